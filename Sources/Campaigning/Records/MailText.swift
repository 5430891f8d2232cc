import Foundation

/// What a mail file says, whichever way it is written: as it stands, unfolded, quoted-printable, base64, encoded words
/// (RFC 2045, RFC 2047) and percent signs. Made for finding an address, not for showing: forms may hold rubbish beside it.
enum MailText {
    static func forms(of mail: [UInt8]) -> [[UInt8]] {
        let unfolded = unfold(mail)
        var forms = [mail, unfolded, quotedPrintable(mail), encodedWords(unfolded), percentSigns(unfolded)]
        forms += base64Runs(mail)
        return forms
    }

    /// The values of Message-ID, in angle brackets or without.
    static func messageID(of mail: [UInt8]) -> String? {
        let head = String(decoding: mail.prefix(16_384), as: UTF8.self).replacing("\r\n", with: "\n")
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        guard let index = lines.firstIndex(where: { $0.lowercased().hasPrefix("message-id:") }) else { return nil }
        var value = String(lines[index].dropFirst("message-id:".count))
        for line in lines[lines.index(after: index)...].prefix(while: { $0.first == " " || $0.first == "\t" }) {
            value += line
        }
        return value.trimmingCharacters(in: .whitespaces)
    }

    /// Without the line ends of folded header lines.
    private static func unfold(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if byte == 0x0D, next == 0x0A { continue }
            if byte == 0x0A, next == 0x20 || next == 0x09 { continue }
            result.append(byte)
        }
        return result
    }

    private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x3D else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let byte = hex(bytes, at: index + 1) {
                result.append(byte)
                index += 3
            } else {
                // A soft line break, with spaces that may have come on the way.
                var end = index + 1
                while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
                if end < bytes.count, bytes[end] == 0x0A {
                    index = end + 1
                } else {
                    result.append(0x3D)
                    index += 1
                }
            }
        }
        return result
    }

    private static func percentSigns(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, let byte = hex(bytes, at: index + 1) {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func hex(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 1 < bytes.count, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) else {
            return nil
        }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Lines of nothing but base64, one after the other, decoded.
    private static func base64Runs(_ bytes: [UInt8]) -> [[UInt8]] {
        var runs: [[UInt8]] = []
        var run: [UInt8] = []
        func close() {
            if run.count >= 8 { runs.append(decode(run)) }
            run.removeAll(keepingCapacity: true)
        }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.last == 0x0D ? line.dropLast() : line
            if !text.isEmpty, text.allSatisfy({ value($0) != nil || $0 == 0x3D }) {
                run += text
            } else {
                close()
            }
        }
        close()
        return runs
    }

    /// `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; the space between two of them is none.
    private static func encodedWords(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        var result: [UInt8] = []
        var rest = text[...]
        while let start = rest.range(of: "=?") {
            let before = rest[..<start.lowerBound]
            let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, parts[3].hasPrefix("="), parts[1].count == 1 else {
                result += rest[..<start.upperBound].utf8
                rest = rest[start.upperBound...]
                continue
            }
            if !before.allSatisfy({ $0 == " " || $0 == "\t" }) { result += before.utf8 }
            if parts[1].lowercased() == "b" {
                result += decode(Array(parts[2].utf8))
            } else {
                result += quotedPrintable(parts[2].utf8.map { $0 == 0x5F ? 0x20 : $0 })
            }
            rest = parts[3].dropFirst()
        }
        return result + rest.utf8
    }

    /// Lenient: what is not base64 is passed over.
    private static func decode(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count * 3 / 4)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in text {
            guard let value = value(byte) else { continue }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
        return result
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte - 0x41
        case 0x61...0x7A: byte - 0x61 + 26
        case 0x30...0x39: byte - 0x30 + 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}
