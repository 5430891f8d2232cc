import Foundation

/// Text forms of bytes: base64url without padding (RFC 4648, 5), base64, lower-case hexadecimal and base32.
package enum TextCode {
    /// Every link has one: Foundation takes longer than signing does.
    package static func base64URL(_ bytes: [UInt8]) -> String {
        let digits = (bytes.count * 4 + 2) / 3
        return String(unsafeUninitializedCapacity: digits) { text in
            for digit in 0..<digits {
                let (byte, shift) = (digit * 6 / 8, digit * 6 % 8)
                let low = byte + 1 < bytes.count ? UInt16(bytes[byte + 1]) : 0
                let pair = UInt16(bytes[byte]) << 8 | low
                text[digit] = base64URLDigit(UInt8(pair >> UInt16(10 - shift) & 63))
            }
            return digits
        }
    }

    private static func base64URLDigit(_ value: UInt8) -> UInt8 {
        switch value {
        case 0..<26: 0x41 + value
        case 26..<52: 0x61 + value - 26
        case 52..<62: 0x30 + value - 52
        case 62: 0x2D
        default: 0x5F
        }
    }

    /// Nil unless the text is base64url in its one canonical form, without padding.
    package static func fromBase64URL(_ text: String) -> [UInt8]? {
        var standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        guard !text.contains("+"), !text.contains("/"), !text.contains("=") else { return nil }
        while standard.utf8.count % 4 != 0 { standard += "=" }
        guard let data = Data(base64Encoded: standard) else { return nil }
        let bytes = [UInt8](data)
        return base64URL(bytes) == text ? bytes : nil
    }

    package static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    package static func fromBase64(_ text: String) -> [UInt8]? {
        Data(base64Encoded: text).map { [UInt8]($0) }
    }

    package static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    package static func fromHex(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        case 0x41...0x46: digit - 0x41 + 10
        default: nil
        }
    }

    /// Base32 (RFC 4648, 6) in lower case without padding: survives mail servers that fold case.
    package static func base32(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 8 + 4) / 5) { text in
            var (buffer, bits, count): (UInt32, UInt32, Int) = (0, 0, 0)
            for byte in bytes {
                buffer = buffer << 8 | UInt32(byte)
                bits += 8
                while bits >= 5 {
                    bits -= 5
                    text[count] = base32Digit(buffer >> bits & 31)
                    count += 1
                }
            }
            if bits > 0 {
                text[count] = base32Digit(buffer << (5 - bits) & 31)
                count += 1
            }
            return count
        }
    }

    private static func base32Digit(_ value: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x32 + value - 26)
    }

    package static func fromBase32(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for letter in text.utf8 {
            let value: UInt8
            switch letter {
            case 0x61...0x7a: value = letter - 0x61
            case 0x41...0x5a: value = letter - 0x41
            case 0x32...0x37: value = letter - 0x32 + 26
            default: return nil
            }
            buffer = (buffer << 5 | UInt32(value)) & 0xffff
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> UInt32(bits) & 0xff))
            }
        }
        return bytes
    }
}
