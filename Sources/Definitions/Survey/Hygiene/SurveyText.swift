internal import Formats

/// A text of a survey in one language, cut into words that know their places.
struct SurveyText {
    struct Word {
        /// In small letters, ё as е, curly apostrophes straight.
        let folded: String
        /// In characters of the text.
        let offset: Int
        let length: Int
        let isCapitalized: Bool
        /// Inside quotation marks: words of somebody else.
        let isQuoted: Bool
        /// The number of its sentence.
        let sentence: Int
        /// A mark stands between it and the word before: `,`, `:`.
        let isAfterMark: Bool

        var end: Int { offset + length }
        var hasDigit: Bool { folded.contains(where: \.isNumber) }
    }

    let node: YAMLNode
    /// Nil in a language that we have no lists for.
    let lists: SurveyWords?
    let text: String
    let words: [Word]
    /// Which sentences end with a question mark.
    let asking: Set<Int>

    init(_ node: YAMLNode, _ lists: SurveyWords?) {
        self.node = node
        self.lists = lists
        text = node.text ?? ""
        (words, asking) = SurveyText.cut(text)
    }

    /// The texts of a node: one for each language, or one for all.
    /// - Parameter locale: the workspace's, which a text without a language may be in.
    static func all(_ node: YAMLNode?, locale: String) -> [SurveyText] {
        guard let node else { return [] }
        guard let pairs = node.pairs else {
            guard let text = node.text, node.scalar != .null else { return [] }
            return [SurveyText(node, SurveyWords.guess(text, locale: locale))]
        }
        return pairs.compactMap { key, value in
            guard let name = key.text, value.text != nil else { return nil }
            return SurveyText(value, SurveyWords.of(Locales.language(of: name)))
        }
    }

    /// Words in the sentences that ask; in all of them where none does.
    var askingWords: [Word] { asking.isEmpty ? words : words.filter { asking.contains($0.sentence) } }

    var folded: [String] { words.map(\.folded) }

    // MARK: Cutting

    private static func cut(_ text: String) -> ([Word], Set<Int>) {
        let characters = Array(text)
        var words: [Word] = []
        var asking: Set<Int> = []
        var (sentence, quotes, index) = (0, 0, 0)
        var isAfterMark = false
        while index < characters.count {
            let character = characters[index]
            if isLetter(character) {
                let start = index
                while index < characters.count, goesOn(characters, index) { index += 1 }
                words.append(
                    Word(
                        folded: fold(String(characters[start..<index])), offset: start, length: index - start,
                        isCapitalized: character.isUppercase, isQuoted: quotes > 0, sentence: sentence,
                        isAfterMark: isAfterMark))
                isAfterMark = false
                continue
            }
            switch character {
            case "«", "“", "„": quotes += 1
            case "»", "”": quotes = max(0, quotes - 1)
            case "\"": quotes = quotes > 0 ? 0 : 1
            case "?", "!", ".", "…", "\n":
                if character == "?" { asking.insert(sentence) }
                let isLast = index + 1 >= characters.count || !isLetter(characters[index + 1])
                if isLast, words.last?.sentence == sentence { sentence += 1 }
            case " ", "\t", "\u{A0}": break
            default: isAfterMark = true
            }
            index += 1
        }
        return (words, asking)
    }

    private static func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// An apostrophe or a hyphen between letters is of the word.
    private static func goesOn(_ characters: [Character], _ index: Int) -> Bool {
        if isLetter(characters[index]) { return true }
        guard "'’-".contains(characters[index]), index > 0, index + 1 < characters.count else { return false }
        return characters[index - 1].isLetter && characters[index + 1].isLetter
    }

    static func fold(_ word: String) -> String {
        word.lowercased().replacing("ё", with: "е").replacing("’", with: "'")
    }
}
