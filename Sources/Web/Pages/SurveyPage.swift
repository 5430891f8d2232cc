internal import Definitions
internal import Formats
internal import Store
internal import Surveys

/// The page of a survey. All questions stand on it: one that depends on another says so, and where the browser knows the
/// `:has()` selector it is hidden while its condition does not hold, without a script. What is typed is sent either way.
struct SurveyPage {
    let survey: SurveyDefinition
    let workspace: WorkspaceDefinition
    let locale: String
    let language: PageLanguage
    /// Shown as the day until which answers may be given; nil never closes.
    var closesOn: CivilDate?
    /// Values by question: given before, preselected by the link, or just sent and not taken.
    var values: [String: String] = [:]
    var wasAnswered = false
    var problems: [AnswerSheet.Problem] = []
    var missing: [String] = []
    var isEmptySheet = false

    func page() -> Page {
        Page(
            language: language, name: workspace.name,
            heading: language.say(en: "Your opinion", ru: "Ваше мнение"), content: content,
            hasConditions: survey.questions.contains { $0.when != nil },
            status: problems.isEmpty && missing.isEmpty && !isEmptySheet ? 200 : 422)
    }

    private var content: String {
        var html = ""
        if let purpose = survey.purpose?.text(for: locale, fallback: workspace.locale) {
            html += "<p>\(HTMLText.escape(purpose))</p>\n"
        }
        if let alert { html += "<p class=\"alert\" role=\"alert\">\(HTMLText.escape(alert))</p>\n" }
        if wasAnswered {
            let note = language.say(
                en: "You have answered already. You may change your answer.",
                ru: "Вы уже ответили. Ответ можно изменить.")
            html += "<p class=\"done\">\(note)</p>\n"
        }
        html += "<form method=\"post\">\n"
        for (index, question) in survey.questions.enumerated() {
            html += question.kind == .nps ? score(question, index) : text(question, index)
        }
        html += "<button type=\"submit\">\(language.say(en: "Send", ru: "Отправить"))</button>\n</form>\n"
        if let closesOn {
            let day = language.day(closesOn)
            html +=
                "<p class=\"small\">"
                + language.say(
                    en: "You may change your answer until \(day).", ru: "Ответ можно изменить до \(day) г.")
                + "</p>\n"
        }
        return html
    }

    private var alert: String? {
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

    private func score(_ question: Question, _ index: Int) -> String {
        let name = HTMLText.escape(question.id)
        var html = "<fieldset id=\"w\(index)\"\(describedBy(question, index))>\n<legend>\(label(question))</legend>\n"
        html += error(question, index) + "<div class=\"scale\">\n"
        for score in 0...10 {
            let checked = values[question.id] == String(score) ? " checked" : ""
            html +=
                "<label><input type=\"radio\" name=\"\(name)\" value=\"\(score)\" id=\"q\(index)-\(score)\""
                + "\(classes(question, index, score: score))\(checked)>"
                + "<span>\(score)</span></label>\n"
        }
        let ends = RecommendQuestion(locale: language.rawValue)
        return html + "</div>\n<p class=\"ends\"><span>\(ends.least)</span><span>\(ends.most)</span></p>\n</fieldset>\n"
    }

    private func text(_ question: Question, _ index: Int) -> String {
        // The newline after the tag is not part of the value; without it a value's own first newline would be lost.
        """
        <div class="field" id="w\(index)">
        <label for="q\(index)">\(label(question))</label>
        \(error(question, index))<textarea name="\(HTMLText.escape(question.id))" id="q\(index)" rows="5" \
        maxlength="\(AnswerText.limit)" dir="auto"\(describedBy(question, index))>
        \(HTMLText.escape(values[question.id] ?? ""))</textarea>
        </div>

        """
    }

    private func label(_ question: Question) -> String {
        let wording = QuestionWording(locale: locale, workspace: workspace, language: language)
        let text = wording.text(of: question)
        var html = ""
        if let condition = question.when {
            html += "<span class=\"hint\">\(HTMLText.escape(wording.hint(condition, of: survey)))</span>"
        }
        html += HTMLText.escape(text)
        if question.isRequired {
            html += " <span class=\"small\">(\(language.say(en: "required", ru: "обязательный вопрос")))</span>"
        }
        return html
    }

    private func error(_ question: Question, _ index: Int) -> String {
        guard let message = message(question) else { return "" }
        return "<p class=\"error\" id=\"e\(index)\">\(HTMLText.escape(message))</p>\n"
    }

    private func describedBy(_ question: Question, _ index: Int) -> String {
        message(question) == nil ? "" : " aria-describedby=\"e\(index)\""
    }

    private func message(_ question: Question) -> String? {
        if missing.contains(question.id) {
            return language.say(en: "Please answer this question.", ru: "Ответьте, пожалуйста, на этот вопрос.")
        }
        guard problems.contains(where: { $0.question == question.id }) else { return nil }
        return question.kind == .nps
            ? language.say(en: "Please choose a number from 0 to 10.", ru: "Выберите, пожалуйста, число от 0 до 10.")
            : language.say(
                en: "The text is too long: \(AnswerText.limit) characters are the most.",
                ru: "Текст слишком длинный: не больше \(AnswerText.limit) знаков.")
    }

    /// The classes of one score: `no3` where question 3 is not asked of those who give it (`ConditionStyle`).
    private func classes(_ question: Question, _ index: Int, score: Int) -> String {
        let ruledOut = survey.questions.indices.dropFirst(index + 1).prefix { $0 < ConditionStyle.limit }.filter {
            survey.questions[$0].when?.isRuledOut(by: question.id, AnswerValue(number: Double(score))) ?? false
        }
        return ruledOut.isEmpty ? "" : " class=\"\(ruledOut.map { "no\($0)" }.joined(separator: " "))\""
    }
}
