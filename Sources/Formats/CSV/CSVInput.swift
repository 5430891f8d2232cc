/// The bytes of a CSV file in UTF-8, chunk after chunk, without a byte order mark. UTF-16 is recognised by its mark and
/// converted on the way.
final class CSVInput {
    private let read: () throws -> [UInt8]
    private var utf16: UTF16Converter?
    private(set) var chunk: [UInt8] = []
    var position = 0

    /// - Parameter read: the next bytes, empty at the end.
    init(_ read: @escaping () throws -> [UInt8]) throws {
        self.read = read
        try fillHead()
    }

    /// Makes the next chunk current; false at the end.
    func advance() throws -> Bool {
        position = 0
        repeat {
            let bytes = try read()
            guard !bytes.isEmpty else {
                chunk = utf16?.finish() ?? []
                utf16 = nil
                return !chunk.isEmpty
            }
            chunk = utf16?.convert(bytes) ?? bytes
        } while chunk.isEmpty
        return true
    }

    /// Reads enough for the byte order mark and for guessing the delimiter.
    private func fillHead() throws {
        var head: [UInt8] = []
        while head.count < CSVInput.headSize {
            let bytes = try read()
            if bytes.isEmpty { break }
            head += bytes
        }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            head.removeFirst(3)
        } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            var converter = UTF16Converter(isBigEndian: head[0] == 0xFE)
            head = converter.convert(Array(head.dropFirst(2)))
            utf16 = converter
        }
        chunk = head
    }

    private static let headSize = 65_536
}

/// UTF-16 to UTF-8 across chunk boundaries. A lone surrogate becomes the byte FF, which UTF-8 validation then refuses.
private struct UTF16Converter {
    let isBigEndian: Bool
    private var pendingByte: UInt8?
    private var pendingSurrogate: UInt16?

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    mutating func convert(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for byte in bytes {
            guard let first = pendingByte else {
                pendingByte = byte
                continue
            }
            pendingByte = nil
            take(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &output)
        }
        return output
    }

    mutating func finish() -> [UInt8] {
        defer { (pendingByte, pendingSurrogate) = (nil, nil) }
        return pendingByte != nil || pendingSurrogate != nil ? [0xFF] : []
    }

    private mutating func take(_ unit: UInt16, _ output: inout [UInt8]) {
        if let high = pendingSurrogate {
            pendingSurrogate = nil
            if (0xDC00...0xDFFF).contains(unit) {
                let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                output.append(contentsOf: String(Unicode.Scalar(value)!).utf8)
                return
            }
            output.append(0xFF)
        }
        if (0xD800...0xDBFF).contains(unit) {
            pendingSurrogate = unit
        } else if let scalar = Unicode.Scalar(unit) {
            if unit < 0x80 { output.append(UInt8(unit)) } else { output.append(contentsOf: String(scalar).utf8) }
        } else {
            output.append(0xFF)
        }
    }
}
