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

/// The upper halves of the Windows pages as UTF-8; FF where a page has no letter (Unicode's CP1251.TXT and CP1252.TXT).
enum CodePage {
    static let windows1251 = table(
        [
            0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
            0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0, 0x2122, 0x0459,
            0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7,
            0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491,
            0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
        ] + Array(0x0410...0x044F))

    static let windows1252 = table(
        [
            0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
            0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
            0x0153, 0, 0x017E, 0x0178,
        ] + Array(0x00A0...0x00FF))

    private static func table(_ values: [UInt32]) -> [[UInt8]] {
        values.map { value in
            value == 0 ? [0xFF] : Unicode.Scalar(value).flatMap { UTF8.encode($0) }.map { Array($0) } ?? [0xFF]
        }
    }
}
