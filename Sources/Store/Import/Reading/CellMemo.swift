internal import Formats
internal import SQLite

/// What short cells of a column were read as lately: columns of plans, countries and days have few different ones.
struct CellMemo {
    enum Hit {
        /// The cell's own text is the value.
        case itself
        case value(SQLValue)
    }

    /// A cell of at most 16 bytes.
    private struct Key: Equatable {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var count = -1

        init() {}

        init?(_ cell: UnsafeBufferPointer<UInt8>) {
            guard cell.count <= 16 else { return nil }
            count = cell.count
            withUnsafeMutableBytes(of: &low) { $0.copyMemory(from: UnsafeRawBufferPointer(cell).prefixBytes(8)) }
            withUnsafeMutableBytes(of: &high) {
                $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(cell).dropFirst(8)))
            }
        }

        var place: Int { Int(truncatingIfNeeded: ((low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> 53) }
    }

    private var keys = Array(repeating: Key(), count: 2048)
    private var values: [SQLValue?] = Array(repeating: nil, count: 2048)

    func find(_ cell: UnsafeBufferPointer<UInt8>) -> Hit? {
        guard let key = Key(cell), keys[key.place] == key else { return nil }
        return values[key.place].map(Hit.value) ?? .itself
    }

    mutating func keep(_ cell: UnsafeBufferPointer<UInt8>, _ value: SQLValue) {
        guard let key = Key(cell) else { return }
        keys[key.place] = key
        if case .text(var text) = value, text.withUTF8({ $0.elementsEqual(cell) }) {
            values[key.place] = nil
        } else {
            values[key.place] = value
        }
    }

    /// The value of a cell; `read` makes it of the text.
    mutating func value(
        _ cell: UnsafeBufferPointer<UInt8>, read: (String) throws(RowReject) -> SQLValue
    ) throws(RowReject) -> SQLValue {
        if case .value(let value)? = find(cell) { return value }
        guard let text = String(validating: cell, as: UTF8.self) else { throw RowReject(Phrase("not UTF-8")) }
        if case .itself? = find(cell) { return .text(text) }
        let value = try read(text)
        keep(cell, value)
        return value
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func prefixBytes(_ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[..<Swift.min(count, self.count)])
    }
}

/// Hashes of bytes with a seed of this process, so that nobody can write a file in which they all meet.
enum ByteHash {
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        return hasher.finalize()
    }

    static func of(_ text: String) -> Int {
        var text = text
        return text.withUTF8(of)
    }
}
