internal import Definitions
internal import Formats

extension PreferencesPage {
    /// What the member has said yes to, and a newer text where there is one.
    var declaration: String {
        guard let declaration = definition.declaration else { return "" }
        var html = ""
        if let accepted = state.accepted {
            let said = DeclarationPage.standing(accepted, of: declaration, day: day(accepted.at), language)
            html += "<p>\(said)</p>\n"
        }
        let isNewer = state.accepted?.version != declaration.version
        if isNewer { html += DeclarationPage.text(declaration, definition, language) }
        let link =
            isNewer
            ? language.say(en: "Read it and accept it", ru: "Прочитать и принять")
            : language.say(en: "Read it", ru: "Прочитать")
        html += "<p><a href=\"../declaration/\(token)\">\(link)</a></p>\n"
        return section("declaration", language.say(en: "Our declaration", ru: "Наша декларация"), html)
    }
}
