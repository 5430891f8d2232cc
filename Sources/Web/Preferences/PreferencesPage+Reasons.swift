internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// Why we write, from what `explain` knows; and the member's rights over their data.
extension PreferencesPage {
    var reasons: String {
        let lines = state.explanation.campaigns.compactMap(reason)
        let nothing = language.say(
            en: "Nothing of what we send regularly is meant for you now.",
            ru: "Сейчас ничего из того, что мы регулярно рассылаем, вам не предназначено.")
        return section(
            "reasons", language.say(en: "Why we write to you", ru: "Почему мы вам пишем"),
            lines.isEmpty ? "<p>\(nothing)</p>\n" : "<ul class=\"plain\">\n\(lines.joined())</ul>\n")
    }

    /// One campaign in words. Those that are not meant for the member are left out, and so is what is sent only once and
    /// has not been: it may be a surprise.
    private func reason(_ campaign: MemberExplanation.Campaign) -> String? {
        guard campaign.keptOutBy.isEmpty, let file = workspace.campaign(campaign.name), !file.isDisabled,
            isKnown(file)
        else { return nil }
        let words = HTMLText.escape(verdict(campaign, file))
        return "<li><strong>\(HTMLText.escape(file.title))</strong> <span>\(words)</span></li>\n"
    }

    private func verdict(_ campaign: MemberExplanation.Campaign, _ file: CampaignDefinition) -> String {
        if let reason = campaign.leftOut { return refusal(reason) }
        let why = ground(campaign, file)
        switch campaign.decision {
        case .skip(let reason): return refusal(reason)
        case .hold(let reason, let until):
            let held = HoldingWords.reason(reason, language)
            return language.say(
                en: "You get it, because \(why). Not before \(day(until)): \(held).",
                ru: "Приходит, потому что \(why). Не раньше \(day(until)) г.: \(held).")
        case .send:
            guard let next = campaign.nextDueAt.map(day) else {
                return language.say(en: "You get it, because \(why).", ru: "Приходит, потому что \(why).")
            }
            return language.say(
                en: "You get it, because \(why). Next on \(next).",
                ru: "Приходит, потому что \(why). Следующее письмо \(next) г.")
        }
    }

    private func refusal(_ reason: MessageReason) -> String {
        let words =
            reason == .noConsent && state.hasLeft
            ? language.say(en: "you have unsubscribed", ru: "вы отписались") : HoldingWords.reason(reason, language)
        return language.say(en: "You do not get it: \(words).", ru: "Вам не приходит: \(words).")
    }

    private func isKnown(_ campaign: CampaignDefinition) -> Bool {
        if campaign.schedule.isRepeated { return true }
        return state.explanation.ledger.contains {
            ($0.campaign == campaign.name || $0.campaign == campaign.was) && $0.sentAt != nil
        }
    }

    private func ground(_ campaign: MemberExplanation.Campaign, _ file: CampaignDefinition) -> String {
        guard let ground = campaign.ground else {
            return file.intent == .service
                ? language.say(
                    en: "it is about your own orders and questions", ru: "оно о ваших собственных заказах и обращениях")
                : language.say(en: "you are a member", ru: "вы с нами")
        }
        let what = HoldingWords.purpose(ground.purpose, definition, state.member.locale, language)
        let on = day(ground.at)
        return language.say(en: "you said yes to \(what) on \(on)", ru: "\(on) г. вы согласились на \(what)")
    }

    /// Download and erasure.
    var ownership: String {
        let told = language.say(
            en: "The file has everything that we hold about you, for reading and for programs (JSON).",
            ru: "В файле всё, что мы о вас храним: его можно и прочесть, и открыть программой (JSON).")
        let download = language.say(en: "Download my data", ru: "Скачать мои данные")
        let erase = language.say(en: "Delete everything about me…", ru: "Удалить всё обо мне…")
        return section(
            "ownership", language.say(en: "Your data are yours", ru: "Ваши данные принадлежат вам"),
            """
            <p>\(told)</p>
            <form method="post" action="\(token)/download">
            <button type="submit" class="second">\(download)</button>
            </form>
            <p><a class="button danger" href="\(token)/erase">\(erase)</a></p>

            """)
    }
}
