internal import Formats

/// Words that lead, judge, leave no middle or deny twice, and questions that are too long.
struct WordingRules {
    let sheet: SurveySheet
    let question: QuestionSheet

    /// More words than this are read twice (Payne 1951).
    static let mostWords = 25

    func findings() -> [Finding] {
        (question.texts + question.rows.flatMap(\.self)).flatMap { text in
            guard let lists = text.lists else { return tooLong(text) }
            return leading(text, lists) + loaded(text, lists) + absolute(text, lists) + doubleNegative(text, lists)
                + tooLong(text)
        }
    }

    private func leading(_ text: SurveyText, _ lists: SurveyWords) -> [Finding] {
        guard let place = lists.leading.first(in: text.words, where: { !text.words[$0].isQuoted }) else { return [] }
        return [
            sheet.finding(
                text, place, .leading, Phrase("\"\(text.quote(place))\" tells which answer is wished for"),
                suggestion: Phrase("ask so that every answer is as easy to give"))
        ]
    }

    private func loaded(_ text: SurveyText, _ lists: SurveyWords) -> [Finding] {
        let place = lists.loaded.first(in: text.words) { index in
            let before = text.words[..<index].suffix(2)
            return !text.words[index].isQuoted
                && !before.contains { $0.hasDigit || lists.scaleTalk.contains($0.folded) }
        }
        guard let place else { return [] }
        return [
            sheet.finding(
                text, place, .loaded, Phrase("\"\(text.quote(place))\" judges what is asked about"),
                suggestion: Phrase("name the thing without praise or blame"))
        ]
    }

    private func absolute(_ text: SurveyText, _ lists: SurveyWords) -> [Finding] {
        guard question.isClosed else { return [] }
        let words = text.askingWords
        let patterns = lists.absolute + (question.isGraded ? lists.absoluteOnScales : [])
        let exempt = lists.notAbsolute.places(in: words)
        guard let place = patterns.first(in: words, where: { !exempt.contains($0) }) else { return [] }
        let offset = text.words.firstIndex { $0.offset == words[place.lowerBound].offset } ?? 0
        let range = offset..<(offset + place.count)
        return [
            sheet.finding(
                text, range, .absolute, Phrase("\"\(text.quote(range))\" leaves no middle: few can answer it truly"),
                suggestion: Phrase("ask how often, or how much"))
        ]
    }

    /// Two in one sentence; what one language says with two and means once is no such thing.
    private func doubleNegative(_ text: SurveyText, _ lists: SurveyWords) -> [Finding] {
        guard question.question.kind != .text else { return [] }
        let exempt = lists.noNegation.places(in: text.words)
        var first: Int?
        for index in text.words.indices where !exempt.contains(index) {
            let isNegation = [lists.negation, lists.negative].contains {
                $0.contains { $0.matches(text.words, at: index) }
            }
            guard isNegation else { continue }
            if let start = first, text.words[start].sentence == text.words[index].sentence {
                let plain = [start, index].contains { place in
                    lists.negation.contains { $0.matches(text.words, at: place) }
                }
                guard plain else { continue }
                let range = start..<(index + 1)
                return [
                    sheet.finding(
                        text, range, .doubleNegative,
                        Phrase("\"\(text.quote(range))\" denies twice: it is easily read the wrong way round"),
                        suggestion: Phrase("say it without \"not\""))
                ]
            }
            first = index
        }
        return []
    }

    private func tooLong(_ text: SurveyText) -> [Finding] {
        guard text.words.count > WordingRules.mostWords else { return [] }
        return [
            sheet.finding(
                text, 0..<text.words.count, .longQuestion,
                Phrase("the question has \(text.words.count, "word", "words"), more than are read in one go"),
                suggestion: Phrase("ask it in 25 words at most; what explains it can stand under \"help\""))
        ]
    }
}

extension [WordPattern] {
    /// All words that they cover.
    func places(in words: [SurveyText.Word]) -> Set<Int> {
        var found: Set<Int> = []
        for index in words.indices {
            for pattern in self where pattern.matches(words, at: index) {
                found.formUnion(index..<(index + pattern.count))
            }
        }
        return found
    }
}
