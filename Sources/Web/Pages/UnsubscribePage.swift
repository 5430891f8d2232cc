internal import Definitions

/// Leaving: the question, and what was done.
struct UnsubscribePage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    /// The title of the message's topic, where it has one that may be left alone.
    let topic: String?
    /// Nil when there is nobody left whose preferences they would be.
    let preferencesToken: String?

    func question() -> Page {
        var buttons =
            "<button type=\"submit\" name=\"scope\" value=\"all\">"
            + language.say(en: "Unsubscribe from everything", ru: "Отписаться от всех писем") + "</button>\n"
        if let topic {
            let title = HTMLText.escape(topic)
            buttons +=
                "<button type=\"submit\" name=\"scope\" value=\"topic\" class=\"second\">"
                + language.say(en: "Only from “\(title)”", ru: "Только от темы «\(title)»") + "</button>\n"
        }
        let explanation =
            language.say(
                en: "You will get no more news, invitations or surveys from us. ",
                ru: "Мы больше не будем присылать вам новости, приглашения и опросы. ") + language.serviceStillComes
        return page(
            language.say(en: "Unsubscribe?", ru: "Отписаться?"),
            "<p>\(explanation)</p>\n<form method=\"post\">\n\(buttons)</form>\n" + preferences(isAfter: false))
    }

    func done(onlyTopic: Bool) -> Page {
        let said: String
        if onlyTopic, let topic {
            said = language.say(
                en: "There will be no more messages about “\(topic)”.", ru: "Писем на тему «\(topic)» больше не будет.")
        } else {
            said = language.say(
                en: "There will be no more news, invitations or surveys from us.",
                ru: "Новостей, приглашений и опросов от нас больше не будет.")
        }
        return page(
            language.say(en: "You are unsubscribed", ru: "Вы отписаны"),
            "<p class=\"done\" role=\"status\">\(HTMLText.escape(said))</p>\n"
                + (onlyTopic ? "" : "<p>\(language.serviceStillComes)</p>\n") + preferences(isAfter: true))
    }

    private func preferences(isAfter: Bool) -> String {
        guard let preferencesToken, isAfter || !workspace.topics.isEmpty else { return "" }
        let words =
            isAfter
            ? language.say(en: "Changed your mind? Choose what you get", ru: "Передумали? Выберите, что получать")
            : language.say(en: "Or choose what you get", ru: "Или выберите, что получать")
        return "<p><a href=\"../p/\(preferencesToken)\">\(words)</a></p>\n"
    }

    private func page(_ heading: String, _ content: String) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content)
    }
}
