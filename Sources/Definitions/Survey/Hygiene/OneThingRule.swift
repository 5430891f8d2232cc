internal import Formats

/// One thing asked at a time: what is answered with one mark joins no two things (Dillman, Smyth & Christian 2014).
struct OneThingRule {
    let sheet: SurveySheet
    let question: QuestionSheet

    func findings() -> [Finding] {
        guard question.isClosed else { return [] }
        return question.judged.compactMap { text in text.lists.flatMap { joined(text, $0) } }
            + question.texts.compactMap(twoQuestions)
    }

    /// Two sentences that ask.
    private func twoQuestions(_ text: SurveyText) -> Finding? {
        let sentences = Set(text.words.map(\.sentence)).intersection(text.asking).sorted()
        guard sentences.count > 1 else { return nil }
        let words = text.words.indices.filter { text.words[$0].sentence == sentences[1] }
        guard let first = words.first, let last = words.last else { return nil }
        return sheet.finding(
            text, first..<(last + 1), .doubleBarrelled, Phrase("two questions stand here, and one answer can be given"),
            suggestion: Phrase("make the second a question of its own"))
    }

    private func joined(_ text: SurveyText, _ lists: SurveyWords) -> Finding? {
        let asked = Set(text.askingWords.map(\.offset))
        let exempt = lists.together.places(in: text.words)
        let conjunctions = lists.and + (question.isGraded && question.question.kind != .nps ? lists.or : [])
        for index in text.words.indices.dropFirst() where asked.contains(text.words[index].offset) {
            guard let found = conjunctions.first(where: { $0.matches(text.words, at: index) }),
                !exempt.contains(index), let range = pair(text, index..<(index + found.count), lists)
            else { continue }
            return sheet.finding(
                text, range, .doubleBarrelled,
                Phrase("\"\(text.quote(range))\" asks for two things, and one answer can be given"),
                suggestion: Phrase("ask for each in a question or row of its own"))
        }
        return nil
    }

    /// What a conjunction joins, where those are two things.
    private func pair(_ text: SurveyText, _ conjunction: Range<Int>, _ lists: SurveyWords) -> Range<Int>? {
        let words = text.words
        let left = conjunction.lowerBound - 1
        var right = conjunction.upperBound
        guard words.indices.contains(right), words[left].sentence == words[right].sentence else { return nil }
        let isSingle = { (word: SurveyText.Word) in
            !word.hasDigit && !lists.beside.contains(word.folded) && word.folded.count > 1
        }
        guard isSingle(words[left]), isSingle(words[right]) || lists.articles.contains(words[right].folded) else {
            return nil
        }
        // Two names are one: "Marks and Spencer".
        if words[left].isCapitalized, words[right].isCapitalized { return nil }
        // "between price and quality" is one thing.
        let before = words[max(0, left - 3)..<left]
        if before.contains(where: { ["between", "между"].contains($0.folded) }) { return nil }
        while lists.articles.contains(words[right].folded), words.indices.contains(right + 1),
            words[right + 1].sentence == words[left].sentence
        {
            right += 1
        }
        return words[right].hasDigit ? nil : left..<(right + 1)
    }
}
