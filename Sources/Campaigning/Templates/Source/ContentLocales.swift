package import Definitions
import Foundation

/// The languages that a workspace writes in: those that any of its campaigns has a template in, and its own.
package enum ContentLocales {
    /// A language that members may choose.
    package struct Choice: Sendable, Hashable {
        /// As the templates' files have it: `ru`, `pt-BR`.
        package let locale: String
        /// In the language itself: `Русский`.
        package let title: String
    }

    /// The workspace's own language first, then by locale. Reads the names of the templates, not the templates.
    package static func of(_ workspace: Workspace) -> [Choice] {
        let own = workspace.definition.locale
        let finder = TemplateFinder(directory: workspace.directory)
        var byKey = [LocaleRule.key(own): own]
        for campaign in workspace.campaigns where !campaign.isDisabled {
            for locale in campaign.variantLetters.flatMap({ finder.locales(of: $0.letter.content.template) })
            where !locale.isEmpty {
                byKey[LocaleRule.key(locale)] = byKey[LocaleRule.key(locale)] ?? locale
            }
        }
        let others = byKey.filter { $0.key != LocaleRule.key(own) }.sorted { $0.key < $1.key }.map(\.value)
        return ([own] + others).map { Choice(locale: $0, title: title(of: $0)) }
    }

    /// The choice that messages to a member of that locale are written in; nil when it is none of them.
    package static func choice(of locale: String?, among choices: [Choice]) -> Choice? {
        let keys = Set(choices.map { LocaleRule.key($0.locale) })
        guard let own = choices.first?.locale,
            let key = LocaleRule.choose(member: locale, workspace: own, available: keys)
        else { return nil }
        return choices.first { LocaleRule.key($0.locale) == key }
    }

    private static func title(of locale: String) -> String {
        let identifier = locale.replacing("_", with: "-")
        let name = Locale(identifier: identifier).localizedString(forIdentifier: identifier) ?? locale
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
