internal import Formats

/// Which of a template's languages a member gets (DESIGN.md 5): the member's exact locale, its language, the
/// workspace's, the unlabelled, the only one.
enum LocaleRule {
    /// The form in which locales are compared: `pt_BR` is `pt-br`.
    static func key(_ locale: String) -> String { locale.replacing("_", with: "-").lowercased() }

    /// The key of the first that is there.
    /// - Parameter available: keys of the variants that are complete.
    static func choose(member: String?, workspace: String, available: Set<String>) -> String? {
        for candidate in Locales.candidates(for: member ?? workspace, fallback: workspace) {
            let key = key(candidate)
            if available.contains(key) { return key }
        }
        return available.count == 1 ? available.first : nil
    }
}
