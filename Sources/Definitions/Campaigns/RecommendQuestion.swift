internal import Formats

/// The standard question of the Net Promoter Score (Reichheld 2003), which mail and pages ask where the author wrote none:
/// in Russian for a Russian locale, else in English.
package struct RecommendQuestion: Sendable {
    private let isRussian: Bool

    package init(locale: String) { isRussian = Locales.language(of: locale) == "ru" }

    /// - Parameter name: whom one would recommend.
    package func text(_ name: String) -> String {
        isRussian
            ? "Насколько вероятно, что вы порекомендуете \(name) друзьям или коллегам?"
            : "How likely are you to recommend \(name) to a friend or colleague?"
    }

    /// What stands at the ends of the scale.
    package var least: String { isRussian ? "0 — точно нет" : "0 – not at all likely" }
    package var most: String { isRussian ? "10 — обязательно" : "10 – extremely likely" }
}
