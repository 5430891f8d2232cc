package import Campaigning
internal import Formats
package import Store

/// `responses import`: answers from a CSV file, in chunks, each row once however often the file comes.
package struct ResponseImport {
    /// What the rows are called in `imports` and `import_mappings`.
    package static let kind = "responses"

    package let mapping: ResponseMapping
    private let file: ResponseFile
    private let ingest: ResponseIngest
    private let options: ImportOptions
    private let signer: TokenSigner

    /// Rows of one transaction.
    private static let chunk = 200

    /// Reads the header and finds the columns.
    package init(file: ResponseFile, ingest: ResponseIngest, signer: TokenSigner, options: ImportOptions) throws {
        if let path = options.rejectsPath, file.isSame(as: path) {
            throw ImportError(
                Phrase("the rejects cannot be written over the file that is imported"),
                advice: Phrase("name another with --rejects"))
        }
        mapping = try ResponseMapping(
            header: file.reader.header, survey: ingest.survey, given: options.mappings,
            remembered: ingest.store.importMapping(kind: ResponseImport.kind, source: options.source ?? "csv"))
        self.file = file
        self.ingest = ingest
        self.signer = signer
        self.options = options
    }

    package func run(progress: (ImportProgress) throws -> Void = { _ in }) throws -> ImportSummary {
        let store = ingest.store
        let source = options.source ?? "csv"
        var logID: Int64?
        if !options.isDryRun {
            logID = try store.beginImport(
                kind: ResponseImport.kind, fileName: file.name, fileHash: file.hash, source: source, at: options.now)
            try store.rememberImportMapping(kind: ResponseImport.kind, source: source, options.mappings)
        }
        var reader = ResponseRowReader(
            mapping: mapping, ingest: ingest, signer: signer, source: source, now: options.now)
        var tally = ResponseTally()
        let rejects = RejectsFile(
            path: options.isDryRun ? nil : options.rejectsPath, header: mapping.ownHeader,
            delimiter: file.reader.delimiter)
        /// The line and the answers of each id that has come, so that a file that says two things of one is noticed.
        var seen: [String: (line: Int, answers: [ResponseRecord.Answer])] = [:]
        var waiting: [Submission] = []
        try forEachRecord { record in
            tally.summary.read += 1
            guard let submission = try reader.submission(record) else {
                tally.empty += 1
                return
            }
            if let first = seen[submission.sourceKey] {
                guard first.answers == submission.sheet.answers else {
                    throw ResponseRowReader.Reject(
                        reason: Phrase("id: the same id stands on line \(first.line) with other answers"))
                }
                tally.summary.unchanged += 1
                return
            }
            seen[submission.sourceKey] = (record.line, submission.sheet.answers)
            waiting.append(submission)
            guard waiting.count >= ResponseImport.chunk else { return }
            try apply(&waiting, &tally)
            try progress(ImportProgress(read: tally.summary.read, total: nil))
        } rejected: { line, reject, fields in
            tally.reject(line, reject.reason)
            let cells = reject.hidesCells ? [] : Array(fields.dropFirst(mapping.isRejectsFile ? 2 : 0))
            try rejects.write(line: line, reason: reject.reason.english, cells: cells)
        } failed: {
            tally.summary.read += 1
        }
        try apply(&waiting, &tally)
        try rejects.flush()
        if rejects.isOpen { tally.summary.rejectsFile = rejects.path }
        var summary = tally.whole
        if file.reader.encoding != .utf8 {
            summary.notes.append(
                Phrase("\(file.name) is read as \(file.reader.encoding.rawValue); --encoding decides"))
        }
        if let logID { try store.endImport(id: logID, summary, at: options.now) }
        return summary
    }

    /// Gives every record, and every one that is none or that `body` rejects.
    private func forEachRecord(
        _ body: (CSVRecord) throws -> Void,
        rejected: (Int, ResponseRowReader.Reject, [String]) throws -> Void, failed: () -> Void
    ) throws {
        while true {
            do {
                guard let record = try file.reader.next() else { return }
                do {
                    try body(record)
                } catch let reject as ResponseRowReader.Reject {
                    try rejected(record.line, reject, record.fields)
                }
            } catch let error as CSVError {
                failed()
                let reason = error.problem.followed(by: error.advice)
                try rejected(error.line, ResponseRowReader.Reject(reason: reason), error.fields)
            }
        }
    }

    /// One transaction; a dry run takes it back.
    private func apply(_ waiting: inout [Submission], _ tally: inout ResponseTally) throws {
        struct DryRun: Error {}
        guard !waiting.isEmpty else { return }
        var next = tally
        do {
            try ingest.store.connection.transaction {
                for submission in waiting { next.count(try ingest.record(submission, now: options.now)) }
                if options.isDryRun { throw DryRun() }
            }
        } catch is DryRun {}
        if options.isDryRun { next.endChunkTakenBack() }
        tally = next
        waiting.removeAll(keepingCapacity: true)
    }
}
