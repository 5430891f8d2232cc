internal import COpenSSL
import Foundation

/// Text forms of bytes: base64url without padding (RFC 4648, 5), base64, lower-case hexadecimal and base32.
package enum TextCode {
    private static let base64URLDigits: StaticString =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    private static let base32Digits: StaticString = "abcdefghijklmnopqrstuvwxyz234567"

    /// Digits of so many bytes in base64url.
    package static func base64URLLength(_ count: Int) -> Int { (count * 4 + 2) / 3 }
    /// Digits of so many bytes in base32.
    package static func base32Length(_ count: Int) -> Int { (count * 8 + 4) / 5 }

    package static func base64URL(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: base64URLLength(bytes.count)) { text in
            if let start = text.baseAddress { bytes.withUnsafeBufferPointer { writeBase64URL($0, to: start) } }
            return base64URLLength(bytes.count)
        }
    }

    /// Every link has one: Foundation takes longer than signing does.
    /// - Parameter text: with room for `base64URLLength` of the bytes.
    package static func writeBase64URL(_ bytes: UnsafeBufferPointer<UInt8>, to text: UnsafeMutablePointer<UInt8>) {
        write(bytes, base64URLDigits.utf8Start, bitsADigit: 6, to: text)
    }

    /// - Parameter text: with room for `base32Length` of the bytes.
    package static func writeBase32(_ bytes: UnsafeBufferPointer<UInt8>, to text: UnsafeMutablePointer<UInt8>) {
        write(bytes, base32Digits.utf8Start, bitsADigit: 5, to: text)
    }

    /// Bits from the first byte on, each group of them as its digit; the last group is filled with zeros.
    @inline(__always) private static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ digits: UnsafePointer<UInt8>, bitsADigit: UInt32,
        to text: UnsafeMutablePointer<UInt8>
    ) {
        let mask = (UInt32(1) << bitsADigit) - 1
        var (buffer, bits, count): (UInt32, UInt32, Int) = (0, 0, 0)
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= bitsADigit {
                bits -= bitsADigit
                text[count] = digits[Int(buffer >> bits & mask)]
                count += 1
            }
        }
        if bits > 0 { text[count] = digits[Int(buffer << (bitsADigit - bits) & mask)] }
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

    package static func base64(_ bytes: [UInt8]) -> String { String(decoding: base64Octets(bytes), as: UTF8.self) }

    /// Digits of so many bytes in base64, padding included.
    package static func base64Length(_ count: Int) -> Int { (count + 2) / 3 * 4 }

    package static func base64Octets(_ bytes: [UInt8]) -> [UInt8] {
        // OpenSSL ends it with a zero.
        [UInt8](count: base64Length(bytes.count), roomMore: 1) { EVP_EncodeBlock($0, bytes, Int32(bytes.count)) }
    }

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
        String(unsafeUninitializedCapacity: base32Length(bytes.count)) { text in
            if let start = text.baseAddress { bytes.withUnsafeBufferPointer { writeBase32($0, to: start) } }
            return base32Length(bytes.count)
        }
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
