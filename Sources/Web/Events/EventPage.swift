internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// One event, and the question whether the member comes.
struct EventPage {
    enum Mistake { case noAnswer, tooManyGuests(Int) }

    static let calendarName = "event.ics"

    let workspace: WorkspaceDefinition
    let language: PageLanguage
    let token: String
    let desk: EventDesk
    var replies: [EventReply]
    let memberID: Int64
    /// What a link or a form has chosen; nothing is kept of it before it is sent.
    var chosen: EventAnswer?
    var mistake: Mistake?

    private var reply: EventReply? { replies.first { $0.memberID == memberID } }
    private var words: EventWords { EventWords(locale: language.rawValue) }
    private var event: EventDefinition { desk.event }

    private func text(_ text: LocalizedText?) -> String? {
        text?.text(for: language.rawValue, fallback: workspace.locale)
    }

    private var title: String { text(event.title) ?? desk.campaign.title }

    func form() -> Page {
        var content = facts
        if desk.date.isCancelled {
            content += note(language.say(en: "It does not take place.", ru: "Встреча не состоится."))
        } else if !desk.isOpen {
            content += note(
                language.say(
                    en: "It has begun, so answers are not taken any more.",
                    ru: "Встреча уже началась: ответы больше не принимаются."))
        } else {
            content += standing + question
        }
        return page(title, content, status: mistake == nil ? 200 : 422)
    }

    func saved() -> Page {
        let said = language.say(en: "Your answer is saved.", ru: "Ответ сохранён.")
        var content =
            "<div class=\"done\" role=\"status\"><p>\(said) \(HTMLText.escape(standingWords ?? ""))</p></div>\n"
        content += facts
        content += "<p><a href=\"?\">\(language.say(en: "Change the answer", ru: "Изменить ответ"))</a></p>\n"
        return page(
            chosen == .no
                ? language.say(en: "Thank you for telling us", ru: "Спасибо, что сказали")
                : language.say(en: "Thank you!", ru: "Спасибо!"), content)
    }

    // MARK: What it is

    private var facts: String {
        var lines: [(String, String)] = [
            (
                language.say(en: "When", ru: "Когда"),
                HTMLText.escape(words.when(desk.date.start, desk.date.end, in: event.zone))
            )
        ]
        if let place = text(desk.date.place) {
            lines.append((language.say(en: "Where", ru: "Где"), HTMLText.escape(place)))
        }
        if let url = desk.date.url {
            let address = HTMLText.escape(url)
            lines.append((language.say(en: "Join", ru: "Подключиться"), "<a href=\"\(address)\">\(address)</a>"))
        }
        if let purpose = text(event.purpose) {
            lines.append((language.say(en: "Why come", ru: "Зачем приходить"), HTMLText.escape(purpose)))
        }
        if let capacity = desk.date.capacity { lines.append((language.say(en: "Seats", ru: "Мест"), seats(capacity))) }
        let list = lines.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" }.joined()
        let file = language.say(en: "Put it into my calendar", ru: "Добавить в календарь")
        // Relative, so that it works behind any prefix.
        return "<dl>\n\(list)</dl>\n<p><a href=\"\(token)/\(EventPage.calendarName)\">\(file)</a></p>\n"
    }

    private func seats(_ capacity: Int) -> String {
        let taken = replies.filter { $0.state == .seated }.reduce(0) { $0 + $1.seats }
        let free = max(0, capacity - taken)
        return free > 0
            ? language.say(en: "\(capacity), \(free) of them free", ru: "\(capacity), свободно \(free)")
            : language.say(
                en: "\(capacity), all taken; whoever says yes now gets in line",
                ru: "\(capacity), все заняты; кто ответит «да», встанет в очередь")
    }

    // MARK: Where the member stands

    private var standing: String {
        guard let words = standingWords else { return "" }
        return note(words)
    }

