/// Turns chunks of a file into UTF-8, cut anywhere. What its encoding does not have becomes the byte FF, which is in no
/// UTF-8 text: the row is refused where it is read, and nothing is replaced on the quiet.
enum TextDecoder {
    case none
    case utf16(UTF16Decoder)
    case table([[UInt8]])

    init(_ encoding: TextEncoding) {
        switch encoding {
        case .utf8: self = .none
        case .utf16LittleEndian: self = .utf16(UTF16Decoder(isBigEndian: false))
        case .utf16BigEndian: self = .utf16(UTF16Decoder(isBigEndian: true))
        case .windows1251: self = .table(CodePage.windows1251)
        case .windows1252: self = .table(CodePage.windows1252)
        case .koi8R: self = .table(CodePage.koi8R)
        case .ibm866: self = .table(CodePage.ibm866)
        }
    }

    mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .none: return bytes
        case .utf16(var decoder):
            let output = decoder.decode(bytes)
            self = .utf16(decoder)
            return output
        case .table(let table):
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count * 2)
            for byte in bytes {
                if byte < 0x80 { output.append(byte) } else { output.append(contentsOf: table[Int(byte) - 0x80]) }
            }
            return output
        }
    }

    /// What is left at the end of the file.
    mutating func finish() -> [UInt8] {
        guard case .utf16(var decoder) = self else { return [] }
        let output = decoder.finish()
        self = .utf16(decoder)
        return output
    }
}

/// UTF-16 to UTF-8 across chunk boundaries.
struct UTF16Decoder {
    let isBigEndian: Bool
    private var pendingByte: UInt8?
    private var pendingSurrogate: UInt16?

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
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
                output.append(contentsOf: UTF8.encode(Unicode.Scalar(value)!)!)
                return
            }
            output.append(0xFF)
        }
        if unit < 0x80 {
            output.append(UInt8(unit))
        } else if (0xD800...0xDBFF).contains(unit) {
            pendingSurrogate = unit
        } else if let scalar = Unicode.Scalar(unit) {
            output.append(contentsOf: UTF8.encode(scalar)!)
        } else {
            output.append(0xFF)
        }
    }
}
