internal import Definitions
import Foundation
internal import Formats
internal import SQLite

/// A row that is ready to be applied, with what its rejection needs.
protocol ImportRow: Sendable {
    var line: Int { get }
    var cells: [String] { get }
}

/// What one kind of import does with the rows that its preparer makes: `apply`, in a transaction. It throws `RowReject` for a
/// row that is not taken, before it has written anything of it.
protocol RowImporter {
    associatedtype Preparer: RowPreparer
    typealias Row = Preparer.Row
    /// What makes the rows, on another thread. The importer does not use it meanwhile, and gets it back with what it learned.
    var preparer: Preparer { get set }
    mutating func apply(_ row: Row) throws -> RowOutcome
    /// What is said of a row that made something new.
    func created(_ row: Row) -> RowChange
    mutating func apply(_ rows: PackedRows, at number: Int) throws -> PackedOutcome
    /// True when rows are tried as new ones first. When it is false, many packed rows at once are only compared.
    var expectsNew: Bool { get }
    /// Packed rows by one statement, as many as `PackedRows.atOnce`.
    mutating func apply(_ rows: PackedRows, _ numbers: ArraySlice<Int32>) throws -> BatchOutcome
    /// A packed row as any other.
    func row(_ rows: PackedRows, at number: Int) throws -> Row
    /// Called in each transaction before the first row.
    mutating func beginChunk() throws
    /// Called in each transaction after the last row: what was put off is written now.
    mutating func endChunk() throws
}

/// Takes the records of a file through an importer in chunks, one short transaction each, and keeps count. A killed
/// import leaves whole chunks behind, and importing the file again completes it.
final class ImportSession {
    private(set) var summary = ImportSummary()
    private let store: Store
    private let file: ImportFile
    private let options: ImportOptions
    private let rejects: RejectsFile
    private var waitingRejects: [(line: Int, reason: Phrase, cells: [String])] = []
    /// The most rows of a transaction. Grows and shrinks so that one takes about 50 ms; never more than 100 by design.
    private var chunkSize = 200
    /// Records of the batches that are done.
    private var done = 0

    /// True while nobody else can want to write.
    var isAlone = false

    /// When a transaction takes no more rows.
    private var enough: Duration { .milliseconds(isAlone ? 150 : 40) }

    init(store: Store, file: ImportFile, options: ImportOptions) throws {
        if let path = options.rejectsPath, file.isSame(as: path) {
            throw ImportError(
                Phrase("the rejects cannot be written over the file that is imported"),
                advice: Phrase("name another with --rejects"))
        }
        self.store = store
        self.file = file
        self.options = options
        rejects = RejectsFile(path: options.rejectsPath, header: file.header, delimiter: file.delimiter)
    }

    func warn(_ warnings: [Phrase]) { summary.warnings += warnings }
    func note(_ notes: [Phrase]) { summary.notes += notes }

    func run<Importer: RowImporter>(
        _ importer: inout Importer, total: Int, _ checkpointer: Checkpointer,
        progress: (ImportProgress) throws -> Void
    ) throws {
        let reading = ReadAhead(file, importer.preparer)
        defer { importer.preparer = reading.stop() }
        var cursor = Cursor<Importer>(reading)
        while try cursor.advance() {
            try apply(&cursor, by: &importer)
            checkpointer.noteCommit()
            try progress(ImportProgress(read: done + cursor.position, total: total))
        }
        try settleRejects()
        try rejects.flush()
        summary.rejectsFile = rejects.isOpen ? rejects.path : nil
        try progress(ImportProgress(read: summary.read, total: total))
    }

    /// How far the rows of the batches have been applied.
    private struct Cursor<Importer: RowImporter> {
        let reading: ReadAhead<Importer.Preparer>
        var batch: ImportBatch<Importer.Row>?
        /// The next row of the batch.
        var position = 0

        init(_ reading: ReadAhead<Importer.Preparer>) { self.reading = reading }

        /// Waits for rows, outside any transaction; false at the end of the file.
        mutating func advance() throws -> Bool {
            if batch == nil { (batch, position) = (try reading.next(), 0) }
            return batch != nil
        }
    }

