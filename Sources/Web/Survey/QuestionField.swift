internal import Definitions
internal import Formats
internal import Surveys

/// One question of a survey's page, with what was answered and what is wrong with it.
struct QuestionField {
    let page: SurveyPage
    let question: Question
    /// Of the question in the survey: ids on the page are made of it.
    let index: Int

    private var language: PageLanguage { page.language }
    private var wording: QuestionWording { page.wording }

    var html: String {
        switch question.kind {
        case .nps, .csat, .ces, .rating: group(scale)
        case .yesNo: group(yesNo)
        case .choice: group(options(type: "radio") + other(type: "radio"))
        case .choices: group(options(type: "checkbox") + other(type: "checkbox"))
        case .ranking: group(ranking)
        case .matrix: group(matrix)
        case .text: field(question.isShort ? input(length: question.limit) : textarea)
        case .number: field(number)
        case .date: field(date)
        }
    }

    // MARK: Frames

    /// Several inputs under one legend.
    private func group(_ inputs: String) -> String {
        "<fieldset id=\"w\(index)\"\(describedBy)>\n<legend dir=\"auto\">\(label)</legend>\n\(help)\(error)\(inputs)</fieldset>\n"
    }

    /// One input under its label.
    private func field(_ input: String) -> String {
        """
        <div class="field" id="w\(index)">
        <label for="q\(index)" dir="auto">\(label)</label>
        \(help)\(error)\(input)</div>

        """
    }

    private var label: String {
        var html = ""
        if page.step == nil, let condition = question.when {
            html += "<span class=\"hint\">\(HTMLText.escape(wording.hint(condition, of: page.survey)))</span>"
        }
        html += wording.html(of: question)
        if question.isRequired {
            html += " <span class=\"small\">(\(language.say(en: "required", ru: "обязательный вопрос")))</span>"
        }
        return html
    }

    private var help: String {
        var sentences = [wording.html(question.help), limits.map(HTMLText.escape)].compactMap(\.self)
        if sentences.isEmpty { return "" }
        sentences = ["<p class=\"small\" id=\"h\(index)\">" + sentences.joined(separator: " ") + "</p>\n"]
        return sentences[0]
    }

    private var error: String {
        guard let message else { return "" }
        return "<p class=\"error\" id=\"e\(index)\">\(HTMLText.escape(message))</p>\n"
    }

