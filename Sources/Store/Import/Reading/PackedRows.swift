internal import Formats
internal import SQLite

/// Many rows in a few arrays: what nearly every row of a file is, ready to be bound without a string being made of it. Each
/// importer knows what its cells mean.
struct PackedRows: Sendable {
    enum Cell {
        case null
        case integer(Int64)
        case real(Double)
        /// Bytes of `bytes`: UTF-8, or a hash.
        case text(Range<Int>)
    }

    private struct Row {
        let line: Int
        let start: Int
        let gap: Int
    }

    let cellsPerRow: Int
    /// How large it will become, in bytes.
    private let capacity: Int
    private var bytes: [UInt8] = []
    private var cells: [Slot] = []
    private var rows: [Row] = []
    /// Where each field of each row ends, counted from its row's start.
    private var ends: [Int32] = []
    private var fieldsPerRow = 0

    /// 16 bytes for each.
    private struct Slot {
        enum Kind: Int32 { case null, integer, real, text }

        var kind: Kind
        var count: Int32 = 0
        var bits: UInt64 = 0
    }

    init(cellsPerRow: Int, capacity: Int = 0) { (self.cellsPerRow, self.capacity) = (cellsPerRow, capacity) }

    var count: Int { rows.count }
    var isEmpty: Bool { rows.isEmpty }
    /// Roughly, in bytes.
    var size: Int { bytes.count + 16 * cells.count + 4 * ends.count }

    func line(_ row: Int) -> Int { rows[row].line }

    func cell(_ row: Int, _ cell: Int) -> Cell {
        let slot = cells[row * cellsPerRow + cell]
        switch slot.kind {
        case .null: return .null
        case .integer: return .integer(Int64(bitPattern: slot.bits))
        case .real: return .real(Double(bitPattern: slot.bits))
        case .text: return .text(Int(slot.bits)..<Int(slot.bits) + Int(slot.count))
        }
    }

    /// The row's own fields, as the file has them.
    func fields(_ row: Int) -> [String] {
        var start = rows[row].start
        return ends[(row * fieldsPerRow)..<((row + 1) * fieldsPerRow)].map { end in
            let end = rows[row].start + Int(end)
            defer { start = end + rows[row].gap }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer(body)
    }

    /// Fills a place that was left empty.
    mutating func set(_ row: Int, _ cell: Int, _ value: Int64) {
        cells[row * cellsPerRow + cell] = Slot(kind: .integer, bits: UInt64(bitPattern: value))
    }

    func text(_ row: Int, _ cell: Int) -> String? {
        guard case .text(let range) = self.cell(row, cell) else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    func value(_ row: Int, _ cell: Int) -> SQLValue {
        switch self.cell(row, cell) {
        case .null: .null
        case .integer(let value): .integer(value)
        case .real(let value): .real(value)
        case .text(let range): .text(String(decoding: bytes[range], as: UTF8.self))
        }
    }
}

/// Adding rows: `begin`, a cell for each place, `commit` or `abandon`.
extension PackedRows {
    mutating func begin(_ record: RawRecord) {
        if rows.isEmpty { reserve(record) }
        rows.append(Row(line: record.line, start: bytes.count, gap: record.gap))
        bytes.append(contentsOf: record.bytes)
        for end in record.ends { ends.append(Int32(truncatingIfNeeded: end)) }
        fieldsPerRow = record.count
    }

    private mutating func reserve(_ record: RawRecord) {
        let width = record.bytes.count + 48
        let expected = capacity / (width + 16 * cellsPerRow + 4 * record.count) + 64
        bytes.reserveCapacity(expected * width)
        cells.reserveCapacity(expected * cellsPerRow)
        rows.reserveCapacity(expected)
        ends.reserveCapacity(expected * record.count)
    }

    /// Takes back the row that was begun last.
    mutating func abandon() {
        guard let row = rows.popLast() else { return }
        bytes.removeLast(bytes.count - row.start)
        ends.removeLast(fieldsPerRow)
        cells.removeLast(cells.count - rows.count * cellsPerRow)
    }

    mutating func addNull() { cells.append(Slot(kind: .null)) }
    mutating func add(_ value: Int64) { cells.append(Slot(kind: .integer, bits: UInt64(bitPattern: value))) }
    mutating func add(_ value: Double) { cells.append(Slot(kind: .real, bits: value.bitPattern)) }

    /// A field of the record that was begun, as it stands.
    mutating func add(field range: Range<Int>) {
        guard let row = rows.last else { return }
        cells.append(Slot(kind: .text, count: Int32(range.count), bits: UInt64(row.start + range.lowerBound)))
    }

    mutating func add(_ text: some Collection<UInt8>) {
        cells.append(Slot(kind: .text, count: Int32(text.count), bits: UInt64(bytes.count)))
        bytes.append(contentsOf: text)
    }

    mutating func add(_ value: SQLValue) {
        switch value {
        case .null: addNull()
        case .integer(let value): add(value)
        case .real(let value): add(value)
        case .text(let value): add(value.utf8)
        case .blob(let value): add(value)
        }
    }

    static let typicalRows = 1000
    /// Rows that one statement inserts.
    static let atOnce = 32
}
