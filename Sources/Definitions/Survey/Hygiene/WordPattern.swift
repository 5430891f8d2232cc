/// A few words to look for: `most people`, with alternatives `is/was`, stems `recommend*`, any word `_`, and `^` where they must
/// begin a sentence. Written folded: small letters, е for ё.
struct WordPattern: ExpressibleByStringLiteral, Sendable {
    private enum Part: Sendable {
        case any
        case oneOf([Form])
    }

    private struct Form: Sendable {
        let text: String
        let isStem: Bool

        func matches(_ word: String) -> Bool { isStem ? word.hasPrefix(text) : word == text }
    }

    private let parts: [Part]
    private let isAtStart: Bool

    init(stringLiteral pattern: String) {
        isAtStart = pattern.hasPrefix("^")
        parts = pattern.drop { $0 == "^" }.split(separator: " ").map { part in
            part == "_"
                ? .any
                : .oneOf(
                    part.split(separator: "/").map {
                        Form(text: String($0.prefix { $0 != "*" }), isStem: $0.hasSuffix("*"))
                    })
        }
    }

    /// True when the words from this one on are such.
    func matches(_ words: [SurveyText.Word], at index: Int) -> Bool {
        guard index + parts.count <= words.count else { return false }
        let sentence = words[index].sentence
        if isAtStart, index > 0, words[index - 1].sentence == sentence { return false }
        return zip(parts, words[index...]).allSatisfy { part, word in
            guard word.sentence == sentence else { return false }
            return switch part {
            case .any: true
            case .oneOf(let forms): forms.contains { $0.matches(word.folded) }
            }
        }
    }

    var count: Int { parts.count }
}

extension [WordPattern] {
    /// The first place at which one of them stands.
    func first(in words: [SurveyText.Word], where holds: (Int) -> Bool = { _ in true }) -> Range<Int>? {
        for index in words.indices where holds(index) {
            if let found = first(where: { $0.matches(words, at: index) }) { return index..<(index + found.count) }
        }
        return nil
    }

    /// Whether one of them stands anywhere.
    func stand(in words: [SurveyText.Word]) -> Bool { first(in: words) != nil }
}
