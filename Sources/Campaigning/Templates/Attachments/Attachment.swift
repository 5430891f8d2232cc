import Foundation
internal import Formats

/// A file that goes with a message, as a part of it, encoded once for all messages of a campaign.
struct Attachment: Sendable {
    /// As mail programs show it.
    let name: String
    /// Of the file itself: base64 takes a third more.
    let size: Int
    /// The whole part, header fields and base64, without the boundary.
    let part: [UInt8]

    init(name: String, bytes: [UInt8]) {
        (self.name, size) = (name, bytes.count)
        let head = """
            Content-Type: \(AttachmentType.of(name, bytes))\r
            Content-Transfer-Encoding: base64\r
            \(Attachment.disposition(name))\r
            \r

            """
        part = Array(head.utf8) + Base64Lines.encode(bytes)
    }

    /// A part that was made elsewhere.
    init(name: String, size: Int, part: [UInt8]) { (self.name, self.size, self.part) = (name, size, part) }

    private static let longestLine = 76

    /// `Content-Disposition` with the name: as it is where that is plain, else by RFC 2231, in as many pieces as it takes.
    static func disposition(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C && $0 != 0x25 }
        if isPlain, name.utf8.count <= 60 {
            return "Content-Disposition: attachment;\r\n filename=\"\(name)\""
        }
        let letters = name.unicodeScalars.map(percentEncoded)
        let whole = " filename*=utf-8''" + letters.joined()
        if whole.utf8.count <= longestLine { return "Content-Disposition: attachment;\r\n" + whole }
        var lines: [String] = []
        var line = " filename*0*=utf-8''"
        for letter in letters {
            // One column for the semicolon.
            if line.utf8.count + letter.utf8.count >= longestLine {
                lines.append(line)
                line = " filename*\(lines.count)*="
            }
            line += letter
        }
        return "Content-Disposition: attachment;\r\n" + (lines + [line]).joined(separator: ";\r\n")
    }

    /// All octets of a character stay together.
    private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
        // RFC 5987, 3.2.1: attr-char, which RFC 2231 allows as well.
        let isPlain =
            scalar.isASCII
            && (scalar.properties.isAlphabetic || "0123456789-._~!#$&+^`|".unicodeScalars.contains(scalar))
        if isPlain { return String(scalar) }
        return String(scalar).utf8.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.utf8.count == 1 ? "%0" + digits : "%" + digits
        }.joined()
    }
}

/// Base64 as MIME wants it: lines of 76, each with CRLF.
enum Base64Lines {
    private static let line = 76

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        let encoded = [UInt8](Data(bytes).base64EncodedData())
        var result: [UInt8] = []
        result.reserveCapacity(encoded.count + encoded.count / line * 2 + 2)
        var index = 0
        while index < encoded.count {
            result += encoded[index..<min(index + line, encoded.count)]
            result += [0x0D, 0x0A]
            index += line
        }
        return result
    }
}
