import Foundation

/// Finds the Liquid of a template's source and puts a plain word in the place of each piece, so that Markdown neither
/// reads nor changes it; afterwards the words are turned back. So a member's values never pass through Markdown.
struct LiquidShield: Sendable {
    struct Piece: Sendable {
        /// As written, delimiters included.
        let source: String
        /// Nil for output (`{{ … }}`); a tag's name else (`comment` for a whole comment).
        let tag: String?
        /// The plain word that stands for it.
        let word: String
    }

    let pieces: [Piece]
    /// The source with a word for each piece.
    let text: String
    /// What every word begins with; it occurs nowhere else in the source.
    let prefix: String

    init(_ source: String) {
        var number = 0
        var prefix = "kq0w"
        while source.contains(prefix) {
            number += 1
            prefix = "kq\(number)w"
        }
        var pieces: [Piece] = []
        var text = ""
        var rest = Substring(source)
        while let start = LiquidShield.opening(in: rest) {
            text += rest[..<start]
            rest = rest[start...]
            guard let (piece, end, tag) = LiquidShield.scan(rest) else { break }
            let word = "\(prefix)\(pieces.count)z"
            pieces.append(Piece(source: String(piece), tag: tag, word: word))
            text += word
            rest = rest[end...]
        }
        text += rest
        (self.pieces, self.text, self.prefix) = (pieces, text, prefix)
    }

    /// Turns the words back into Liquid.
    func restore(_ text: String) -> String {
        guard !pieces.isEmpty else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count * 2)
        var rest = Substring(text)
        while let found = rest.range(of: prefix) {
            result += rest[..<found.lowerBound]
            let digits = rest[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
            let end = digits.endIndex
            if let index = Int(digits), pieces.indices.contains(index), end < rest.endIndex, rest[end] == "z" {
                result += pieces[index].source
                rest = rest[rest.index(after: end)...]
            } else {
                result += rest[found]
                rest = rest[found.upperBound...]
            }
        }
        return result + rest
    }

    /// The pieces of a text that consists of words and white space alone; nil if there is anything else, or nothing.
    func onlyPieces(_ text: some StringProtocol) -> [Piece]? {
        var found: [Piece] = []
        for part in text.split(whereSeparator: \.isWhitespace) {
            var rest = part[...]
            while !rest.isEmpty {
                guard rest.hasPrefix(prefix) else { return nil }
                let digits = rest.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber }
                guard let index = Int(digits), pieces.indices.contains(index), digits.endIndex < rest.endIndex,
                    rest[digits.endIndex] == "z"
                else { return nil }
                found.append(pieces[index])
                rest = rest[rest.index(after: digits.endIndex)...]
            }
        }
        return found.isEmpty ? nil : found
    }

    /// All pieces in a text, in order.
    func pieces(in text: some StringProtocol) -> [Piece] {
        var found: [Piece] = []
        var rest = Substring(text)
        while let range = rest.range(of: prefix) {
            let digits = rest[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
            if let index = Int(digits), pieces.indices.contains(index) { found.append(pieces[index]) }
            rest = rest[digits.endIndex...]
        }
        return found
    }

    private static func opening(in text: Substring) -> String.Index? {
        var index = text.startIndex
        while let brace = text[index...].firstIndex(of: "{") {
            let next = text.index(after: brace)
            guard next < text.endIndex else { return nil }
            if text[next] == "{" || text[next] == "%" { return brace }
            index = next
        }
        return nil
    }

    /// The piece at the start of `text`; nil when it has no end (the parser of Liquid will say so).
    private static func scan(_ text: Substring) -> (Substring, String.Index, String?)? {
        let isTag = text.dropFirst().first == "%"
        guard let close = text.dropFirst(2).range(of: isTag ? "%}" : "}}") else { return nil }
        guard isTag else { return (text[..<close.upperBound], close.upperBound, nil) }
        let name = tagName(text[..<close.upperBound])
        if name == "comment" || name == "raw", let end = end(of: name, in: text[close.upperBound...]) {
            // What a comment says, and what `raw` keeps Liquid from, is one piece: neither is Markdown's business.
            return (text[..<end], end, name)
        }
        return (text[..<close.upperBound], close.upperBound, name)
    }

    private static func end(of name: String, in text: Substring) -> String.Index? {
        var rest = text
        while let open = rest.range(of: "{%") {
            guard let close = rest[open.upperBound...].range(of: "%}") else { return nil }
            if tagName(rest[open.lowerBound..<close.upperBound]) == "end" + name { return close.upperBound }
            rest = rest[open.upperBound...]
        }
        return nil
    }

    private static func tagName(_ tag: Substring) -> String {
        let inner = tag.dropFirst(2).drop { $0 == "-" || $0.isWhitespace }
        if inner.first == "#" { return "#" }
        return String(inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
}
