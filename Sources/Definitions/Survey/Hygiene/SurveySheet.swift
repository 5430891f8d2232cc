internal import Formats

/// A survey as it is written in its campaign's file.
struct SurveySheet {
    let survey: SurveyDefinition
    let source: SourceText
    /// `survey:` and what stands under it.
    let key: YAMLNode
    let node: YAMLNode
    let questions: [QuestionSheet]
    let purpose: [SurveyText]

    /// Nil where the file has no survey that could be read.
    init?(_ survey: SurveyDefinition, root: YAMLNode, source: SourceText, locale: String) {
        guard let (key, node) = root.pairs?.first(where: { $0.key.text == "survey" }) else { return nil }
        (self.survey, self.source, self.key, self.node) = (survey, source, key, node)
        let written = (node["questions"]?.elements ?? []).compactMap { $0.pairs?.first }
        let byID = Dictionary(written.compactMap { pair in pair.key.text.map { ($0, pair) } }) { first, _ in first }
        questions = survey.questions.compactMap { question in
            byID[question.id].map {
                QuestionSheet(question, key: $0.key, value: $0.value, locale: locale)
            }
        }
        purpose = SurveyText.all(node["purpose"], locale: locale)
    }

    /// At some words of a text.
    func finding(
        _ text: SurveyText, _ words: Range<Int>, _ rule: HygieneRule, _ message: Phrase, suggestion: Phrase
    ) -> Finding {
        let (first, last) = (text.words[words.lowerBound], text.words[words.upperBound - 1])
        return finding(
            at: source.range(in: text.node, offset: first.offset, length: last.end - first.offset), rule, message,
            suggestion: suggestion)
    }

    func finding(_ node: YAMLNode, _ rule: HygieneRule, _ message: Phrase, suggestion: Phrase) -> Finding {
        finding(at: node.range, rule, message, suggestion: suggestion)
    }

    private func finding(
        at range: Range<Int>, _ rule: HygieneRule, _ message: Phrase, suggestion: Phrase
    ) -> Finding {
        source.finding(
            at: range, rule: rule.rawValue, severity: rule.severity, message.shortened(), suggestion: suggestion)
    }
}

extension SurveyText {
    /// The words of a range, as they are written.
    func quote(_ range: Range<Int>) -> String {
        let (first, last) = (words[range.lowerBound], words[range.upperBound - 1])
        return String(text.dropFirst(first.offset).prefix(last.end - first.offset))
    }
}
