internal import Formats
internal import Store

/// The words of theirs that may be quoted, each with a way to take that back.
extension PreferencesPage {
    var quotes: String {
        guard !state.quoted.isEmpty else { return "" }
        let lead = language.say(
            en: "You have permitted us to quote these words. Take it back on any day.",
            ru: "Вы разрешили нам приводить эти слова. Отозвать разрешение можно в любой день.")
        let items = state.quoted.map { story in
            let name =
                story.permission?.name.map { language.say(en: "under the name \($0)", ru: "под именем \($0)") }
                ?? language.say(en: "without a name", ru: "без имени")
            let take = language.say(en: "Take it back", ru: "Отозвать")
            return """
                <li>\(HTMLText.escape(story.text))
                <p class="small">\(HTMLText.escape(name)), \(day(story.permission?.at ?? story.at))</p>
                \(button("quote", take, fields: [("story", String(story.id))]))</li>

                """
        }
        return section(
            "quotes", language.say(en: "What we may quote", ru: "Что мы вправе приводить"),
            "<p>\(lead)</p>\n<ul class=\"plain\">\n\(items.joined())</ul>\n")
    }
}
