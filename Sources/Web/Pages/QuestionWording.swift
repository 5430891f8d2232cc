internal import Definitions
internal import Formats

/// How questions are put to members.
struct QuestionWording {
    let locale: String
    let workspace: WorkspaceDefinition
    let language: PageLanguage

    /// The author's words, else our own.
    func text(of question: Question) -> String {
        if let text = text(question.text) { return text }
        return question.standard(language.rawValue)?.text(workspace.name)
            ?? language.say(en: "What would you like to tell us?", ru: "Что вы хотели бы нам сказать?")
    }

    func text(_ text: LocalizedText?) -> String? { text?.text(for: locale, fallback: workspace.locale) }

    /// Escaped, and with its language where that is another than the page's (WCAG 2.2, 3.1.2).
    func html(_ text: LocalizedText?) -> String? {
        guard let text, let words = self.text(text) else { return nil }
        let found =
            Locales.candidates(for: locale, fallback: workspace.locale).first { text.variants[$0] != nil }
            ?? text.variants.keys.first ?? ""
        guard !found.isEmpty, Locales.language(of: found) != language.rawValue else { return HTMLText.escape(words) }
        let direction = Locales.isRightToLeft(found) ? "rtl" : "ltr"
        return "<span lang=\"\(Locales.tag(found))\" dir=\"\(direction)\">\(HTMLText.escape(words))</span>"
    }

    func html(of question: Question) -> String { html(question.text) ?? HTMLText.escape(text(of: question)) }

    func html(of option: Question.Option) -> String { html(option.label) ?? HTMLText.escape(option.id) }

    func html(other question: Question) -> String { html(question.otherLabel) ?? HTMLText.escape(other(question)) }

    func label(of option: Question.Option) -> String { text(option.label) ?? option.id }

    func label(of id: String, in question: Question) -> String {
        if let option = question.options.first(where: { $0.id == id }) { return label(of: option) }
        if id == Question.other { return other(question) }
        return question.rows.first { $0.id == id }.map(label) ?? id
    }

    func other(_ question: Question) -> String {
        text(question.otherLabel) ?? language.say(en: "Something else", ru: "Другое")
    }

    /// What stands at the ends of a scale, as HTML.
    func ends(of question: Question) -> (least: String, most: String)? {
        let standard = question.standard(language.rawValue)
        let least = html(question.leastLabel) ?? standard.map { HTMLText.escape($0.least) }
        let most = html(question.mostLabel) ?? standard.map { HTMLText.escape($0.most) }
        if least == nil && most == nil { return nil }
        return (least ?? "", most ?? "")
    }

    /// `If your answer to “…” is 8 or lower`.
    func hint(_ condition: AnswerCondition, of survey: SurveyDefinition) -> String {
        let isScore = condition.comparisons.allSatisfy { comparison in
            survey.questions.first { $0.id == comparison.question }?.kind == .nps
        }
        let parts = condition.comparisons.map { comparison in
            let words = words(comparison, of: survey)
            guard !isScore else { return words }
            let id = String(comparison.question.prefix { $0 != "." })
            let question = survey.questions.first { $0.id == id }
            var name = question.map(text(of:)) ?? id
            if let question, id != comparison.question {
                name += " · " + label(of: String(comparison.question.dropFirst(id.count + 1)), in: question)
            }
            return language.say(en: "“\(name)”: \(words)", ru: "«\(name)»: \(words)")
        }
        if isScore {
            return language.say(
                en: "If your score is " + parts.joined(separator: " and "),
                ru: "Если ваша оценка — " + parts.joined(separator: " и "))
        }
        return language.say(
            en: "If your answer to " + parts.joined(separator: " and "),
            ru: "Если вы ответили на " + parts.joined(separator: " и "))
    }

    private func words(_ comparison: AnswerCondition.Comparison, of survey: SurveyDefinition) -> String {
        let question = survey.questions.first { $0.id == comparison.question }
        switch comparison.test {
        case .number(let comparator, let value): return words(comparator, QuestionWording.shown(value))
        case .day(let comparator, let day):
            return words(comparator, CivilDate(day).map(language.day) ?? day)
        case .option(let isOneOf, let ids), .chosen(let isOneOf, let ids):
            let names = ids.map { id in question.map { label(of: id, in: $0) } ?? id }
                .joined(separator: language.say(en: " or ", ru: " или "))
            return isOneOf ? names : language.say(en: "not \(names)", ru: "не \(names)")
        case .yes(let value): return value ? language.say(en: "yes", ru: "да") : language.say(en: "no", ru: "нет")
        case .answered(true): return language.say(en: "something", ru: "что-нибудь")
        case .answered(false): return language.say(en: "nothing", ru: "ничего")
        }
    }

    private func words(_ comparator: Comparator, _ n: String) -> String {
        switch comparator {
        case .equal: n
        case .notEqual: language.say(en: "not \(n)", ru: "не \(n)")
        case .less: language.say(en: "below \(n)", ru: "ниже \(n)")
        case .lessOrEqual: language.say(en: "\(n) or lower", ru: "\(n) или ниже")
        case .greater: language.say(en: "above \(n)", ru: "выше \(n)")
        case .greaterOrEqual: language.say(en: "\(n) or higher", ru: "\(n) или выше")
        }
    }

    static func shown(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}
