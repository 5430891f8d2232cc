internal import Formats

/// Decodes `survey:`.
struct SurveyDecoder {
    /// Questions of one survey.
    private static let most = 200

    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> SurveyDefinition? {
        guard let inner = reader.mapping("survey", .survey) else { return nil }
        var questions: [Question] = []
        var lines: [String: Int] = [:]
        let elements = inner.elements("questions")
        if elements.isEmpty, let node = inner.node("questions") {
            collector.error(
                node, .emptyValue, Phrase("the survey asks nothing"),
                suggestion: Phrase("add \"- score: { type: nps }\""))
        }
        if elements.count > SurveyDecoder.most, let node = inner.node("questions") {
            collector.error(
                node, .limit,
                Phrase("the survey asks \(elements.count) questions, at most \(SurveyDecoder.most) are taken"))
        }
        for element in elements.prefix(SurveyDecoder.most) {
            guard
                let question = QuestionDecoder(collector: collector, earlier: questions).decode(element, &lines)
            else { continue }
            questions.append(question)
        }
        var survey = SurveyDefinition(questions: questions)
        survey.purpose = collector.localizedText(inner.node("purpose"), isLine: false)
        survey.minutes = inner.value("minutes", Values.integer(1...60))
        survey.closing = inner.value("closes", closing)
        survey.pages = inner.value("pages", Values.choice(SurveyDefinition.Pages.self)) ?? .one
        survey.endings = endings(inner, questions)
        survey.isAnonymous = inner.value("anonymous", Values.boolean) ?? false
        survey.isPublic = inner.value("public", Values.boolean) ?? false
        survey.least = inner.value("min_n", Values.integer(2...1000))
        survey.quotas = quotas(inner, questions)
        checkAnonymous(survey, inner, reader)
        return survey
    }

    /// A duration, a day to its end, or a time.
    private func closing(_ node: YAMLNode) throws(ValueMistake) -> SurveyDefinition.Closing {
        let text = try Values.line(node)
        if let day = CivilDate(text), (1970...9999).contains(day.year) {
            return .at(CivilDateTime(date: day, hour: 23, minute: 59, second: 59))
        }
        if let time = CivilDateTime(text), (1970...9999).contains(time.date.year) { return .at(time) }
        if let advice = CivilDate.advice(for: text) {
            throw ValueMistake(
                .date, Phrase("\"\(text)\" is not a date that exists"), suggestion: advice,
                part: (0, min(10, text.count)))
        }
        return .after(try Values.duration(node))
    }

    private func endings(_ reader: MappingReader, _ questions: [Question]) -> [SurveyDefinition.Ending] {
        guard let node = reader.node("thanks") else { return [] }
        guard let elements = node.elements else {
            return collector.localizedText(node, isLine: false).map { [SurveyDefinition.Ending(text: $0)] } ?? []
        }
        var endings: [SurveyDefinition.Ending] = []
        for (index, element) in elements.enumerated() {
            let inner = MappingReader(element, .ending, collector)
            let ending = SurveyDefinition.Ending(
                when: collector.answerCondition(inner.node("when"), of: questions),
                text: collector.localizedText(inner.node("text"), isLine: false), to: inner.value("to", target))
            if inner.isPresent("text") == inner.isPresent("to") {
                collector.error(
                    element, .ending,
                    inner.isPresent("to")
                        ? Phrase("an ending says something or leads somewhere, not both")
                        : Phrase("the ending says nothing and leads nowhere"),
                    suggestion: Phrase("write \"text: …\" or \"to: https://…\""))
            }
            if !inner.isPresent("when"), index < elements.count - 1 {
                collector.error(
                    element, .ending, Phrase("this ending holds for all, so those below are never reached"),
                    suggestion: Phrase("add \"when: …\", or move it to the end"))
            }
            endings.append(ending)
        }
        return endings
    }

    /// A page to go on to: it may have a query.
    private func target(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        guard text.hasPrefix("https://"), !text.dropFirst(8).isEmpty,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\"" && $0 != "<" })
        else {
            throw ValueMistake(
                .url, Phrase("\"\(text)\" does not begin with https://"),
                suggestion: Phrase("write only https://host/path"))
        }
        return text
    }

    private func quotas(_ reader: MappingReader, _ questions: [Question]) -> [SurveyDefinition.Quota] {
        reader.elements("quotas").compactMap { element in
            let inner = MappingReader(element, .quota, collector)
            let when = collector.answerCondition(inner.node("when"), of: questions)
            return inner.value("most", Values.integer(1 ... .max)).map { .init(when: when, most: $0) }
        }
    }

    private func checkAnonymous(_ survey: SurveyDefinition, _ reader: MappingReader, _ campaign: MappingReader) {
        guard survey.isAnonymous else { return }
        if let key = campaign.key("follow_up") {
            collector.error(
                key, .anonymous, Phrase("nothing can follow from answers that are nobody's"),
                suggestion: Phrase("delete \"follow_up\", or \"anonymous\""))
        }
        if survey.isPublic, let key = reader.key("public") {
            collector.error(
                key, .anonymous,
                Phrase("a survey is anonymous or public, not both: a public link has no one to protect"),
                suggestion: Phrase("delete one"))
        }
        if let least = survey.least, least < 5, let node = reader.node("min_n") {
            collector.error(
                node, .anonymous, Phrase("groups of fewer than 5 anonymous answers are never shown"),
                suggestion: Phrase("write 5 or more, or delete \"min_n\""))
        }
        if let key = reader.key("quotas") {
            collector.error(
                key, .anonymous,
                Phrase("anonymous answers are not counted before they are released, so there is no quota"),
                suggestion: Phrase("delete \"quotas\", or \"anonymous\""))
        }
        if survey.closing == nil, let key = reader.key("anonymous") {
            collector.warning(
                key, .anonymous, Phrase("without \"closes\" the last answers, fewer than five, are never released"),
                suggestion: Phrase("add \"closes: 14d\""))
        }
    }
}
