internal import Campaigning
internal import Definitions
internal import Formats

/// The events that everyone may know of, with a calendar to subscribe to.
struct PublicEventsPage {
    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let events: [(campaign: CampaignDefinition, date: EventDate)]

    func page() -> Page {
        var content = ""
        if events.isEmpty {
            content =
                "<p>" + language.say(en: "Nothing is planned at the moment.", ru: "Сейчас ничего не запланировано.")
                + "</p>\n"
        } else {
            content = "<ul class=\"plain\">\n" + events.map(item).joined() + "</ul>\n"
            let file = language.say(en: "Subscribe to the calendar", ru: "Подписаться на календарь")
            content += "<p><a href=\"calendar.ics\">\(file)</a></p>\n"
        }
        if workspace.signUp != nil {
            let join = language.say(
                en: "Members are invited by mail. Become one", ru: "Участников мы приглашаем письмом. Стать участником")
            content += "<p><a href=\"subscribe\">\(join)</a></p>\n"
        }
        return Page(
            language: language, name: workspace.name, heading: language.say(en: "Events", ru: "События"),
            content: content)
    }

    private func item(_ campaign: CampaignDefinition, _ date: EventDate) -> String {
        guard let event = campaign.event else { return "" }
        let text = { (text: LocalizedText?) in
            text?.text(for: language.rawValue, fallback: workspace.locale).map(HTMLText.escape)
        }
        let words = EventWords(locale: language.rawValue)
        var lines = ["<strong>\(text(event.title) ?? HTMLText.escape(campaign.title))</strong>"]
        let when = HTMLText.escape(words.when(date.start, date.end, in: event.zone))
        lines.append(date.isCancelled ? "<s>\(when)</s> " + language.say(en: "cancelled", ru: "не состоится") : when)
        if let place = text(date.place) { lines.append(place) }
        if let purpose = text(event.purpose) { lines.append("<span class=\"small\">\(purpose)</span>") }
        return "<li>" + lines.joined(separator: "<br>\n") + "</li>\n"
    }
}