    private var describedBy: String {
        var ids: [String] = []
        if !help.isEmpty { ids.append("h\(index)") }
        if message != nil { ids.append("e\(index)") }
        return ids.isEmpty ? "" : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    private var message: String? {
        if page.missing.contains(question.id) {
            return language.say(en: "Please answer this question.", ru: "Ответьте, пожалуйста, на этот вопрос.")
        }
        return page.problems.contains { $0.question == question.id } ? language.problem(with: question) : nil
    }

    /// What may be answered, where that is not plain to see.
    private var limits: String? { language.limits(of: question) }

    // MARK: One of several

    private func value(_ name: String) -> String { HTMLText.escape(page.fields[name] ?? "") }

    private var name: String { HTMLText.escape(question.id) }

    private var scale: String {
        let range = question.scale ?? 0...10
        var html = "<div class=\"scale of\(range.count)\">\n"
        for score in range {
            let checked = page.fields.has(question.id, String(score)) ? " checked" : ""
            let mark = question.kind == .rating ? "\(score)<i aria-hidden=\"true\">★</i>" : "\(score)"
            html +=
                "<label><input type=\"radio\" name=\"\(name)\" value=\"\(score)\" id=\"q\(index)-\(score)\""
                + "\(classes(AnswerValue(number: Double(score))))\(checked)>"
                + "<span>\(mark)</span></label>\n"
        }
        html += "</div>\n"
        if let ends = wording.ends(of: question) {
            html += "<p class=\"ends\"><span>\(ends.least)</span><span>\(ends.most)</span></p>\n"
        }
        return html
    }

    private var yesNo: String {
        [("yes", language.say(en: "Yes", ru: "Да"), 1.0), ("no", language.say(en: "No", ru: "Нет"), 0.0)].map {
            check("radio", "q\(index)-\($0.0)", question.id, $0.0, $0.1, AnswerValue(number: $0.2))
        }.joined()
    }

    private func options(type: String) -> String {
        shown(question.options).map { option in
            check(
                type, "q\(index)-\(option.id)", question.id, option.id, wording.html(of: option),
                AnswerValue(text: option.id))
        }.joined()
    }

    /// The option that takes words, always the last.
    private func other(type: String) -> String {
        guard question.hasOther else { return "" }
        let part = Question.name(question.id, Question.other)
        let label = wording.html(other: question)
        let spoken = HTMLText.escape(
            language.say(en: "In your own words", ru: "Своими словами") + ": " + wording.text(of: question))
        return check(
            type, "q\(index)-other", question.id, Question.other, label, AnswerValue(text: Question.other))
            + "<div class=\"field words\"><input type=\"text\" name=\"\(HTMLText.escape(part))\" id=\"q\(index)-words\" "
            + "maxlength=\"\(AnswerText.limit)\" dir=\"auto\" aria-label=\"\(spoken)\" value=\"\(value(part))\"></div>\n"
    }

    private func check(
        _ type: String, _ id: String, _ name: String, _ value: String, _ label: String, _ answer: AnswerValue
    ) -> String {
        let checked = page.fields.has(name, value) ? " checked" : ""
        let classes = type == "radio" ? classes(answer) : ""
        return
            "<label class=\"check\"><input type=\"\(type)\" name=\"\(HTMLText.escape(name))\" "
            + "value=\"\(HTMLText.escape(value))\" id=\"\(HTMLText.escape(id))\"\(classes)\(checked)>"
            + "<span dir=\"auto\">\(label)</span></label>\n"
    }

    /// The classes of an answer: `no3` where question 3 is not asked of those who give it (`ConditionStyle`).
    private func classes(_ answer: AnswerValue) -> String {
        guard page.step == nil else { return "" }
        let questions = page.survey.questions
        let ruledOut = questions.indices.dropFirst(index + 1).prefix { $0 < ConditionStyle.limit }.filter {
            questions[$0].when?.isRuledOut(by: question.id, answer) ?? false
        }
        return ruledOut.isEmpty ? "" : " class=\"\(ruledOut.map { "no\($0)" }.joined(separator: " "))\""
    }

    /// In the order of the file, or in this visitor's own.
    private func shown(_ options: [Question.Option]) -> [Question.Option] {
        guard question.isShuffled else { return options }
        return options.map { ($0, page.shuffle([page.campaign, question.id, $0.id])) }
            .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    // MARK: Orders and rows

    private var ranking: String {
        let places = min(question.options.count, question.most.map { Int($0) } ?? question.options.count)
        return shown(question.options).map { option in
            let part = Question.name(question.id, option.id)
            let id = HTMLText.escape("q\(index)-\(option.id)")
            var html = "<div class=\"rank\"><select name=\"\(HTMLText.escape(part))\" id=\"\(id)\">"
            html += "<option value=\"\">–</option>"
            for place in 1...max(1, places) {
                let selected = page.fields[part] == String(place) ? " selected" : ""
                html += "<option value=\"\(place)\"\(selected)>\(place)</option>"
            }
            return html + "</select><label for=\"\(id)\" dir=\"auto\">\(wording.html(of: option))</label></div>\n"
        }.joined()
    }

    private var matrix: String {
        shown(question.rows).map { row in
            let part = Question.name(question.id, row.id)
            let cells = question.options.enumerated().map { place, option in
                let id = HTMLText.escape("q\(index)-\(row.id)-\(place + 1)")
                let checked = page.fields.has(part, option.id) ? " checked" : ""
                return
                    "<label><input type=\"radio\" name=\"\(HTMLText.escape(part))\" value=\"\(HTMLText.escape(option.id))\" "
                    + "id=\"\(id)\"\(checked)><span dir=\"auto\">\(wording.html(of: option))</span></label>\n"
            }
            return "<fieldset class=\"row\"><legend dir=\"auto\">\(wording.html(of: row))</legend>\n"
                + "<div class=\"scale words\">\n\(cells.joined())</div></fieldset>\n"
        }.joined()
    }

    // MARK: Words, numbers and days

    private var textarea: String {
        // The newline after the tag is not part of the value; without it a value's own first newline would be lost.
        """
        <textarea name="\(name)" id="q\(index)" rows="5" maxlength="\(question.limit)" dir="auto"\(invalid)\(describedBy)>
        \(value(question.id))</textarea>

        """
    }

    private func input(length: Int, _ more: String = "") -> String {
        "<input type=\"text\" name=\"\(name)\" id=\"q\(index)\" maxlength=\"\(length)\" dir=\"auto\"\(more)\(invalid)"
            + "\(describedBy) value=\"\(value(question.id))\">\n"
    }

    private var number: String {
        let isWhole = question.decimals == 0 && (question.least ?? -1) >= 0
        let keys = " inputmode=\"\(isWhole ? "numeric" : "decimal")\" autocomplete=\"off\""
        guard let unit = wording.html(question.unit) else { return input(length: 30, keys) }
        return "<div class=\"unit\">\(input(length: 30, keys))<span>\(unit)</span></div>\n"
    }

    private var date: String {
        var bounds = ""
        if let earliest = question.earliest { bounds += " min=\"\(earliest.description)\"" }
        if let latest = question.latest { bounds += " max=\"\(latest.description)\"" }
        // What is no day would be lost in a field for days.
        let given = page.fields[question.id] ?? ""
        if !given.isEmpty, CivilDate(given) == nil { return input(length: 30) }
        return "<input type=\"date\" name=\"\(name)\" id=\"q\(index)\"\(bounds)\(invalid)\(describedBy) "
            + "value=\"\(value(question.id))\">\n"
    }

    private var invalid: String { message == nil ? "" : " aria-invalid=\"true\"" }
}
