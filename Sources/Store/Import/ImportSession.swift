internal import Definitions
import Foundation
internal import Formats
internal import SQLite

/// A row that is ready to be applied, with what its rejection needs.
protocol ImportRow {
    var line: Int { get }
    var cells: [String] { get }
}

/// What one kind of import does with a record: `prepare` outside any transaction, `apply` inside. Both throw `RowReject`
/// for a row that is not taken, `apply` before it has written anything of it.
protocol RowImporter {
    associatedtype Row: ImportRow
    /// The row to apply, or nil when the record needs none of its own.
    mutating func prepare(_ record: CSVRecord) throws -> Row?
    /// What is still to be applied at the end of the file.
    mutating func finish() -> [Row]
    mutating func apply(_ row: Row) throws -> RowOutcome
    /// What is said of a row that made something new.
    func created(_ row: Row) -> RowChange
    /// Called in each transaction before the first row.
    mutating func beginChunk() throws
    /// Called in each transaction after the last row: what was put off is written now.
    mutating func endChunk() throws
}

extension RowImporter {
    mutating func beginChunk() throws {}
    mutating func endChunk() throws {}
}

/// Takes the records of a file through an importer in chunks, one short transaction each, and keeps count. A killed
/// import leaves whole chunks behind, and importing the file again completes it.
final class ImportSession {
    private(set) var summary = ImportSummary()
    private let store: Store
    private let file: ImportFile
    private let options: ImportOptions
    private let rejects: RejectsFile
    private var waitingRejects: [(line: Int, reason: String, cells: [String])] = []
    /// Grows and shrinks so that a transaction takes about 50 ms; never more than 100 by design.
    private var chunkSize = 200

    init(store: Store, file: ImportFile, options: ImportOptions) throws {
        if let path = options.rejectsPath, file.isSame(as: path) {
            throw ImportError(
                "the rejects cannot be written over the file that is imported",
                suggestion: "name another with --rejects")
        }
        self.store = store
        self.file = file
        self.options = options
        rejects = RejectsFile(path: options.rejectsPath, header: file.header, delimiter: file.delimiter)
    }

    func warn(_ warnings: [String]) { summary.warnings += warnings }
    func note(_ notes: [String]) { summary.notes += notes }

    func run<Importer: RowImporter>(
        _ importer: inout Importer, total: Int, progress: (ImportProgress) throws -> Void
    ) throws {
        var chunk: [Importer.Row] = []
        try file.forEachRecord { record in
            summary.read += 1
            do {
                if let row = try importer.prepare(record) { chunk.append(row) } else { summary.unchanged += 1 }
            } catch let reject as RowReject {
                add(reject, line: record.line, cells: record.fields)
            }
            if chunk.count >= chunkSize {
                try apply(&chunk, by: &importer)
                try progress(ImportProgress(read: summary.read, total: total))
            }
        } failed: { error in
            summary.read += 1
            add(
                RowReject(error.message + (error.suggestion.map { "; \($0)" } ?? "")), line: error.line,
                cells: error.fields)
        }
        let rest = importer.finish()
        // Each of these was counted as unchanged when it was put off.
        summary.unchanged -= rest.count
        chunk += rest
        while !chunk.isEmpty {
            var part = Array(chunk.prefix(chunkSize))
            chunk.removeFirst(part.count)
            try apply(&part, by: &importer)
        }
        try settleRejects()
        try rejects.flush()
        summary.rejectsFile = rejects.isOpen ? rejects.path : nil
        try progress(ImportProgress(read: summary.read, total: total))
    }

    private func apply<Importer: RowImporter>(_ chunk: inout [Importer.Row], by importer: inout Importer) throws {
        let start = ContinuousClock.now
        do {
            try store.connection.transaction {
                try importer.beginChunk()
                for row in chunk {
                    do {
                        count(try importer.apply(row), line: row.line) { importer.created(row) }
                    } catch let reject as RowReject {
                        add(reject, line: row.line, cells: row.cells)
                    }
                }
                try importer.endChunk()
                if options.isDryRun { throw DryRunEnd() }
            }
        } catch is DryRunEnd {}
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        if milliseconds > 70 { chunkSize = max(20, chunkSize / 2) }
        if milliseconds < 35 { chunkSize = min(5000, chunkSize * 3 / 2) }
        chunk.removeAll(keepingCapacity: true)
        try settleRejects()
    }

    private func count(_ outcome: RowOutcome, line: Int, created: () -> RowChange) {
        switch outcome {
        case .created:
            summary.created += 1
            noteChange(line, .created, created)
        case .updated(let what):
            summary.updated += 1
            noteChange(line, .updated, what)
        case .unchanged: summary.unchanged += 1
        }
    }

    private func noteChange(_ line: Int, _ kind: ImportChange.Kind, _ what: () -> RowChange) {
        guard options.listsChanges || summary.firstChanges.count < 10 else { return }
        let change = what()
        if summary.firstChanges.count < 10 { summary.firstChanges.append("line \(line): \(change.sentence)") }
        if options.listsChanges {
            summary.changes.append(ImportChange(line: line, kind: kind, who: change.who, fields: change.fields))
        }
    }

    private func add(_ reject: RowReject, line: Int, cells: [String]) {
        summary.rejected += 1
        waitingRejects.append((line, reject.reason, reject.hidesCells ? [] : cells))
    }

    private func settleRejects() throws {
        for reject in waitingRejects.sorted(by: { $0.line < $1.line }) {
            if summary.firstRejects.count < 10 { summary.firstRejects.append("line \(reject.line): \(reject.reason)") }
            try rejects.write(line: reject.line, reason: reject.reason, cells: reject.cells)
        }
        waitingRejects.removeAll(keepingCapacity: true)
    }

    private struct DryRunEnd: Error {}
}