    /// One transaction.
    private func apply<Importer: RowImporter>(_ cursor: inout Cursor<Importer>, by importer: inout Importer) throws {
        let start = ContinuousClock.now
        let deadline = Date(timeIntervalSinceNow: enough / .seconds(1))
        do {
            try store.connection.transaction {
                try importer.beginChunk()
                var left = chunkSize
                while let batch = cursor.batch, left > 0 {
                    try apply(batch, &cursor.position, &left, start: start, by: &importer)
                    guard cursor.position == batch.count else { break }
                    finish(batch)
                    (cursor.batch, cursor.position) = (cursor.reading.next(until: deadline), 0)
                }
                try importer.endChunk()
                if options.isDryRun { throw DryRunEnd() }
            }
        } catch is DryRunEnd {}
        let duration = ContinuousClock.now - start
        if duration > .milliseconds(80), !isAlone { chunkSize = max(20, chunkSize / 2) }
        if duration < .milliseconds(35) { chunkSize = min(100_000, chunkSize * 2) }
        if cursor.position == 0 { try settleRejects() }
    }

    /// Rows of one batch, as long as there is time.
    private func apply<Importer: RowImporter>(
        _ batch: ImportBatch<Importer.Row>, _ position: inout Int, _ left: inout Int, start: ContinuousClock.Instant,
        by importer: inout Importer
    ) throws {
        var checked = position / PackedRows.atOnce
        while position < batch.count, left > 0 {
            if position / PackedRows.atOnce != checked {
                if ContinuousClock.now - start > enough {
                    left = 0
                    break
                }
                checked = position / PackedRows.atOnce
            }
            var count = 1
            switch batch.place(position) {
            case .packed:
                count = try apply(batch.packed, batch.packedRun(at: position, limit: left), by: &importer)
            case .row(let number): try apply(batch.rows[number], by: &importer)
            }
            position += count
            left -= count
        }
    }

    /// One packed row, or many at once; how many.
    private func apply<Importer: RowImporter>(
        _ rows: PackedRows, _ numbers: ArraySlice<Int32>, by importer: inout Importer
    ) throws -> Int {
        // What is told of changes is told of rows: only those that change nothing are done with before that.
        let isTold = options.listsChanges || summary.firstChanges.count < 10
        if !(isTold && importer.expectsNew), numbers.count == PackedRows.atOnce {
            switch try importer.apply(rows, numbers) {
            case .none: break
            case .allCreated:
                summary.created += numbers.count
                return numbers.count
            case .each(let outcomes):
                for (number, outcome) in zip(numbers, outcomes) {
                    try settle(outcome, rows, at: Int(number), by: &importer)
                }
                return numbers.count
            }
        }
        guard let number = numbers.first.map({ Int($0) }) else { return 0 }
        try settle(isTold ? .unusual : importer.apply(rows, at: number), rows, at: number, by: &importer)
        return 1
    }

    private func settle<Importer: RowImporter>(
        _ outcome: PackedOutcome, _ rows: PackedRows, at number: Int, by importer: inout Importer
    ) throws {
        switch outcome {
        case .created: summary.created += 1
        case .unchanged: summary.unchanged += 1
        case .unusual: try apply(importer.row(rows, at: number), by: &importer)
        }
    }

    private func apply<Importer: RowImporter>(_ row: Importer.Row, by importer: inout Importer) throws {
        do {
            count(try importer.apply(row), line: row.line) { importer.created(row) }
        } catch let reject as RowReject {
            add(reject, line: row.line, cells: row.cells)
        }
    }

    private func finish(_ batch: ImportBatch<some ImportRow>) {
        done += batch.read
        summary.read += batch.read
        summary.unchanged += batch.putOff
        for reject in batch.rejects { add(reject.reason, line: reject.line, cells: reject.cells) }
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
        if summary.firstChanges.count < 10 { summary.firstChanges.append(Phrase("line \(line): \(change.sentence)")) }
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
            if summary.firstRejects.count < 10 {
                summary.firstRejects.append(Phrase("line \(reject.line): \(reject.reason)"))
            }
            // The file is for any reader and any day: always in English.
            try rejects.write(line: reject.line, reason: reject.reason.english, cells: reject.cells)
        }
        waitingRejects.removeAll(keepingCapacity: true)
    }

    private struct DryRunEnd: Error {}
}
