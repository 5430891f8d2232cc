internal import Definitions
internal import Formats
internal import Store
internal import Surveys

/// The page of a survey: all questions, or one of them. Where all stand on it, one that depends on another says so, and browsers
/// that know the `:has()` selector hide it while its condition does not hold, without a script. What is typed is sent either
/// way. One at a time the server asks only what is to be asked.
struct SurveyPage {
    /// A field that no person sees.
    static let trapName = "homepage"

    let survey: SurveyDefinition
    let campaign: String
    let workspace: WorkspaceDefinition
    let locale: String
    let language: PageLanguage
    /// The visitor's own number for some names, out of which random orders are made.
    let shuffle: ([String]) -> [UInt8]
    /// Signed; in the form as a hidden field.
    var token: String
    /// Of a visitor with the link that is for everyone.
    var number: String?
    /// Shown as the day until which answers may be given; nil never closes.
    var closesOn: CivilDate?
    /// Given before, preselected by the link, or just sent and not taken.
    var fields = SurveyFields()
    /// The question that stands alone on the page; nil is all of them.
    var step: String?
    var wasAnswered = false
    var isDraft = false
    var problems: [AnswerSheet.Problem] = []
    var missing: [String] = []
    var isEmptySheet = false
    /// Sent in a way that programs send: a person is asked to press the button once more.
    var asksAgain = false

    var wording: QuestionWording { QuestionWording(locale: locale, workspace: workspace, language: language) }

    func page() -> Page {
        var page = Page(
            language: language, name: workspace.name,
            heading: language.say(en: "Your opinion", ru: "Ваше мнение"), content: content,
            hasConditions: step == nil && survey.questions.contains { $0.when != nil },
            status: problems.isEmpty && missing.isEmpty && !isEmptySheet && !asksAgain ? 200 : 422)
        page.theme = workspace.theme
        page.formTargets = survey.endings.compactMap(\.to).compactMap(SurveyPage.origin)
        page.hasSurvey = true
        page.refusal = problems.isEmpty && missing.isEmpty && !isEmptySheet ? nil : .invalid
        page.hasDraftScript = keepsDrafts
        return page
    }

    /// Of a member's own link; never of an anonymous survey. A visitor of the link for all may send only so often.
    private var keepsDrafts: Bool { !survey.isAnonymous && number == nil }

    private var content: String {
        var html = ""
        if isFirst, let purpose = wording.html(survey.purpose) { html += "<p>\(purpose)</p>\n" }
        if isFirst { html += lead }
        if let alert { html += "<p class=\"alert\" role=\"alert\">\(HTMLText.escape(alert))</p>\n" }
        if wasAnswered || isDraft, alert == nil { html += "<p class=\"done\">\(welcomeBack)</p>\n" }
        if let progress { html += "<p class=\"small\">\(progress)</p>\n" }
        let words = language.say(
            en: "What you wrote is saved, not sent yet.", ru: "Написанное сохранено, но ещё не отправлено.")
        let draft = keepsDrafts ? " data-saved=\"\(words)\"" : ""
        html += "<form method=\"post\" action=\"?\"\(draft)>\n" + hidden
        for (index, question) in survey.questions.enumerated() where step == nil || question.id == step {
            html += QuestionField(page: self, question: question, index: index).html
        }
        if keepsDrafts { html += "<p id=\"draft\" class=\"small\" role=\"status\"></p>\n" }
        html += buttons + "</form>\n"
        if let closesOn, isFirst, !survey.isAnonymous {
            let day = language.day(closesOn)
            html +=
                "<p class=\"small\">"
                + language.say(
                    en: "You may change your answer until \(day).", ru: "Ответ можно изменить до \(day) г.")
                + "</p>\n"
        }
        return html
    }

    /// What is said once, before the questions.
    private var isFirst: Bool { step == nil || step == survey.questions.first?.id }

    private var lead: String {
        var notes: [String] = []
        if let minutes = survey.minutes {
            notes.append(
                language.say(
                    en: minutes == 1 ? "It takes about a minute." : "It takes about \(minutes) minutes.",
                    ru: minutes == 1 ? "Это займёт около минуты." : "Это займёт около \(minutes) мин."))
        }
        if survey.isAnonymous {
            notes.append(
                language.say(
                    en:
                        "Your answers are kept without your name: nobody here can see whose they are. Once sent, they are final.",
                    ru:
                        "Ответы хранятся без вашего имени: никто у нас не видит, чьи они. После отправки их уже не изменить."
                ))
        }
        return notes.isEmpty ? "" : "<p class=\"small\">\(notes.joined(separator: " "))</p>\n"
    }

