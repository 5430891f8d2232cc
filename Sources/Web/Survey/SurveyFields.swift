internal import Definitions
internal import Store
internal import Surveys

/// What stands in a survey's form: values by the names of answers, `reasons` or `service.speed`.
struct SurveyFields {
    private(set) var pairs: [(name: String, value: String)] = []

    init() {}

    /// Only what the survey asks for.
    init(_ pairs: [(name: String, value: String)], of survey: SurveyDefinition) {
        let known = Set(survey.questions.flatMap(\.answerNames))
        self.pairs = pairs.filter { known.contains($0.name) && !$0.value.isEmpty }
    }

    init(_ fields: FormFields, of survey: SurveyDefinition) { self.init(fields.all, of: survey) }

    /// As answers are shown in the form again.
    init(_ answers: [ResponseRecord.Answer], of survey: SurveyDefinition) {
        for answer in answers {
            let id = String(answer.question.prefix { $0 != "." })
            guard let question = survey.questions.first(where: { $0.id == id }) else { continue }
            let isWhole = id == answer.question
            let number = answer.number.map(QuestionWording.shown)
            switch question.kind {
            case .choices where isWhole:
                for option in (answer.text ?? "").split(separator: ",") {
                    pairs.append((id, option.trimmingPrefix { $0 == " " }.description))
                }
            case .choices where answer.kind != Question.other: continue
            case .ranking where isWhole, .matrix where isWhole: continue
            case .ranking: pairs.append((answer.question, number ?? ""))
            case .yesNo: pairs.append((id, answer.number == 1 ? "yes" : "no"))
            default: if let value = answer.text ?? number { pairs.append((answer.question, value)) }
            }
        }
    }

    var isEmpty: Bool { pairs.isEmpty }

    subscript(name: String) -> String? { pairs.last { $0.name == name }?.value }

    func has(_ name: String, _ value: String) -> Bool { pairs.contains { $0.name == name && $0.value == value } }

    mutating func set(_ name: String, _ value: String) {
        pairs.removeAll { $0.name == name }
        pairs.append((name, value))
    }

    /// The same with one question answered anew.
    func replacing(_ question: Question, by other: SurveyFields) -> SurveyFields {
        let names = Set(question.answerNames)
        var result = self
        result.pairs = pairs.filter { !names.contains($0.name) } + other.pairs.filter { names.contains($0.name) }
        return result
    }

    func sheet(of survey: SurveyDefinition) -> AnswerSheet {
        var raw: [(question: String, answer: RawAnswer)] = []
        for question in survey.questions {
            if question.kind == .choices {
                let chosen = pairs.filter { $0.name == question.id }.map { RawAnswer.text($0.value) }
                if !chosen.isEmpty { raw.append((question.id, .list(chosen))) }
                if let words = self[Question.name(question.id, Question.other)] {
                    raw.append((Question.name(question.id, Question.other), .text(words)))
                }
                continue
            }
            for name in question.answerNames {
                if let value = self[name] { raw.append((name, .text(value))) }
            }
        }
        return AnswerSheet(raw, survey: survey)
    }
}
