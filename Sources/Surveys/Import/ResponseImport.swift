package import Campaigning
import Foundation
package import Formats
internal import Store

/// `responses import`: answers from a CSV file, in chunks, each row once however often the file comes.
package struct ResponseImport {
    package struct Options: Sendable {
        /// Where the file comes from; the identity of its rows is within it.
        package var source = "csv"
        /// Headers by field.
        package var map: [String: String] = [:]
        package var isDryRun = false
        /// The file for rows that are not taken; written only when there are any.
        package var rejectsPath: String?

        package init() {}
    }

    /// What became of the rows. `late`, `duplicates` and `unmatched` tell apart rows that are also counted before.
    package struct Summary: Sendable, Hashable {
        package var read = 0
        package var created = 0
        package var updated = 0
        package var unchanged = 0
        package var rejected = 0
        /// Rows without any answer, which are passed over.
        package var empty = 0
        package var late = 0
        package var duplicates = 0
        package var unmatched = 0
        /// The first few rejects, for people.
        package var reasons: [String] = []
    }

    package let mapping: ResponseMapping
    private let file: CSVReader
    private let ingest: ResponseIngest
    private let options: Options
    private let now: Instant
    private let signer: TokenSigner

    private static let chunk = 200

    /// Reads the header and finds the columns.
    package init(
        file: CSVReader, ingest: ResponseIngest, signer: TokenSigner, options: Options, now: Instant
    ) throws(ResponseMapping.Mistake) {
        mapping = try ResponseMapping(header: file.header, survey: ingest.survey, given: options.map)
        self.file = file
        self.ingest = ingest
        self.signer = signer
        self.options = options
        self.now = now
    }

    package func run(progress: (Summary) -> Void = { _ in }) throws -> Summary {
        var summary = Summary()
        var rejects = RejectedRows(path: options.isDryRun ? nil : options.rejectsPath, header: file.header)
        var reader = ResponseRowReader(
            mapping: mapping, ingest: ingest, signer: signer, source: options.source, now: now)
        /// The line and the answers of each id that has come, so that a file that says two things of one is noticed.
        var seen: [String: (line: Int, answers: [ResponseRecord.Answer])] = [:]
        var waiting: [Submission] = []
        var isAtEnd = false
        while !isAtEnd {
            do {
                guard let record = try file.next() else {
                    isAtEnd = true
                    break
                }
                summary.read += 1
                do {
                    guard let submission = try reader.submission(record) else {
                        summary.empty += 1
                        continue
                    }
                    if let first = seen[submission.sourceKey] {
                        guard first.answers == submission.sheet.answers else {
                            throw ResponseRowReader.Reject(
                                reason: "id: the same id stands on line \(first.line) with other answers")
                        }
                        summary.unchanged += 1
                        continue
                    }
                    seen[submission.sourceKey] = (record.line, submission.sheet.answers)
                    waiting.append(submission)
                } catch let reject as ResponseRowReader.Reject {
                    try setAside(record.line, reject.reason, record.fields, &summary, &rejects)
                }
            } catch let error as CSVError {
                summary.read += 1
                try setAside(error.line, error.message, error.fields, &summary, &rejects)
            }
            if waiting.count >= ResponseImport.chunk {
                try apply(&waiting, &summary)
                progress(summary)
            }
        }
        try apply(&waiting, &summary)
        try rejects.close()
        progress(summary)
        return summary
    }

    private func setAside(
        _ line: Int, _ reason: String, _ fields: [String], _ summary: inout Summary, _ rejects: inout RejectedRows
    ) throws {
        summary.rejected += 1
        if summary.reasons.count < 10 { summary.reasons.append("line \(line): \(reason)") }
        try rejects.write(line: line, reason: reason, fields: fields)
    }

    /// One transaction; a dry run takes it back.
    private func apply(_ waiting: inout [Submission], _ summary: inout Summary) throws {
        struct DryRun: Error {}
        guard !waiting.isEmpty else { return }
        var next = summary
        do {
            try ingest.store.connection.transaction {
                for submission in waiting { next.count(try ingest.record(submission, now: now)) }
                if options.isDryRun { throw DryRun() }
            }
        } catch is DryRun {}
        summary = next
        waiting.removeAll(keepingCapacity: true)
    }
}

extension ResponseImport.Summary {
    fileprivate mutating func count(_ outcome: ResponseIngest.Outcome) {
        switch outcome.saved.change {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged, .kept: unchanged += 1
        }
        if outcome.saved.isLate { late += 1 }
        if outcome.saved.isDuplicate { duplicates += 1 }
        if outcome.matchedBy == .none { unmatched += 1 }
    }
}
