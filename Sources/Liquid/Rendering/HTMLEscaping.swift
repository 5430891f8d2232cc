/// Escapes text for HTML: safe in elements and in quoted attributes.
package enum HTMLEscaping {
    package static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in bytes.indices where isEscaped(bytes[index]) {
            guard let entity = entity(bytes[index]) else { continue }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            output.append(contentsOf: entity.utf8)
            start = index + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// True for the bytes that have an `entity`: all of them are below 64, so that one word holds the answers.
    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 64 && (0x5000_00C4_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1
    }

    package static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { entity($0) != nil }) else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 32)
        append(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Leaves entities that are there already.
    static func escapedOnce(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "&"), startsEntity(bytes, index + 1) {
                output.append(byte)
            } else if let entity = entity(byte) {
                output.append(contentsOf: entity.utf8)
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// `name;` or `#123;`
    private static func startsEntity(_ bytes: [UInt8], _ start: Int) -> Bool {
        var index = start
        let isNumeric = index < bytes.count && bytes[index] == UInt8(ascii: "#")
        if isNumeric { index += 1 }
        let first = index
        while index < bytes.count, index - first < 64,
            isNumeric ? bytes[index].isDigit : bytes[index].isWord && !bytes[index].isDigit && bytes[index] != 0x5F
        {
            index += 1
        }
        return index > first && index < bytes.count && bytes[index] == UInt8(ascii: ";")
    }

    private static func entity(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}

extension StaticString {
    var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