    private var standingWords: String? {
        guard let reply, let answer = reply.answer else { return nil }
        switch (answer, reply.state) {
        case (.no, _):
            return language.say(en: "You have said that you cannot come.", ru: "Вы ответили, что не сможете.")
        case (.maybe, _): return language.say(en: "You have said that you may come.", ru: "Вы ответили: может быть.")
        case (.yes, .waiting):
            let place = (replies.filter { $0.state == .waiting }.firstIndex { $0.memberID == memberID } ?? 0) + 1
            return language.say(
                en: "You are number \(place) in line. When a seat is free for you, we write at once.",
                ru: "Вы в очереди под номером \(place). Когда место освободится, мы сразу напишем.")
        case (.yes, _):
            return reply.guests == 0
                ? language.say(en: "You have a seat.", ru: "Место за вами.")
                : language.say(
                    en: "You have seats for yourself and \(reply.guests) more.",
                    ru: "За вами места: вам и ещё \(reply.guests).")
        }
    }

    private func note(_ words: String) -> String { "<div class=\"note\"><p>\(HTMLText.escape(words))</p></div>\n" }

    // MARK: The question

    private var question: String {
        "<form method=\"post\" action=\"?\">\n\(alert)\(answers)\(guests)\(helps)<button type=\"submit\">"
            + language.say(en: "Send the answer", ru: "Отправить ответ") + "</button>\n</form>\n"
    }

    private var alert: String {
        let words: String
        switch mistake {
        case nil: return ""
        case .noAnswer: words = language.say(en: "Please choose an answer.", ru: "Выберите, пожалуйста, ответ.")
        case .tooManyGuests(let most):
            words =
                most == 0
                ? language.say(
                    en: "There are no more seats for guests now. Nothing was changed.",
                    ru: "Мест для гостей сейчас больше нет. Ничего не изменилось.")
                : language.say(
                    en: "You can bring at most \(most) now. Nothing was changed.",
                    ru: "Сейчас с вами могут прийти не больше \(most). Ничего не изменилось.")
        }
        return "<p class=\"alert\" role=\"alert\">\(words)</p>\n"
    }

    private var answers: String {
        let chosen = chosen ?? reply?.answer
        let choices: [(EventAnswer, String)] = [
            (.yes, language.say(en: "Yes, I will come", ru: "Да, приду")),
            (.maybe, language.say(en: "Maybe", ru: "Может быть")),
            (.no, language.say(en: "No, I cannot", ru: "Нет, не смогу")),
        ]
        let inputs = choices.map { answer, words in
            "<label class=\"check\"><input type=\"radio\" name=\"v\" value=\"\(answer.rawValue)\" required"
                + (chosen == answer ? " checked" : "") + "><span>\(words)</span></label>\n"
        }
        return
            "<fieldset><legend>\(language.say(en: "Will you come?", ru: "Придёте?"))</legend>\n\(inputs.joined())</fieldset>\n"
    }

    private var guests: String {
        guard event.bringAFriend > 0 else { return "" }
        let label = language.say(en: "How many friends do you bring?", ru: "Сколько друзей придёт с вами?")
        let inputs = (0...event.bringAFriend).map { count in
            "<label class=\"check\"><input type=\"radio\" name=\"guests\" value=\"\(count)\""
                + ((reply?.guests ?? 0) == count ? " checked" : "") + "><span>\(count)</span></label>\n"
        }
        return "<fieldset><legend>\(label)</legend>\n\(inputs.joined())</fieldset>\n"
    }

    private var helps: String {
        guard !event.help.isEmpty else { return "" }
        let label = language.say(en: "Would you like to help?", ru: "Хотите помочь?")
        let inputs = event.help.map { help in
            "<label class=\"check\"><input type=\"checkbox\" name=\"help\" value=\"\(help.rawValue)\""
                + (reply?.helps.contains(help.rawValue) == true ? " checked" : "")
                + "><span>\(HTMLText.escape(words.help(help)))</span></label>\n"
        }
        return "<fieldset><legend>\(label)</legend>\n\(inputs.joined())</fieldset>\n"
    }

    private func page(_ heading: String, _ content: String, status: Int = 200) -> Page {
        Page(language: language, name: workspace.name, heading: heading, content: content, status: status)
    }
}
