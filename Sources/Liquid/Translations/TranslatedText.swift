package import Formats

/// A text of `t`, with places for what the tag gives: `Hello, {{ name }}`.
package struct TranslatedText: Sendable {
    enum Piece: Sendable {
        case text(String)
        case name(String)
    }

    let pieces: [Piece]

    /// Throws what is wrong with a place.
    package init(_ source: String) throws(TranslationMistake) {
        var pieces: [Piece] = []
        var rest = Substring(source)
        while let open = TranslatedText.find("{{", in: rest) {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            rest = rest[open...].dropFirst(2)
            guard let close = TranslatedText.find("}}", in: rest) else {
                throw TranslationMistake(Phrase("{{ is never closed with }}"))
            }
            let name = String(rest[..<close]).trimmed(start: true, end: true)
            guard !name.isEmpty, name.utf8.allSatisfy(\.isWord) else {
                throw TranslationMistake(
                    Phrase(
                        "between {{ and }} stands one name, which the tag gives: {{ name }}, not \"\(String(name))\""))
            }
            pieces.append(.name(String(name)))
            rest = rest[close...].dropFirst(2)
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    private static func find(_ mark: String, in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while let brace = text[index...].firstIndex(of: mark.first ?? "{") {
            if text[brace...].hasPrefix(mark) { return brace }
            index = text.index(after: brace)
        }
        return nil
    }

    package var names: [String] {
        pieces.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }
}

/// What is wrong with a text of `t`.
package struct TranslationMistake: Error {
    package let message: Phrase
    init(_ message: Phrase) { self.message = message }
}
