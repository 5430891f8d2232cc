internal import Definitions
internal import Formats
internal import Liquid

/// A question as templates see it: its words, and each answer with the link that chooses it.
struct QuestionValue {
    let question: Question
    let url: String
    let locale: String
    let fallback: String
    /// Whom the standard wording is about.
    let name: String

    var value: LiquidValue {
        let standard = question.standard(locale)
        let most = question.scale.map { LiquidValue.integer(Int64($0.upperBound)) } ?? .nil
        return [
            "text": .string(text(question.text) ?? standard?.text(name) ?? ""),
            "is_scale": .bool(question.scale != nil), "most": most,
            "low": .string(text(question.leastLabel) ?? standard?.least ?? ""),
            "high": .string(text(question.mostLabel) ?? standard?.most ?? ""),
            "answers": .array(answers),
        ]
    }

    private var answers: [LiquidValue] {
        if let scale = question.scale {
            return scale.map { answer(.integer(Int64($0)), String($0), String($0)) }
        }
        if question.kind == .yesNo {
            let isRussian = Locales.language(of: locale) == "ru"
            return [
                answer("yes", "yes", isRussian ? "Да" : "Yes"), answer("no", "no", isRussian ? "Нет" : "No"),
            ]
        }
        return question.options.map { answer(.string($0.id), $0.id, text($0.label) ?? $0.id) }
    }

    /// Ids are letters, digits and hyphens: they stand in an address as they are.
    private func answer(_ value: LiquidValue, _ id: String, _ label: String) -> LiquidValue {
        ["value": value, "label": .string(label), "url": .string("\(url)?q=\(question.id)&v=\(id)")]
    }

    private func text(_ text: LocalizedText?) -> String? { text?.text(for: locale, fallback: fallback) }
}
