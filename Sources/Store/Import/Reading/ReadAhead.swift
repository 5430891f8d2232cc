import Foundation
internal import Formats

/// Makes rows of records, on a thread of its own. Knows nothing of the store.
protocol RowPreparer: SendableMetatype {
    associatedtype Row: ImportRow
    /// Cells of a packed row.
    var cellsPerRow: Int { get }
    /// Packs a record of the usual kind; false, with nothing packed, for any other: `prepare` then has it.
    mutating func pack(_ record: RawRecord, into rows: inout PackedRows) -> Bool
    /// The row to apply, or nil when the record needs none of its own. Throws `RowReject` for one that is not taken.
    mutating func prepare(_ record: CSVRecord) throws -> Row?
    /// What is still to be applied at the end of the file.
    mutating func finish() -> [Row]
    /// How much is packed before it is handed on, in bytes.
    var packedSize: Int { get }
    /// Packed rows in the order in which they are best applied; nil for that of the file.
    mutating func arrange(_ rows: inout PackedRows) throws -> [Int32]?
}

extension RowPreparer {
    var packedSize: Int { 1 << 18 }
    func arrange(_ rows: inout PackedRows) -> [Int32]? { nil }
}

/// Reads a file ahead of who writes it to the store.
final class ReadAhead<Preparer: RowPreparer>: Sendable {
    typealias Batch = ImportBatch<Preparer.Row>

    private let handOver: HandOver<Batch>
    // The reading thread alone uses these until it has ended, the writing one alone after that.
    nonisolated(unsafe) private var file: ImportFile
    nonisolated(unsafe) private var preparer: Preparer
    nonisolated(unsafe) private var failure: (any Error)?

    private struct Stopped: Error {}

    init(_ file: ImportFile, _ preparer: Preparer) {
        (self.file, self.preparer) = (file, preparer)
        // Batches that share their packed rows weigh nothing: all of them go in, and the next ones are read meanwhile.
        handOver = HandOver(capacity: preparer.packedSize > 1 << 18 ? 72 : 4)
        let thread = Thread { [self] in
            do { try read() } catch { failure = error }
            handOver.end()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// The next batch, nil at the end of the file.
    func next() throws -> Batch? {
        if let batch = handOver.take() { return batch }
        if let failure { throw failure }
        return nil
    }

    /// The next batch if it comes soon.
    func next(until deadline: Date) -> Batch? { handOver.take(until: deadline) }

    /// Ends the reading, if it has not ended, and gives back what read.
    func stop() -> Preparer {
        handOver.stop()
        return preparer
    }

    private func read() throws {
        var work = Work(preparer: preparer, handOver: handOver)
        defer { preparer = work.preparer }
        try file.forEachRecord(
            unless: { try work.pack($0) }, { try work.prepare($0) }, failed: { try work.note($0) })
        try work.finish()
    }

    private struct Work {
        var preparer: Preparer
        let handOver: HandOver<Batch>
        private var batch: Batch
        private var isFirst = true

        init(preparer: Preparer, handOver: HandOver<Batch>) {
            (self.preparer, self.handOver) = (preparer, handOver)
            batch = Batch(cellsPerRow: preparer.cellsPerRow, capacity: 1 << 18)
        }

        mutating func pack(_ record: RawRecord) throws -> Bool {
            guard preparer.pack(record, into: &batch.packed) else { return false }
            batch.appendPacked()
            try noteRead()
            return true
        }

        mutating func prepare(_ record: CSVRecord) throws {
            do {
                if let row = try preparer.prepare(record) { batch.append(row) } else { batch.putOff += 1 }
            } catch let reject as RowReject {
                batch.append(reject, line: record.line, cells: record.fields)
            }
            try noteRead()
        }

        mutating func note(_ error: CSVError) throws {
            let reason = error.problem.followed(by: error.advice)
            batch.append(RowReject(reason), line: error.line, cells: error.fields)
            try noteRead()
        }

        mutating func finish() throws {
            for row in preparer.finish() {
                batch.append(row)
                // It was counted when it was put off.
                batch.putOff -= 1
                if batch.count >= PackedRows.typicalRows { try handOn() }
            }
            try handOn()
        }

        private mutating func noteRead() throws {
            batch.read += 1
            let isLarge = preparer.packedSize > 1 << 18 && !isFirst
            if batch.packed.size >= preparer.packedSize || batch.read - batch.packed.count >= PackedRows.typicalRows
                || !isLarge && batch.read >= PackedRows.typicalRows
            {
                try handOn()
            }
        }

        private mutating func handOn() throws {
            var full = batch
            batch = Batch(cellsPerRow: preparer.cellsPerRow, capacity: preparer.packedSize)
            // What people are told of first is told in the order of the file.
            let order = isFirst ? nil : try preparer.arrange(&full.packed)
            isFirst = false
            for part in order.map(full.inOrder) ?? [full] where !handOver.put(part) { throw Stopped() }
        }
    }
}
