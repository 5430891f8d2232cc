/// What a person wrote in an answer: without what they quote, and without their signature.
enum OwnWords {
    static func of(_ text: String, limit: Int = 1000) -> String {
        var kept: [Substring] = []
        var length = 0
        let lines = text.split(separator: "\n")
        for (index, line) in lines.enumerated() {
            let trimmed = line.drop(while: \.isWhitespace)
            if trimmed.hasPrefix(">") { continue }
            // `On Tuesday Club wrote:`, in any language, before quoted lines, and what follows.
            if isAttribution(trimmed, followedBy: lines.dropFirst(index + 1).first) { break }
            if trimmed == "--" || trimmed.hasPrefix("-- ") || trimmed.hasPrefix("-----") || trimmed.hasPrefix("_____") {
                break
            }
            kept.append(trimmed)
            length += trimmed.count
            if length > limit { break }
        }
        return kept.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func isAttribution(_ line: Substring, followedBy next: Substring?) -> Bool {
        let end = line.reversed().drop(while: \.isWhitespace).first
        guard end == ":" || end == "：" else { return false }
        return line.contains("@") || line.lowercased().hasSuffix("wrote:")
            || next.map { $0.drop(while: \.isWhitespace).hasPrefix(">") } ?? false
    }
}
