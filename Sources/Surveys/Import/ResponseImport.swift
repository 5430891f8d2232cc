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
    private let hooks: [String]
    private let times: ToolTime
    /// Dates such as 8/4/2025 could mean another day, and nothing in the file says which.
    private let isOrderDoubtful: Bool
    private let head: ExportHead

    /// Rows of one transaction.
    private static let chunk = 200

    /// Reads the header and finds the columns.
    /// - Parameter hooks: webhooks that bring answers to the same survey.
    package init(
        file: ResponseFile, ingest: ResponseIngest, signer: TokenSigner, options: ImportOptions, hooks: [String] = []
    ) throws {
        if ingest.survey.isAnonymous {
            throw ImportError(
                Phrase("the answers of \(ingest.campaign.name) are anonymous, and an export says who gave them"),
                advice: Phrase("let it be answered on its own page, or delete anonymous: true"))
        }
        if let path = options.rejectsPath, file.isSame(as: path) {
            throw ImportError(
                Phrase("the rejects cannot be written over the file that is imported"),
                advice: Phrase("name another with --rejects"))
        }
        head = try ExportHead(file.reader)
        mapping = try ResponseMapping(
            header: file.reader.header, more: head.rows.map(\.fields), survey: ingest.survey, given: options.mappings,
            remembered: ingest.store.importMapping(kind: ResponseImport.kind, source: options.source ?? "csv"),
            file: ingest.campaign.importMap)
        var times = ToolTime(zone: mapping.isInUTC ? .utc : ingest.zone, order: options.dates)
        isOrderDoubtful = try times.findOrder(file, mapping)
        self.times = times
        self.hooks = hooks
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
            mapping: mapping, ingest: ingest, signer: signer, source: source, now: options.now, times: times,
            hooks: hooks)
        var tally = ResponseTally()
        let rejects = RejectsFile(
            path: options.isDryRun ? nil : options.rejectsPath, header: mapping.ownHeader,
            delimiter: file.reader.delimiter)
        /// The line and the answers of each id that has come, so that a file that says two things of one is noticed.
        var seen: [String: (line: Int, answers: [ResponseRecord.Answer])] = [:]
        var waiting: [Submission] = []
        try forEachRecord { record in
            tally.summary.read += 1
            let submission: Submission
            switch try reader.row(record) {
            case .empty:
                tally.empty += 1
                return
            case .unwanted(let row): return tally.pass(row)
            case .submission(let found): submission = found
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
            for option in submission.sheet.strangeOptions {
                tally.strangers["\(option.question): \(option.text)", default: 0] += 1
            }
            waiting.append(submission)
            guard waiting.count >= ResponseImport.chunk else { return }
            try apply(&waiting, &tally)
            try progress(ImportProgress(read: tally.summary.read, total: nil))
        } rejected: { line, reject, fields in
            tally.reject(line, reject.reason)
            // The rest of the header goes first, so that the corrected file is read as this one was.
            if !rejects.isOpen {
                for row in head.rows { try rejects.write(line: row.line, reason: "header", cells: head.cells(row)) }
            }
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
        if isOrderDoubtful {
            summary.notes.append(
                Phrase("days such as 8/4/2026 are read as month/day/year; --dates dmy reads them the other way round"))
        }
        if !tally.strangers.isEmpty {
            let most = tally.strangers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10)
            let list = most.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
            summary.notes.append(Phrase("options that are not declared are kept as written: \(list)"))
        }
        if let logID { try store.endImport(id: logID, summary, at: options.now) }
        return summary
    }

    /// Gives every record, and every one that is none or that `body` rejects.
    private func forEachRecord(
        _ body: (CSVRecord) throws -> Void,
        rejected: (Int, ResponseRowReader.Reject, [String]) throws -> Void, failed: () -> Void
    ) throws {
        var early = head.records[...]
        while true {
            do {
                guard let record = try early.popFirst() ?? file.reader.next() else { return }
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
                for submission in waiting {
                    let outcome = try ingest.record(submission, now: options.now)
                    try ingest.store.fillAwaitedResponse(
                        campaign: ingest.campaign.name, response: submission.toolID, with: outcome.saved.id)
                    next.count(outcome)
                }
                if options.isDryRun { throw DryRun() }
            }
        } catch is DryRun {}
        if options.isDryRun { next.endChunkTakenBack() }
        tally = next
        waiting.removeAll(keepingCapacity: true)
    }
}
