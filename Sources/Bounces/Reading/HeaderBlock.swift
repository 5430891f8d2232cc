internal import Formats
internal import MIMEReader

/// Blocks of `Name: value` lines, as they stand in reports (RFC 3464, 2; RFC 5965, 3) and in texts that return a message.
enum HeaderBlock {
    /// The blocks of a report, divided by empty lines.
    static func groups(_ text: String) -> [MIMEHeader] {
        var groups: [MIMEHeader] = []
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(5_000) {
            if line.allSatisfy(\.isWhitespace) {
                if let header = header(lines) { groups.append(header) }
                lines = []
            } else {
                lines.append(line)
            }
        }
        if let header = header(lines) { groups.append(header) }
        return groups
    }

    /// The fields of the lines up to the first that is none. Lines that begin with white space go on with the field above.
    static func header(_ lines: some Sequence<Substring>) -> MIMEHeader? {
        var fields: [(name: String, value: String)] = []
        var margin: Int?
        for line in lines {
            let text = line.drop { $0 == ">" }
            let indent = text.prefix { $0 == " " || $0 == "\t" }.count
            if fields.isEmpty { margin = indent }
            if indent > (margin ?? 0), !fields.isEmpty {
                fields[fields.count - 1].value += " " + trimmed(text)
            } else if let (name, value) = field(text) {
                fields.append((name, value))
            } else if text.allSatisfy(\.isWhitespace) {
                break
            } else if fields.isEmpty {
                continue
            } else {
                // A mailer that broke a long line without indenting it.
                fields[fields.count - 1].value += " " + trimmed(text)
            }
            if fields.count >= MIMELimit.fields { break }
        }
        return fields.isEmpty ? nil : MIMEHeader(fields.map { MIMEField(name: $0.name, value: $0.value) })
    }

    /// `Name: value`, where the name is one word of printable ASCII (RFC 5322, 2.2).
    static func field(_ line: Substring) -> (name: String, value: String)? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[..<colon].reversed().drop { $0 == " " }.reversed()
        guard (1...60).contains(name.count),
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        else { return nil }
        return (String(name), trimmed(text[text.index(after: colon)...]))
    }

    private static func trimmed(_ text: Substring) -> String {
        var slice = text.drop { $0.isWhitespace }
        while slice.last?.isWhitespace == true { slice.removeLast() }
        return String(slice)
    }

    /// Where a text begins to show the header of a message: the index of the line.
    ///
    /// A header is a run of fields of which one, at least, no person would write into a letter.
    static func start(in lines: [Substring]) -> Int? {
        var index = 0
        while index < lines.count {
            guard let first = field(lines[index].drop { $0 == ">" }), isKnown(first.name) else {
                index += 1
                continue
            }
            var names: Set<String> = []
            var end = index
            while end < lines.count, end - index < 60 {
                let line = lines[end].drop { $0 == ">" }
                if line.allSatisfy(\.isWhitespace) { break }
                if let name = field(line)?.name.lowercased() {
                    if isKnown(name) { names.insert(name) }
                } else if line.first?.isWhitespace != true {
                    break
                }
                end += 1
            }
            if names.count >= 3, !names.isDisjoint(with: traces) { return index }
            index = max(end, index + 1)
        }
        return nil
    }

    private static let traces: Set<String> = [
        "received", "return-path", "message-id", "mime-version", "dkim-signature", "delivered-to", "content-type",
        "content-transfer-encoding", "x-mailer", "x-original-to", "authentication-results",
    ]
    private static let common: Set<String> = [
        "from", "to", "cc", "subject", "date", "sender", "reply-to", "precedence",
    ]

    private static func isKnown(_ name: String) -> Bool {
        let name = name.lowercased()
        return traces.contains(name) || common.contains(name) || name.hasPrefix("x-") || name.hasPrefix("list-")
            || name.hasPrefix("arc-") || name.hasPrefix("content-")
    }
}
