internal import Formats

/// What the reading thread hands over: some records of the file in its order, made into rows.
struct ImportBatch<Row: ImportRow>: Sendable {
    struct Reject: Sendable {
        let line: Int
        let reason: RowReject
        let cells: [String]
    }

    enum Place {
        case packed(Int)
        case row(Int)
    }

    var packed: PackedRows
    private(set) var rows: [Row] = []
    private(set) var rejects: [Reject] = []
    /// Records that went into this batch.
    var read = 0
    /// Records that need no row of their own, or not yet.
    var putOff = 0
    /// A packed row's number, or the complement of another's.
    private var order: [Int32] = []

    init(cellsPerRow: Int, capacity: Int) { packed = PackedRows(cellsPerRow: cellsPerRow, capacity: capacity) }

    /// Rows.
    var count: Int { order.count }
    func place(_ position: Int) -> Place {
        let number = order[position]
        return number >= 0 ? .packed(Int(number)) : .row(Int(~number))
    }

    /// The packed rows that stand one after another from a position on, as many as one statement takes at most.
    func packedRun(at position: Int, limit: Int) -> ArraySlice<Int32> {
        let end = min(position + min(limit, PackedRows.atOnce), count)
        return order[position..<end].prefix { $0 >= 0 }
    }

    /// As many batches as it takes, all of the same packed rows, in another order of these; what else there is comes last.
    func inOrder(_ numbers: [Int32]) -> [ImportBatch] {
        var batches: [ImportBatch] = []
        for start in stride(from: 0, to: numbers.count, by: PackedRows.typicalRows) {
            var batch = ImportBatch(sharing: packed)
            batch.order = Array(numbers[start..<min(start + PackedRows.typicalRows, numbers.count)])
            batch.read = batch.order.count
            batches.append(batch)
        }
        var rest = self
        rest.packed = PackedRows(cellsPerRow: packed.cellsPerRow)
        rest.order = order.filter { $0 < 0 }
        rest.read = read - numbers.count
        return batches + [rest]
    }

    private init(sharing packed: PackedRows) { self.packed = packed }

    /// Notes that a row was packed.
    mutating func appendPacked() { order.append(Int32(packed.count - 1)) }

    mutating func append(_ row: Row) {
        order.append(~Int32(rows.count))
        rows.append(row)
    }

    mutating func append(_ reason: RowReject, line: Int, cells: [String]) {
        rejects.append(Reject(line: line, reason: reason, cells: cells))
    }
}
