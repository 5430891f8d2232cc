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

    init(cellsPerRow: Int) { packed = PackedRows(cellsPerRow: cellsPerRow) }

    /// Rows.
    var count: Int { order.count }
    var isFull: Bool { read >= PackedRows.typicalRows || packed.size > 1 << 20 }

    func place(_ position: Int) -> Place {
        let number = order[position]
        return number >= 0 ? .packed(Int(number)) : .row(Int(~number))
    }

    /// How many packed rows stand one after another from a position on; as many as one statement takes are enough to know.
    func packedRun(at position: Int) -> Int {
        let end = min(position + PackedRows.atOnce, count)
        // Packed rows are numbered in their order, so a run of them is as long as their numbers say.
        return order[end - 1] >= 0 && Int(order[end - 1] - order[position]) == end - 1 - position ? end - position : 1
    }

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
