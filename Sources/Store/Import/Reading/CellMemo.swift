internal import SQLite

/// What cells of a column were read as lately: columns of plans, countries and days have few different ones.
struct CellMemo {
    private struct Entry {
        let cell: [UInt8]
        let value: SQLValue
    }

    private var entries: [Entry?] = Array(repeating: nil, count: 512)

    /// The value of a cell; `read` makes it of the text.
    mutating func value(
        _ cell: UnsafeBufferPointer<UInt8>, read: (String) throws(RowReject) -> SQLValue
    ) throws(RowReject) -> SQLValue {
        let place = Int(UInt(bitPattern: ByteHash.of(cell)) % 512)
        if let entry = entries[place], entry.cell.elementsEqual(cell) { return entry.value }
        guard let text = String(validating: cell, as: UTF8.self) else { throw RowReject("not UTF-8") }
        let value = try read(text)
        if cell.count <= 64 { entries[place] = Entry(cell: Array(cell), value: value) }
        return value
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
