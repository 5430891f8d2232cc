internal import Definitions
internal import Store

/// The page behind the link of a confirmation mail: the question, and what was done.
struct ConfirmPage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let signUp: SignUpRecord

    /// Opening the page decides nothing: mail scanners open every link.
    func question() -> Page {
        var html = "<p>\(language.say(en: "You are about to agree to this:", ru: "Вы соглашаетесь вот на что:"))</p>\n"
        html += "<p class=\"words\">\(HTMLText.escape(signUp.wording.text))</p>\n" + topics
        html += "<form method=\"post\">\n<button type=\"submit\">"
        html += language.say(en: "Confirm the subscription", ru: "Подтвердить подписку") + "</button>\n</form>\n<p>"
        html += language.say(
            en: "If you did not ask for it, close this page: nothing will come.",
            ru: "Если вы ничего не просили, закройте страницу: писем не будет.")
        return page(language.say(en: "Confirm?", ru: "Подтвердить?"), html + "</p>\n")
    }

    func confirmed() -> Page {
        let said = language.say(
            en: "The subscription is confirmed. Thank you!", ru: "Подписка подтверждена. Спасибо!")
        let leave = language.say(
            en: "Every message has a link to leave.", ru: "В каждом письме будет ссылка, чтобы отписаться.")
        return page(
            language.say(en: "You are subscribed", ru: "Вы подписаны"),
            "<p class=\"done\" role=\"status\">\(said)</p>\n" + topics + "<p>\(leave)</p>\n")
    }

    func expired() -> Page {
        let said = language.say(
            en: "The link was not used in time, and nothing was subscribed. You can sign up anew:",
            ru: "Ссылкой не воспользовались вовремя, и подписки нет. Можно подписаться заново:")
        let link = language.say(en: "to the form", ru: "к форме")
        return page(
            language.say(en: "The link has expired", ru: "Срок ссылки истёк"),
            "<p>\(said) <a href=\"../subscribe\">\(link)</a></p>\n", status: 410)
    }

    private var topics: String {
        let named = signUp.purposes.compactMap { name in workspace.topics.first { $0.name == name } }
        guard !named.isEmpty else { return "" }
        let lines = named.map { topic in
            let title = topic.title.text(for: language.rawValue, fallback: workspace.locale) ?? topic.name
            return "<li>\(HTMLText.escape(title))</li>\n"
        }
        return "<ul>\n" + lines.joined() + "</ul>\n"
    }

    private func page(_ heading: String, _ content: String, status: Int = 200) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content, status: status)
    }
}
