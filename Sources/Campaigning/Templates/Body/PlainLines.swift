/// Lines of a plain text part under construction. A line of tags takes no room of its own when it is rendered.
struct PlainLines {
    enum Line: Hashable {
        case text(String)
        case tags(String)
    }

    private(set) var lines: [Line] = []

    var isEmpty: Bool { lines.isEmpty }

    mutating func add(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { lines.append(.text(String(line))) }
    }

    mutating func add(tags: String) { lines.append(.tags(tags)) }

    /// Appends other lines, each text line with a prefix: `first` for the first, `others` for the rest.
    mutating func add(_ other: PlainLines, first: String = "", others: String = "") {
        var isFirst = true
        for line in other.lines {
            guard case .text(let text) = line else {
                lines.append(line)
                continue
            }
            let prefix = isFirst ? first : others
            let joined = prefix + text
            lines.append(.text(text.isEmpty && !isFirst ? PlainLines.trimmed(prefix) : joined))
            isFirst = false
        }
    }

    mutating func removeBlankEnd() {
        while lines.last == .text("") { lines.removeLast() }
    }

    var text: String {
        lines.map { line in
            switch line {
            case .text(let text): text + "\n"
            case .tags(let tags): tags
            }
        }.joined()
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
