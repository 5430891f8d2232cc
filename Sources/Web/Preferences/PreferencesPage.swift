internal import Definitions

/// The topics that a member gets, each on or off.
struct PreferencesPage {
    let workspace: WorkspaceDefinition
    let locale: String
    let language: PageLanguage
    /// Names of the topics that are on.
    let subscribed: Set<String>
    /// Everything was left at once: the way back is offered.
    let hasLeft: Bool
    let isSaved: Bool
    let unsubscribeToken: String

    func page() -> Page {
        var html = ""
        if isSaved {
            let said = language.say(en: "Saved.", ru: "Сохранено.")
            html += "<p class=\"done\" role=\"status\">\(said)</p>\n"
        }
        if hasLeft { html += wayBack }
        if !workspace.topics.isEmpty { html += form } else if !hasLeft { html += nothing }
        html += "<p class=\"small\">\(language.serviceStillComes)</p>\n"
        if !hasLeft || !subscribed.isEmpty {
            html +=
                "<p><a href=\"../u/\(unsubscribeToken)\">"
                + language.say(en: "Unsubscribe from everything", ru: "Отписаться от всех писем") + "</a></p>\n"
        }
        return Page(
            language: language, name: workspace.name,
            heading: language.say(en: "What you get from us", ru: "Что вы от нас получаете"), content: html)
    }

    private var nothing: String {
        "<p>" + language.say(en: "There are no topics to choose from.", ru: "Выбирать пока не из чего: тем нет.")
            + "</p>\n"
    }

    private var wayBack: String {
        let said =
            subscribed.isEmpty
            ? language.say(en: "You are unsubscribed from everything.", ru: "Вы отписаны от всех писем.")
            : language.say(
                en: "You are unsubscribed, but for what is ticked below.",
                ru: "Вы отписаны от всего, кроме отмеченного ниже.")
        return "<p>\(said)</p>\n<form method=\"post\">\n<input type=\"hidden\" name=\"form\" value=\"all\">\n"
            + "<button type=\"submit\" class=\"second\">"
            + language.say(en: "Get everything again", ru: "Снова получать всё") + "</button>\n</form>\n"
    }

    private var form: String {
        var html = "<form method=\"post\">\n<input type=\"hidden\" name=\"form\" value=\"topics\">\n<fieldset>\n"
        html += "<legend>\(language.say(en: "What to write to me about", ru: "О чём мне писать"))</legend>\n"
        for topic in workspace.topics {
            let title = topic.title.text(for: locale, fallback: workspace.locale) ?? topic.name
            let checked = subscribed.contains(topic.name) ? " checked" : ""
            html +=
                "<label class=\"check\"><input type=\"checkbox\" name=\"topic\" "
                + "value=\"\(HTMLText.escape(topic.name))\"\(checked)><span>\(HTMLText.escape(title))</span></label>\n"
        }
        return html
            + "</fieldset>\n<button type=\"submit\">\(language.say(en: "Save", ru: "Сохранить"))</button>\n</form>\n"
    }
}
