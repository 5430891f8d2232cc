package import Formats

/// `pilot:`: the core gets a campaign first, as a draft with five questions; the others wait for it.
package struct PilotDefinition: Sendable, Hashable {
    /// How long the others wait, counted from the last draft.
    package var wait: Span
    /// Only `kamerton approve` lets the others have it; else the time does too.
    package var needsApproval: Bool

    package init(wait: Span = PilotDefinition.defaultWait, needsApproval: Bool = false) {
        (self.wait, self.needsApproval) = (wait, needsApproval)
    }

    package static let defaultWait = Span(3, .days)

    /// The segment that the draft goes to.
    package static let core = "core"

    /// What the core is asked about a draft.
    package static let survey = SurveyDefinition(
        purpose: LocalizedText(variants: [
            "en": "This is a draft. Your answers decide what the others get.",
            "ru": "Это черновик. От ваших ответов зависит, что получат остальные.",
        ]),
        questions: [
            question("clear", .yesNo, "Is it clear?", "Всё понятно?"),
            question("useful", .rating, "How useful is it to you?", "Насколько это полезно вам?"),
            question("wrong", .text, "Is anything wrong in it?", "Что здесь не так?"),
            question("missing", .text, "What is missing?", "Чего не хватает?"),
            question("forward", .yesNo, "Would you send it to a friend?", "Вы отправили бы это другу?"),
        ],
        thanks: LocalizedText(variants: [
            "en": "Thank you! The others get it better than you did.",
            "ru": "Спасибо! До остальных оно дойдёт лучше, чем дошло до вас.",
        ]))

    private static func question(_ id: String, _ kind: Question.Kind, _ english: String, _ russian: String) -> Question
    {
        Question(id: id, kind: kind, text: LocalizedText(variants: ["en": english, "ru": russian]))
    }
}
