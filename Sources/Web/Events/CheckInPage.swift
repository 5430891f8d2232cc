internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// The host's list: who is expected, and who is there.
struct CheckInPage {
    let list: CheckInList
    let language: PageLanguage

    private var words: EventWords { EventWords(locale: language.rawValue) }

    private var when: String {
        words.when(list.date.startsAt, list.date.endsAt, in: list.zone)
    }

    func closed() -> Page {
        page(
            "<p>\(HTMLText.escape(when))</p>\n<p>"
                + language.say(
                    en: "The list opens a day before the start and closes two days after the end.",
                    ru: "Список открывается за день до начала и закрывается через два дня после конца.") + "</p>\n",
            status: 410)
    }

    func list(isSaved: Bool) throws -> Page {
        let replies = try list.expected()
        let there = replies.filter { $0.hasAttended == true }
        var content = "<p>\(HTMLText.escape(when))</p>\n"
        if let stranger = list.stranger {
            let address = HTMLText.escape(stranger)
            content +=
                "<p class=\"alert\" role=\"alert\">"
                + language.say(
                    en: "\(address) is no member, so nothing was noted of them.",
                    ru: "\(address) – не участник, поэтому отметка не сделана.") + "</p>\n"
        } else if isSaved {
            content +=
                "<p class=\"done\" role=\"status\">"
                + language.say(en: "Saved: \(there.count) are there.", ru: "Сохранено: пришли \(there.count).")
                + "</p>\n"
        }
        content += "<form method=\"post\" action=\"?\">\n<fieldset><legend>"
        content += language.say(en: "Who is there?", ru: "Кто пришёл?") + "</legend>\n"
        content += replies.map(line).joined() + "</fieldset>\n"
        let label = language.say(en: "Somebody else: the address of a member", ru: "Кто-то ещё: адрес участника")
        content += "<div class=\"field\"><label for=\"email\">\(label)</label>"
        content += "<input id=\"email\" name=\"email\" type=\"email\" autocomplete=\"off\" maxlength=\"254\"></div>\n"
        content += "<button type=\"submit\">\(language.say(en: "Save", ru: "Сохранить"))</button>\n</form>\n"
        return page(content)
    }

    private func line(_ reply: EventReply) -> String {
        var said: [String] = []
        if reply.guests > 0 { said.append("+\(reply.guests)") }
        if reply.state == .waiting { said.append(language.say(en: "was in line", ru: "в очереди")) }
        if reply.answer == .maybe { said.append(language.say(en: "maybe", ru: "может быть")) }
        said += reply.helps.compactMap(EventHelp.init).map(words.help)
        let hint = said.isEmpty ? "" : " <span class=\"hint\">\(HTMLText.escape(said.joined(separator: ", ")))</span>"
        let name = HTMLText.escape(reply.name ?? reply.email ?? "–")
        return "<label class=\"check\"><input type=\"checkbox\" name=\"a\" value=\"\(reply.memberID)\""
            + (reply.hasAttended == true ? " checked" : "")
            + "><span>\(name)\(hint)</span></label><input type=\"hidden\" name=\"m\" value=\"\(reply.memberID)\">\n"
    }

    private func page(_ content: String, status: Int = 200) -> Page {
        Page(
            language: language, name: list.workspace.definition.name,
            heading: list.title(locale: language.rawValue), content: content, status: status)
    }
}
