/// A question as it is written: what was decoded, beside the places and the words.
struct QuestionSheet {
    let question: Question
    /// Its id.
    let key: YAMLNode
    /// What stands under it.
    let value: YAMLNode
    /// What it asks, in each language.
    let texts: [SurveyText]
    let help: [SurveyText]
    /// What each option is called, in each language.
    let options: [[SurveyText]]
    let rows: [[SurveyText]]

    init(_ question: Question, key: YAMLNode, value: YAMLNode, locale: String) {
        (self.question, self.key, self.value) = (question, key, value)
        texts = SurveyText.all(value["text"], locale: locale)
        help = SurveyText.all(value["help"], locale: locale)
        let labels = { (name: String) in
            (value[name]?.elements ?? []).map { SurveyText.all($0.pairs?.first?.value, locale: locale) }
        }
        (options, rows) = (labels("options"), labels("rows"))
    }

    /// One mark on a scale answers it, or each of its rows.
    var isGraded: Bool { question.scale != nil || question.kind == .matrix }
    /// One answer is given to all that it asks.
    var isClosed: Bool { isGraded || question.kind == .yesNo }

    /// The statements that are each answered with one mark: the question itself, or the rows of a matrix.
    var judged: [SurveyText] { question.kind == .matrix ? texts + rows.flatMap(\.self) : texts }

    /// The options of one language beside each other, where all have a label in it.
    func columns() -> [[SurveyText]] {
        guard let first = options.first, !first.isEmpty else { return [] }
        return first.indices.compactMap { place in
            let column = options.compactMap { place < $0.count ? $0[place] : nil }
            return column.count == options.count ? column : nil
        }
    }
}
