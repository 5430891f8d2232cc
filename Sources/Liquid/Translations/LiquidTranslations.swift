internal import Formats

/// The texts of `t` in one language, by their keys: `footer.why`.
package struct LiquidTranslations: Sendable {
    package enum Text: Sendable {
        case plain(TranslatedText)
        /// Chosen by `count:`.
        case counted([PluralForm: TranslatedText])

        var names: [String] {
            switch self {
            case .plain(let text): text.names
            case .counted(let forms): forms.values.flatMap(\.names)
            }
        }
    }

    package let locale: String
    private var texts: [String: Text] = [:]

    package init(locale: String) { self.locale = locale }

    package subscript(key: String) -> Text? {
        get { texts[key] }
        set { texts[key] = newValue }
    }

    package var keys: [String] { texts.keys.sorted() }

    /// What is wrong with a use whose key is written in the template; nil when nothing is.
    /// - Parameter names: of the arguments.
    func complaint(_ key: String, names: [String]) -> (message: Phrase, suggestion: String?)? {
        guard let text = texts[key] else {
            return (Phrase("there is no text \"\(key)\" in \(locale)"), NearestName.find(key, among: keys))
        }
        if case .counted = text, !names.contains("count") { return (Phrase("the text \"\(key)\" wants count:"), nil) }
        guard let missing = text.names.first(where: { !names.contains($0) }) else { return nil }
        return (Phrase("the text \"\(key)\" in \(locale) wants \(missing):"), nil)
    }

    /// The text with its places filled; nil when there is none for the key.
    /// - Parameter isHTML: the text is markup: what is put into it is escaped.
    func text(_ key: String, _ arguments: LiquidObject, isHTML: Bool) throws(FilterFailure) -> String? {
        guard let found = texts[key] else { return nil }
        let text: TranslatedText
        switch found {
        case .plain(let plain): text = plain
        case .counted(let forms):
            guard let count = arguments["count"] else {
                throw FilterFailure(Phrase("the text \"\(key)\" wants count:"))
            }
            let wanted = PluralForm.candidates(for: count.number, in: locale) + PluralForm.allCases.reversed()
            guard let form = wanted.lazy.compactMap({ forms[$0] }).first else { return nil }
            text = form
        }
        var result = ""
        for piece in text.pieces {
            switch piece {
            case .text(let text): result += text
            case .name(let name):
                guard let value = arguments[name] else {
                    throw FilterFailure(Phrase("the text \"\(key)\" in \(locale) wants \(name):"))
                }
                result += isHTML ? value.escapedText : value.text
            }
        }
        return result
    }
}
