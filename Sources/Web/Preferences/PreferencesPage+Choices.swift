internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// The sections in which something is chosen.
extension PreferencesPage {
    /// Each topic on or off. What the page showed goes along, so that a page left open in another tab undoes nothing.
    var topics: String {
        guard !definition.topics.isEmpty else {
            let nothing = language.say(
                en: "There are no topics to choose from.", ru: "Выбирать пока не из чего: тем нет.")
            return section("topics", topicsHeading, "<p>\(nothing)</p>\n" + wayOut)
        }
        let shown = definition.topics.map(\.name).filter(state.subscribed.contains).joined(separator: " ")
        var choices = "<input type=\"hidden\" name=\"shown\" value=\"\(HTMLText.escape(shown))\">\n"
        for topic in definition.topics {
            choices += choice(
                "checkbox", "topic", topic.name, HTMLText.escape(title(ofTopic: topic)),
                isChecked: state.subscribed.contains(topic.name))
        }
        return question(
            "topics", topicsHeading, choices, save: language.say(en: "Save topics", ru: "Сохранить темы")) + wayOut
    }

    var topicsHeading: String { language.say(en: "What to write to me about", ru: "О чём мне писать") }

    var comeBackTitle: String { language.say(en: "Get everything again", ru: "Снова получать всё") }

    /// Leaving everything, or coming back to it.
    private var wayOut: String {
        if state.hasLeft {
            let said =
                state.subscribed.isEmpty
                ? language.say(en: "You are unsubscribed from everything.", ru: "Вы отписаны от всех писем.")
                : language.say(
                    en: "You are unsubscribed, but for what is ticked.", ru: "Вы отписаны от всего, кроме отмеченного.")
            let stop = state.subscribed.isEmpty ? "" : stopButton
            return "<div class=\"after\">\n<p>\(said)</p>\n"
                + button("all", comeBackTitle) + stop + "</div>\n"
        }
        return "<div class=\"after\">\n" + stopButton + "<p class=\"small\">\(language.serviceStillComes)</p>\n</div>\n"
    }

    private var stopButton: String {
        button("stop", language.say(en: "Unsubscribe from everything", ru: "Отписаться от всех писем"))
    }

    var frequency: String {
        let pause = state.rhythm.pause(at: now)
        let isFewer = state.rhythm.frequency == .fewer
        let limits = definition.limits
        var choices = choice(
            "radio", "frequency", "all", language.say(en: "As planned", ru: "Как обычно"),
            hint: ContactLimit.of(limits, .all).map(language.atMost), isChecked: pause == nil && !isFewer)
        choices += choice(
            "radio", "frequency", "fewer", language.say(en: "Less often", ru: "Реже"),
            hint: ContactLimit.of(limits, .fewer).map(language.atMost), isChecked: pause == nil && isFewer)
        if let pause {
            choices += choice(
                "radio", "frequency", "pause",
                language.say(en: "Paused until \(day(pause))", ru: "Пауза до \(day(pause)) г."),
                hint: language.say(
                    en: "Choose one of the others to end the pause now.",
                    ru: "Чтобы закончить паузу сейчас, выберите другое."), isChecked: true)
        } else {
            let end = day(now + Website.pauseLength)
            choices += choice(
                "radio", "frequency", "pause", language.say(en: "Pause for 30 days", ru: "Пауза на 30 дней"),
                hint: language.say(
                    en: "nothing until \(end), then as before", ru: "до \(end) г. ничего, потом как раньше"),
                isChecked: false)
        }
        return question(
            "frequency", language.say(en: "How often", ru: "Как часто"), choices,
            save: language.say(en: "Save how often", ru: "Сохранить частоту"))
    }

    /// Only where there is something to choose from.
    var languages: String {
        guard locales.count > 1 else { return "" }
        let chosen = ContentLocales.choice(of: state.member.locale, among: locales)
        let choices = locales.map { locale in
            let tag = locale.locale.replacing("_", with: "-")
            return choice(
                "radio", "locale", locale.locale,
                "<span lang=\"\(HTMLText.escape(tag))\">\(HTMLText.escape(locale.title))</span>",
                isChecked: locale == chosen)
        }.joined()
        return question(
            "language", language.say(en: "Language of the messages", ru: "Язык писем"), choices,
            save: language.say(en: "Save language", ru: "Сохранить язык"))
    }

