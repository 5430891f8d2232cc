/// Finds what looks like an address in free text.
enum AddressScanner {
    struct Found: Hashable {
        /// As written, quotes of the local part included.
        let address: String
        /// What stands before and after it in its line.
        let before: String
        let after: String

        /// `a@b <c@d>`: the first is what somebody calls the second.
        var isDisplayName: Bool {
            let rest = after.drop { $0 == " " || $0 == "\"" }
            return rest.first == "<" && rest.dropFirst().prefix { $0 != ">" }.contains("@") && !after.hasPrefix(">")
        }
    }

    /// Every address of one line, from left to right.
    static func scan(_ line: Substring) -> [Found] {
        // A line of this length is no notice's.
        let bytes = Array(line.utf8.prefix(4_000))
        var found: [Found] = []
        var index = 0
        while let at = bytes[index...].firstIndex(of: 0x40) {
            index = at + 1
            guard let range = range(bytes, at: at) else { continue }
            found.append(
                Found(
                    address: String(decoding: bytes[range], as: UTF8.self),
                    before: String(decoding: bytes[..<range.lowerBound], as: UTF8.self),
                    after: String(decoding: bytes[range.upperBound...], as: UTF8.self)))
            index = range.upperBound
        }
        return found
    }

    /// The addresses of a header field or of a field of a report.
    static func addresses(in text: String) -> [String] { scan(Substring(text)).map(\.address) }

    private static func range(_ bytes: [UInt8], at: Int) -> Range<Int>? {
        var start = at
        if start > 0, bytes[start - 1] == 0x22 {
            // A quoted local part: back to the quote that opens it.
            guard let open = bytes[..<(start - 1)].lastIndex(of: 0x22) else { return nil }
            start = open
        } else {
            while start > 0, isLocal(bytes[start - 1]) { start -= 1 }
            // `rfc822;a@b` and `smtp:a@b`: what comes before is a type; `=a@b` begins with no sign of assignment.
            start = afterMarks(bytes, start, at)
            while start < at, [0x2E, 0x3D, 0x27, 0x2D].contains(bytes[start]) { start += 1 }
        }
        var end = at + 1
        while end < bytes.count, isDomain(bytes[end]) {
            if isMark(bytes, end) || isEastAsian(bytes[end]) && bytes[at..<end].contains(0x2E) { break }
            end += 1
        }
        while end > at + 1, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
        guard start < at, end > at + 1, at - start <= 128 else { return nil }
        return start..<end
    }

    /// Scripts without spaces write their words and marks right before an address: `地址：a@b.example`.
    private static func afterMarks(_ bytes: [UInt8], _ start: Int, _ at: Int) -> Int {
        var begin = start
        for index in start..<at {
            if isMark(bytes, index) { begin = min(at, index + (bytes[index] < 0xE0 ? 2 : 3)) }
        }
        // Plain letters after such words are the whole of the local part.
        if let last = bytes[begin..<at].lastIndex(where: { $0 >= 0x80 }), last + 1 < at,
            bytes[begin..<at].contains(where: isEastAsian)
        {
            begin = last + 1
        }
        return begin
    }

    /// The first byte of quotation marks, dashes and full-width punctuation.
    private static func isMark(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes[index] >= 0xC2, index + 1 < bytes.count else { return false }
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        switch (bytes[index], bytes[index + 1], third) {
        // A hard space, « and »; the comma, semicolon and question mark of Arabic.
        case (0xC2, 0xA0, _), (0xC2, 0xAB, _), (0xC2, 0xBB, _): return true
        case (0xD8, 0x8C, _), (0xD8, 0x9B, _), (0xD8, 0x9F, _): return true
        case (0xE2, 0x80, 0x90...0x9F), (0xE3, 0x80, 0x80...0x9F): return true
        case (0xEF, 0xBC, 0x80...0x8F), (0xEF, 0xBC, 0x9A...0xA0), (0xEF, 0xBD, 0x9B...0xA0): return true
        default: return false
        }
    }

    /// The first byte of kana, ideographs and hangul.
    private static func isEastAsian(_ byte: UInt8) -> Bool { (0xE3...0xED).contains(byte) }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        // RFC 5322's atext, with the dot.
        default: "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x80...0xFF: true
        default: false
        }
    }
}
