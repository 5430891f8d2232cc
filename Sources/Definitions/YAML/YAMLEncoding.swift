internal import Formats

/// Finds what keeps bytes from being a YAML text in UTF-8, and says where.
enum YAMLEncoding {
    static func mistake(in bytes: [UInt8], file: String, firstLine: Int) -> Finding? {
        let first = SourceMark(file: file, line: firstLine, column: 1)
        if isUTF16(bytes) {
            return Finding(
                first, rule: "yaml-encoding", Phrase("the file is in UTF-16, not in UTF-8"),
                suggestion: Phrase("convert it: iconv -f UTF-16 -t UTF-8 \(file) > utf8.yaml"))
        }
        if let offset = invalidOffset(in: bytes) {
            return finding(
                bytes, offset, file, firstLine,
                Phrase("the byte \(hex(bytes[offset])) here is not UTF-8; the file looks like \(likely(bytes))"),
                Phrase("convert it: iconv -f \(likely(bytes)) -t UTF-8 \(file) > utf8.yaml"))
        }
        if let offset = controlOffset(in: bytes) {
            return finding(
                bytes, offset, file, firstLine,
                Phrase("the control character \(hex(bytes[offset])) is not allowed in YAML"),
                Phrase("delete it"))
        }
        return nil
    }

    private static func finding(
        _ bytes: [UInt8], _ offset: Int, _ file: String, _ firstLine: Int, _ message: Phrase, _ suggestion: Phrase
    ) -> Finding {
        let before = SourceText(Array(bytes[..<offset]), file: file, firstLine: firstLine)
        let mark = before.mark(at: before.scalars.count)
        let all = SourceText(bytes, file: file, firstLine: firstLine)
        return Finding(
            mark, rule: "yaml-encoding", message, suggestion: suggestion, sourceLine: all.line(mark.line))
    }

    /// By its byte order mark, or by the zeros beside its Latin letters: no text in UTF-8 has any.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let start = bytes.prefix(64)
        let zeros = start.indices.filter { start[$0] == 0 }
        let isAlternating = Set(zeros.map { $0 % 2 }).count == 1
        return isAlternating && zeros.count >= max(2, start.count / 4)
    }

    /// The encoding that most of the bytes above ASCII speak for. Cyrillic words are all such bytes, and mostly small letters,
    /// which Windows-1251 and KOI8-R have in different halves; in western languages they stand alone.
    private static func likely(_ bytes: [UInt8]) -> String {
        var (low, high, joined) = (0, 0, 0)
        var wasLetter = false
        for byte in bytes {
            let isLetter = byte >= 0xC0
            if isLetter {
                if byte >= 0xE0 { high += 1 } else { low += 1 }
                if wasLetter { joined += 1 }
            }
            wasLetter = isLetter
        }
        guard joined * 2 > low + high else { return "WINDOWS-1252" }
        return high >= low ? "WINDOWS-1251" : "KOI8-R"
    }

    /// The first byte that does not begin or continue a character (RFC 3629).
    private static func invalidOffset(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            guard (0xC2...0xF4).contains(byte), index + length <= bytes.count else { return index }
            let second: ClosedRange<UInt8> =
                switch byte {
                case 0xE0: 0xA0...0xBF
                case 0xED: 0x80...0x9F
                case 0xF0: 0x90...0xBF
                case 0xF4: 0x80...0x8F
                default: 0x80...0xBF
                }
            guard second.contains(bytes[index + 1]) else { return index }
            for other in bytes[(index + 2)..<max(index + 2, index + length)] where other & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }

    /// A C0 control other than tab, line feed and carriage return, or DEL.
    private static func controlOffset(in bytes: [UInt8]) -> Int? {
        bytes.firstIndex { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }
}
