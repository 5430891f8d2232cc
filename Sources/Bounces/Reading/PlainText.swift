internal import Formats
internal import MIMEReader

/// What a part says, as plain text.
enum PlainText {
    /// Characters of a notice that are looked at.
    static let limit = 24 * 1024

    static func of(_ part: MIMEPart) -> String {
        let text = part.converted ?? TextEncoding.text(guessing: Array(part.content.prefix(4 * limit)))
        let lines = normalized(text)
        return part.mediaType == "text/html" ? html(lines) : lines
    }

    /// Line ends of every kind become one.
    static func normalized(_ text: String) -> String {
        text.utf8.contains(0x0D) ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    }

    /// Tags away, blocks on lines of their own. For words only: nothing of it is ever shown as HTML.
    static func html(_ source: String) -> String {
        var output = ""
        var rest = Substring(source.prefix(4 * limit))
        var end = rest.startIndex
        while let open = rest.firstIndex(of: "<") {
            output += rest[..<open]
            rest = rest[open...]
            // Looked for once for all that is open before it.
            if end <= open {
                guard let next = rest.firstIndex(of: ">") else { break }
                end = next
            }
            let name = rest.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
                .lowercased()
            // An address between angle brackets is no tag.
            let inside = rest[..<end].utf8.prefix(400)
            if name.isEmpty || inside.contains(0x40) && !inside.contains(0x3D) {
                output.append("<")
                rest = rest.dropFirst()
                continue
            }
            if name == "style" || name == "script" || name == "title" || name == "head" && rest.dropFirst().first != "/"
            {
                rest = after("</" + name, in: rest)
                continue
            }
            if blocks.contains(name) { output.append("\n") }
            rest = rest[rest.index(after: end)...]
        }
        return entities(output + rest)
    }

    private static let blocks: Set<String> = [
        "p", "br", "div", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "hr", "pre", "blockquote", "td",
    ]

    private static func after(_ tag: String, in text: Substring) -> Substring {
        let lowered = text.dropFirst()
        guard let range = lowered.range(ofASCII: tag), let end = lowered[range...].firstIndex(of: ">") else {
            return ""
        }
        return lowered[lowered.index(after: end)...]
    }

    private static func entities(_ text: String) -> String {
        guard text.contains("&") else { return text }
        let named = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "),
            ("&#64;", "@"),
            ("&#46;", "."), ("&amp;", "&"),
        ]
        return named.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}

extension Substring {
    /// The first place of an ASCII text, whatever the case of its letters.
    func range(ofASCII text: String) -> Index? {
        let wanted = Array(text.lowercased().utf8)
        var index = startIndex
        while index < endIndex {
            if self[index].lowercased().utf8.first == wanted.first,
                self[index...].prefix(wanted.count).lowercased() == text.lowercased()
            {
                return index
            }
            index = self.index(after: index)
        }
        return nil
    }
}
