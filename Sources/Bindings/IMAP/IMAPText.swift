/// How names are written in commands.
enum IMAPText {
    /// A quoted string; the name of a folder is in modified UTF-7 before (RFC 3501, 5.1.3).
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    static func folder(_ name: String) -> String {
        // Every server knows INBOX in any case; some know it only so.
        name.uppercased() == "INBOX" ? "INBOX" : quoted(modifiedUTF7(name))
    }

    static func modifiedUTF7(_ name: String) -> String {
        var text = ""
        var run: [UInt16] = []
        func flush() {
            guard !run.isEmpty else { return }
            text += "&" + base64(run.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) + "-"
            run = []
        }
        for unit in name.utf16 {
            if (0x20...0x7E).contains(unit) {
                flush()
                text += unit == 0x26 ? "&-" : String(UnicodeScalar(UInt8(unit)))
            } else {
                run.append(unit)
            }
        }
        flush()
        return text
    }

    /// With a comma for the slash, and without padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for index in 0...group.count { text.append(letters[Int(bits >> UInt32(18 - 6 * index) & 63)]) }
        }
        return text
    }

    /// `1,3:5`.
    static func set(_ uids: [UInt32]) -> String {
        var parts: [String] = []
        var first: UInt32?
        var last: UInt32 = 0
        for uid in uids.sorted() {
            if let begin = first {
                if uid <= last + 1 {
                    last = uid
                    continue
                }
                parts.append(begin == last ? "\(begin)" : "\(begin):\(last)")
            }
            (first, last) = (uid, uid)
        }
        if let first { parts.append(first == last ? "\(first)" : "\(first):\(last)") }
        return parts.joined(separator: ",")
    }
}
