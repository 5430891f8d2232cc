internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// `/address/TOKEN`: the question to one of the two addresses, and what came of the answer.
struct AddressPage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let side: AddressChange.Side

    /// The old address learns which one is to take its place; the new one, which may be a stranger's, nothing of the
    /// member.
    func question(_ change: AddressChange) -> Page {
        let until = language.day(workspace.timezone.civil(change.expiresAt).date)
        let name = HTMLText.escape(workspace.name)
        let wanted = HTMLText.escape(change.email ?? "")
        let asked =
            switch side {
            case .old:
                language.say(
                    en:
                        "Someone, we hope you, asked us to write to <strong>\(wanted)</strong> instead of this address.",
                    ru: "Кто-то, надеемся, что вы, попросил писать на <strong>\(wanted)</strong> вместо этого адреса.")
            case .new:
                language.say(
                    en: "A member of \(name) asked us to write to this address, <strong>\(wanted)</strong>.",
                    ru: "Участник «\(name)» попросил писать на этот адрес, <strong>\(wanted)</strong>.")
            }
        let rule = language.say(
            en: "The address changes only if both addresses agree by \(until). If it was not you, say no.",
            ru: "Адрес сменится, только если до \(until) г. согласятся оба. Если это были не вы, откажитесь.")
        let confirmed =
            change.confirmedAt(side) == nil
            ? ""
            : "<p class=\"done\">"
                + language.say(
                    en: "You have said yes. We wait for the other address.",
                    ru: "Вы уже согласились. Ждём ответа со второго адреса.") + "</p>\n"
        let yes = language.say(en: "Yes, change it", ru: "Да, сменить")
        let no = language.say(en: "No, leave it as it is", ru: "Нет, оставить как есть")
        let buttons =
            (confirmed.isEmpty ? "<button type=\"submit\" name=\"answer\" value=\"yes\">\(yes)</button>\n" : "")
            + "<button type=\"submit\" name=\"answer\" value=\"no\" class=\"second\">\(no)</button>\n"
        return page(
            language.say(en: "Change of address", ru: "Смена адреса"),
            "\(confirmed)<p>\(asked)</p>\n<p>\(rule)</p>\n<form method=\"post\">\n\(buttons)</form>\n")
    }

    func waiting() -> Page {
        say(
            language.say(en: "Thank you, that is one of two", ru: "Спасибо, это первое из двух"),
            language.say(
                en: "The address changes as soon as the other one has confirmed too. Its message is in that mailbox.",
                ru: "Адрес сменится, как только подтвердит и второй. Письмо о том лежит во втором ящике."))
    }

    func done() -> Page {
        say(
            language.say(en: "The address is changed", ru: "Адрес сменён"),
            language.say(
                en: "From now on we write to the new address. Your choices stay as they were.",
                ru: "Теперь мы пишем на новый адрес. Всё, что вы выбирали, осталось как было."))
    }

    /// Why is not said: that would tell strangers whose address it is.
    func impossible() -> Page {
        say(
            language.say(en: "The address stays as it is", ru: "Адрес остаётся прежним"),
            language.say(
                en: "Both have confirmed, but we cannot write to the new address. Please ask us if you need help.",
                ru: "Подтвердили оба, но писать на новый адрес мы не можем. Если нужна помощь, напишите нам."))
    }

    func over(_ state: AddressChange.State) -> Page {
        switch state {
        case .done: done()
        case .impossible: impossible()
        case .refused, .asked:
            say(
                language.say(en: "The address stays as it is", ru: "Адрес остаётся прежним"),
                language.say(
                    en: "The change was refused. We have forgotten the new address.",
                    ru: "От смены отказались. Новый адрес мы забыли."))
        case .replaced, .expired:
            say(
                language.say(en: "This link has run out", ru: "Ссылка больше не действует"),
                language.say(
                    en: "The change was withdrawn, or its seven days are over. Nothing has changed.",
                    ru: "Смену отменили или прошло семь дней. Ничего не изменилось."))
        }
    }

    private func say(_ heading: String, _ words: String) -> Page {
        page(heading, "<p class=\"done\" role=\"status\">\(HTMLText.escape(words))</p>\n")
    }

    private func page(_ heading: String, _ content: String) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content)
    }
}