    /// - Parameter title: HTML.
    private func choice(
        _ type: String, _ name: String, _ value: String, _ title: String, hint: String? = nil, isChecked: Bool
    ) -> String {
        let hint = hint.map { "<span class=\"hint\">\(HTMLText.escape($0))</span>" } ?? ""
        return "<label class=\"check\"><input type=\"\(type)\" name=\"\(name)\" value=\"\(HTMLText.escape(value))\""
            + "\(isChecked ? " checked" : "")><span>\(title)\(hint)</span></label>\n"
    }

    var address: String {
        let email = "<strong>\(HTMLText.escape(state.member.email))</strong>"
        var html = "<p>\(language.say(en: "We write to \(email).", ru: "Мы пишем на \(email)."))</p>\n"
        if let change = state.addressChange, let wanted = change.email {
            html += waiting(change, HTMLText.escape(wanted))
        }
        let problem = addressProblem.map { "<p class=\"error\" id=\"email-error\">\(words($0))</p>\n" } ?? ""
        let described = addressProblem == nil ? "email-hint" : "email-error email-hint"
        let isInvalid = addressProblem == nil ? "" : " aria-invalid=\"true\""
        let hint = language.say(
            en: "We send a message to both addresses. The address changes once both have confirmed, within 7 days.",
            ru: "Мы напишем на оба адреса. Адрес сменится, когда оба подтвердят, не позже чем через 7 дней.")
        html += """
            <form method="post">
            <input type="hidden" name="form" value="address">
            <div class="field">
            <label for="email">\(language.say(en: "New address", ru: "Новый адрес"))</label>
            \(problem)<input type="text" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" \
            name="email" id="email" maxlength="254" dir="ltr" value="\(HTMLText.escape(typedAddress))" \
            aria-describedby="\(described)"\(isInvalid)>
            <p class="hint" id="email-hint">\(hint)</p>
            </div>
            <button type="submit">\(language.say(en: "Ask for the change", ru: "Сменить адрес"))</button>
            </form>

            """
        return section("address", language.say(en: "Your address", ru: "Ваш адрес"), html)
    }

    private func waiting(_ change: AddressChange, _ wanted: String) -> String {
        let until = day(change.expiresAt)
        let asked = language.say(
            en: "You asked for a change to <strong>\(wanted)</strong>. It waits until \(until).",
            ru: "Вы попросили сменить адрес на <strong>\(wanted)</strong>. Ждём подтверждений до \(until) г.")
        let confirmed = language.say(en: "confirmed", ru: "подтверждено")
        let open = language.say(en: "not confirmed yet", ru: "пока не подтверждено")
        let old = language.say(en: "From the old address:", ru: "Со старого адреса:")
        let new = language.say(en: "From the new address:", ru: "С нового адреса:")
        let oldState = change.oldConfirmedAt == nil ? open : confirmed
        let newState = change.newConfirmedAt == nil ? open : confirmed
        return
            "<div class=\"note\">\n<p>\(asked)</p>\n<ul>\n<li>\(old) \(oldState)</li>\n<li>\(new) \(newState)</li>\n</ul>\n"
            + button("keep-address", language.say(en: "Keep the old address", ru: "Оставить прежний адрес"))
            + "</div>\n"
    }

    func words(_ problem: AddressProblem) -> String {
        switch problem {
        case .invalid:
            language.say(
                en: "This is not an address that mail can go to. Please write it like name@example.org.",
                ru: "На такой адрес нельзя написать. Он должен выглядеть как name@example.org.")
        case .same:
            language.say(
                en: "This is the address that we write to already.", ru: "На этот адрес мы уже пишем.")
        case .tooOften:
            language.say(
                en: "You have asked three times within a day. Please try again tomorrow.",
                ru: "За сутки вы попросили уже трижды. Попробуйте, пожалуйста, завтра.")
        }
    }
}
