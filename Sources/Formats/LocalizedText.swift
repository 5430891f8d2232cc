/// Text in several languages (`{ ru: …, en: … }`), or one text for all of them.
package struct LocalizedText: Sendable, Hashable {
    /// By locale name as written (`ru`, `pt-BR`); the unlabelled text under `""`.
    package let variants: [String: String]

    package init(_ text: String) { variants = ["": text] }
    package init(variants: [String: String]) { self.variants = variants }

    /// The text for a reader: exact locale, its language, `fallback` and its language, the unlabelled, the only one.
    package func text(for locale: String, fallback: String) -> String? {
        for candidate in Locales.candidates(for: locale, fallback: fallback) {
            if let text = variants[candidate] { return text }
        }
        return variants.count == 1 ? variants.first?.value : nil
    }
}

/// The order in which locales are tried (DESIGN.md 5).
package enum Locales {
    /// `ru-RU` with fallback `en`: `ru-RU`, `ru`, `en`, `""`.
    package static func candidates(for locale: String, fallback: String) -> [String] {
        var result: [String] = []
        for candidate in [locale, language(of: locale), fallback, language(of: fallback), ""]
        where !result.contains(candidate) {
            result.append(candidate)
        }
        return result
    }

    /// `pt-BR` and `pt_BR` -> `pt`.
    package static func language(of locale: String) -> String {
        String(locale.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