    private var welcomeBack: String {
        isDraft
            ? language.say(
                en: "Here is what you had written. It is not sent yet.",
                ru: "Здесь то, что вы успели написать. Это ещё не отправлено.")
            : language.say(
                en: "You have answered already. You may change your answer.",
                ru: "Вы уже ответили. Ответ можно изменить.")
    }

    private var progress: String? {
        guard let step else { return nil }
        let asked = survey.asked(fields.sheet(of: survey).values)
        guard let place = asked.firstIndex(where: { $0.id == step }), asked.count > 1 else { return nil }
        return language.say(
            en: "Question \(place + 1) of \(asked.count)", ru: "Вопрос \(place + 1) из \(asked.count)")
    }

    private var alert: String? {
        if asksAgain {
            return language.say(
                en:
                    "Please press the button once more: so we know that a person is there. Nothing of what you wrote is lost.",
                ru: "Нажмите, пожалуйста, кнопку ещё раз: так мы узнаем, что это человек. Всё написанное на месте.")
        }
        if isEmptySheet {
            return language.say(
                en: "Nothing is answered yet: please answer at least one question.",
                ru: "Пока нет ни одного ответа: ответьте, пожалуйста, хотя бы на один вопрос.")
        }
        if problems.isEmpty && missing.isEmpty { return nil }
        return language.say(
            en: "Your answer is not saved yet: please look at what is marked.",
            ru: "Ответ ещё не сохранён: посмотрите, пожалуйста, на отмеченное.")
    }

    /// The token, whose form it is, where it stands, and what must not be kept anywhere else.
    private var hidden: String {
        var pairs = [("form", token)]
        if let number { pairs.append(("n", number)) }
        if let step { pairs.append(("at", step)) }
        if let step, survey.isAnonymous {
            let own = Set(survey.questions.first { $0.id == step }?.answerNames ?? [])
            pairs += fields.pairs.filter { !own.contains($0.name) }.map { ($0.name, $0.value) }
        }
        let inputs = pairs.map { name, value in
            "<input type=\"hidden\" name=\"\(HTMLText.escape(name))\" value=\"\(HTMLText.escape(value))\">\n"
        }
        let words = language.say(en: "Leave this empty", ru: "Оставьте пустым")
        return inputs.joined()
            + "<div class=\"away\" aria-hidden=\"true\"><label for=\"trap\">\(words)</label>"
            + "<input id=\"trap\" name=\"\(SurveyPage.trapName)\" tabindex=\"-1\" autocomplete=\"off\"></div>\n"
    }

    private var buttons: String {
        let isLast = step == nil || step == survey.questions.last?.id
        let send =
            isLast ? language.say(en: "Send", ru: "Отправить") : language.say(en: "Next", ru: "Дальше")
        var html = "<button type=\"submit\" name=\"go\" value=\"next\">\(send)</button>\n"
        if step != nil, !isFirst {
            html +=
                "<button class=\"second\" type=\"submit\" name=\"go\" value=\"back\">"
                + language.say(en: "Back", ru: "Назад") + "</button>\n"
        }
        if survey.questions.count > 3, !survey.isAnonymous {
            html +=
                "<button class=\"second\" type=\"submit\" name=\"go\" value=\"save\">"
                + language.say(en: "Finish later", ru: "Закончить позже") + "</button>\n"
        }
        return html
    }

    /// Where a form's answer may lead on to: Chromium asks this of `form-action` too.
    private static func origin(_ target: String) -> String? {
        guard target.hasPrefix("https://") else { return nil }
        let host = target.dropFirst(8).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let isPlain = host.utf8.allSatisfy {
            ($0 > 0x2C && $0 < 0x3B) || ($0 > 0x60 && $0 < 0x7B) || ($0 > 0x40 && $0 < 0x5B)
        }
        return isPlain && !host.isEmpty ? "https://" + host : nil
    }
}
