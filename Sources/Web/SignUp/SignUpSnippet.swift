package import Definitions

/// A sign-up form for pages of other sites: plain HTML without scripts or styles. It cannot hold a token that ripens, so
/// what it sends leads to our own page, which shows it once more with one button.
package struct SignUpSnippet: Sendable {
    private let workspace: WorkspaceDefinition
    private let settings: SignUpSettings
    private let language: PageLanguage

    /// Nil in a workspace without a sign-up page.
    /// - Parameter locale: of the words; nil is the workspace's.
    package init?(workspace: WorkspaceDefinition, locale: String?) {
        guard let settings = workspace.signUp else { return nil }
        self.workspace = workspace
        self.settings = settings
        language = PageLanguage(member: locale, workspace: workspace)
    }

    /// The languages that it speaks.
    package static let languages = PageLanguage.allCases.map(\.rawValue)

    package var html: String {
        let agreed = settings.wording.text.text(for: language.rawValue, fallback: workspace.locale) ?? ""
        let email = language.say(en: "Your email address", ru: "Ваш адрес электронной почты")
        let empty = language.say(en: "Leave this empty", ru: "Не заполняйте это поле")
        return """
            <form action="\(HTMLText.escape(workspace.publicURL))/subscribe" method="post" accept-charset="utf-8" \
            lang="\(language.rawValue)">
            <input type="hidden" name="lang" value="\(language.rawValue)">
            <input type="hidden" name="wording" value="\(HTMLText.escape(settings.wording.version))">
            <p><label for="sign-up-email">\(email)</label>
            <input type="email" id="sign-up-email" name="email" required maxlength="254" autocomplete="email"></p>
            \(topics)<p><label><input type="checkbox" name="agree" value="yes" required> \
            \(HTMLText.escape(agreed))</label></p>
            \(declaration)<p style="position:absolute;left:-10000px" aria-hidden="true"><label>\(empty) \
            <input type="text" name="\(SubscribeForm.trapName)" tabindex="-1" autocomplete="off"></label></p>
            <p><button type="submit">\(language.say(en: "Sign up", ru: "Подписаться"))</button></p>
            </form>
            """
    }

    /// With the text at our own address: a site that has the form need not change with every version.
    private var declaration: String {
        guard let declaration = workspace.declaration else { return "" }
        let link = "\(HTMLText.escape(workspace.publicURL))/declaration"
        let label = language.say(
            en: "I accept <a href=\"\(link)\">the declaration</a>", ru: "Я принимаю <a href=\"\(link)\">декларацию</a>")
        return "<p><label><input type=\"checkbox\" name=\"declaration\" value=\"\(declaration.version)\" required> "
            + "\(label)</label></p>\n"
    }

    private var topics: String {
        guard settings.topics.count > 1 else { return "" }
        let legend = language.say(en: "What to write to you about", ru: "О чём вам писать")
        let lines = settings.topics.map { name in
            let topic = workspace.topics.first { $0.name == name }
            let title = topic?.title.text(for: language.rawValue, fallback: workspace.locale) ?? name
            return "<label><input type=\"checkbox\" name=\"topic\" value=\"\(HTMLText.escape(name))\"> "
                + "\(HTMLText.escape(title))</label>\n"
        }
        return "<fieldset><legend>\(legend)</legend>\n" + lines.joined() + "</fieldset>\n"
    }
}
