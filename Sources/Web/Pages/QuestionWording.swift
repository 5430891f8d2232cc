internal import Definitions

/// How questions are put to members.
enum QuestionWording {
    /// The author's words, else our own.
    static func text(
        of question: Question, locale: String, workspace: WorkspaceDefinition, language: PageLanguage
    ) -> String {
        if let text = question.text?.text(for: locale, fallback: workspace.locale) { return text }
        switch question.kind {
        case .nps: return RecommendQuestion(locale: language.rawValue).text(workspace.name)
        case .text:
            return language.say(en: "What would you like to tell us?", ru: "Что вы хотели бы нам сказать?")
        }
    }

    /// `If your score is 8 or lower`.
    static func hint(_ condition: AnswerCondition, _ language: PageLanguage) -> String {
        let parts = condition.comparisons.map { words($0, language) }
        return language.say(
            en: "If your score is " + parts.joined(separator: " and "),
            ru: "Если ваша оценка — " + parts.joined(separator: " и "))
    }

    private static func words(_ comparison: AnswerCondition.Comparison, _ language: PageLanguage) -> String {
        let value = comparison.value
        let n = value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : "\(value)"
        return switch comparison.comparator {
        case .equal: n
        case .notEqual: language.say(en: "not \(n)", ru: "не \(n)")
        case .less: language.say(en: "below \(n)", ru: "ниже \(n)")
        case .lessOrEqual: language.say(en: "\(n) or lower", ru: "\(n) или ниже")
        case .greater: language.say(en: "above \(n)", ru: "выше \(n)")
        case .greaterOrEqual: language.say(en: "\(n) or higher", ru: "\(n) или выше")
        }
    }
}
