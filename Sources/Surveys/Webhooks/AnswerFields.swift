internal import Definitions
internal import JSON

/// Which field of a tool's events answers which question.
struct AnswerFields: Sendable {
    private let survey: SurveyDefinition
    /// By question, what `map:` says.
    private let map: [String: String]
    private let matcher: QuestionMatcher
    private let ids: Set<String>
    /// The only question of its kind takes the only field of that kind.
    private let onlyScore: String?
    private let onlyText: String?

    init(_ survey: SurveyDefinition, map: [String: String]) {
        (self.survey, self.map) = (survey, map)
        matcher = QuestionMatcher(survey)
        ids = Set(survey.questions.flatMap(\.answerNames))
        let only = { (found: [Question]) in found.count == 1 ? found[0].id : nil }
        onlyScore = only(survey.questions.filter { $0.scale != nil })
        onlyText = only(survey.questions.filter { $0.kind == .text })
    }

    /// What is answered, by question; names that are no question stand as they came.
    func answers(_ event: AnswerEvent) -> [(question: String, answer: RawAnswer)] {
        if map.isEmpty, event.fields.allSatisfy({ $0.label == nil && $0.kind == .other }) {
            return event.fields.map { ($0.keys.first ?? "", $0.answer) }
        }
        var taken: Set<String> = []
        var found: [(question: String, answer: RawAnswer)] = []
        for (question, place) in map.sorted(by: { $0.key < $1.key }) {
            taken.insert(question)
            if place.hasPrefix("/") {
                found.append((question, event.root.value(at: place).map(RawAnswer.init) ?? .none))
            } else if let field = event.fields.first(where: { isNamed($0, place) }) {
                found.append((question, field.answer))
            }
        }
        for field in event.fields where !map.values.contains(where: { isNamed(field, $0) }) {
            let question = question(of: field, event)
            if let question, taken.insert(question).inserted {
                found.append((question, field.answer))
            } else {
                found.append((field.label ?? field.keys.first ?? "", field.answer))
            }
        }
        return found
    }

    private func isNamed(_ field: AnswerEvent.Field, _ place: String) -> Bool {
        field.keys.contains(place)
            || field.label.map { QuestionMatcher.normalized($0) == QuestionMatcher.normalized(place) } ?? false
    }

    private func question(of field: AnswerEvent.Field, _ event: AnswerEvent) -> String? {
        if let id = field.keys.first(where: ids.contains) { return id }
        if let label = field.label, let near = matcher.nearest(label, atLeast: 0.75) { return near }
        let isOnly = event.fields.filter { $0.kind == field.kind }.count == 1
        switch field.kind {
        case .score where isOnly: return onlyScore
        case .text where isOnly: return onlyText
        default: return nil
        }
    }
}
