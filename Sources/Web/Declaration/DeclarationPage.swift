internal import Definitions
internal import Store

/// What the community is for, and what its members say yes to. With a member's token it can be accepted here.
struct DeclarationPage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let declaration: CommunityDeclaration
    /// Who reads it has a member's token.
    var isMember = false
    /// What they have accepted last.
    var accepted: DeclarationAcceptance?
    /// They have just done so.
    var isDone = false

    func page() -> Page {
        var html = ""
        if isDone {
            let said = language.say(en: "Thank you: it is written down.", ru: "Спасибо, мы это записали.")
            html += "<p class=\"done\" role=\"status\">\(said)</p>\n"
        }
        html += DeclarationPage.mission(workspace, language)
        html += DeclarationPage.text(declaration, workspace, language)
        html += "<p class=\"small\">\(language.say(en: "Version", ru: "Версия")) \(declaration.version)</p>\n"
        html += standing
        if isMember, accepted?.version != declaration.version {
            html += """
                <form method="post">
                <input type="hidden" name="version" value="\(declaration.version)">
                <button type="submit">\(language.say(en: "I accept it", ru: "Я принимаю"))</button>
                </form>

                """
        }
        return Page(
            language: language, name: workspace.name,
            heading: language.say(en: "Our declaration", ru: "Наша декларация"),
            content: html)
    }

    private var standing: String {
        guard isMember, let accepted else { return "" }
        let day = language.day(workspace.timezone.civil(accepted.at).date)
        let said = DeclarationPage.standing(accepted, of: declaration, day: day, language)
        return "<p>\(said)</p>\n"
    }

    /// What a member has accepted, in a sentence.
    static func standing(
        _ accepted: DeclarationAcceptance, of declaration: CommunityDeclaration, day: String, _ language: PageLanguage
    ) -> String {
        accepted.version == declaration.version
            ? language.say(en: "You accepted it on \(day).", ru: "Вы приняли её \(day) г.")
            : language.say(
                en: "You accepted version \(accepted.version) on \(day); this is a newer one.",
                ru: "Вы приняли версию \(accepted.version) \(day) г.; эта новее.")
    }

    /// Empty where the workspace says none.
    static func mission(_ workspace: WorkspaceDefinition, _ language: PageLanguage) -> String {
        guard let text = workspace.mission?.text(for: language.rawValue, fallback: workspace.locale) else { return "" }
        return "<p><strong>\(HTMLText.escape(text))</strong></p>\n"
    }

    /// A paragraph for each line.
    static func text(
        _ declaration: CommunityDeclaration, _ workspace: WorkspaceDefinition, _ language: PageLanguage
    ) -> String {
        let text = declaration.text.text(for: language.rawValue, fallback: workspace.locale) ?? ""
        let lines = text.split(separator: "\n").map { "<p class=\"words\">\(HTMLText.escape(String($0)))</p>\n" }
        return lines.joined()
    }
}
