package import Definitions
internal import Formats

/// Words of answers and rules, folded alike: NFC, whatever the case, ё as е.
package struct TextMatcher: Sendable {
    /// The folded words of a text.
    package static func words(_ text: String) -> [String] { WordSplitter.words(CaseFold.fold(text)) }

    private let phrases: [[TagRules.Stem]]

    /// Any of the phrases is enough.
    package init(anyOf phrases: [[TagRules.Stem]]) {
        self.phrases = phrases.map { stems in
            stems.map { TagRules.Stem(CaseFold.fold($0.text), isPrefix: $0.isPrefix) }
        }
    }

    package func holds(_ words: [String]) -> Bool { phrases.contains { TextMatcher.find($0, in: words) } }

    private static func find(_ stems: [TagRules.Stem], in words: [String]) -> Bool {
        guard let last = words.indices.last.map({ $0 - stems.count + 1 }), last >= 0 else { return false }
        return (0...last).contains { start in
            stems.indices.allSatisfy { index in
                let word = words[start + index]
                return stems[index].isPrefix ? word.hasPrefix(stems[index].text) : word == stems[index].text
            }
        }
    }
}
