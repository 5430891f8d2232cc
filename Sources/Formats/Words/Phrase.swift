/// A sentence for people, with its gaps not yet filled, so that it can be said in every language of the catalogues.
///
/// Made only as `Phrase("… \(value) …")`: its parameter is no `String`, so every message of the program stands in the
/// sources as one literal, and a test finds them all and asks for their translations. A phrase does not go into a `String`
/// by interpolation (it would lose its language); inside another phrase it nests.
package struct Phrase: Sendable, Hashable {
    /// The English sentence with numbered gaps, `{1} of {2|member|members}`: the key in the catalogues.
    package let template: String
    /// What the gaps hold, the first for gap 1.
    package let values: [Value]

    package enum Value: Sendable, Hashable {
        case text(String)
        /// Fills a gap that may name forms for one and for several.
        case number(Int)
        /// With so many places behind the point, or the comma.
        case decimal(Double, places: Int, isSigned: Bool)
        case phrase(Phrase)
    }

    package init(_ literal: Literal) { (template, values) = (literal.template, literal.values) }

    /// Text from outside, the same in every language: names, paths, what another program said.
    package init(verbatim text: String) { (template, values) = ("{1}", [.text(text)]) }

    /// Several phrases after one another, as a list within a sentence.
    package init(listing phrases: [Phrase], separator: String = ", ") {
        template = phrases.indices.map { "{\($0 + 1)}" }.joined(separator: separator)
        values = phrases.map(Value.phrase)
    }

    /// The sentence in a language; in English where its catalogue lacks it.
    package func text(in language: Language, numbers style: NumberStyle = .plain) -> String {
        let pattern = Catalogue.of(language)?.translation(of: template) ?? template
        return PhrasePattern(pattern).filled(with: values, in: language, numbers: style)
    }

    /// The same with what is very long in its gaps cut: nobody reads it.
    package func shortened(to length: Int = 300) -> Phrase {
        Phrase(
            template: template,
            values: values.map { value in
                switch value {
                case .text(let text):
                    text.utf8.count > length && text.count > length ? .text(text.prefix(length) + "…") : value
                case .number, .decimal: value
                case .phrase(let phrase): .phrase(phrase.shortened(to: length))
                }
            })
    }

    private init(template: String, values: [Value]) { (self.template, self.values) = (template, values) }

    package var english: String { text(in: .english) }

    package var isEmpty: Bool { template.isEmpty }
}
