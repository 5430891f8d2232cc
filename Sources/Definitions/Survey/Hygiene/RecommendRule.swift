internal import Formats

/// The question of the Net Promoter Score as it is asked everywhere (Reichheld 2003): with other words or another scale its
/// scores compare with nobody's.
struct RecommendRule {
    let sheet: SurveySheet
    let question: QuestionSheet

    func findings() -> [Finding] {
        switch question.question.kind {
        case .nps: question.texts.compactMap { text in text.lists.flatMap { changed(text, $0) } }
        case .rating, .csat, .ces: question.texts.compactMap { text in text.lists.flatMap { otherKind(text, $0) } }
        default: []
        }
    }

    private func changed(_ text: SurveyText, _ lists: SurveyWords) -> Finding? {
        guard !text.words.isEmpty else { return nil }
        if let place = lists.otherScale.first(in: text.words) {
            return sheet.finding(
                text, place, .npsWording,
                Phrase("\"\(text.quote(place))\" is not the scale of an NPS, which goes from 0 to 10"),
                suggestion: Phrase("delete it: the scale is shown"))
        }
        let message: Phrase
        if !lists.recommend.stand(in: text.words) {
            message = Phrase("an NPS asks about recommending, and this does not: its scores compare with nobody's")
        } else if !lists.likely.stand(in: text.words) {
            message = Phrase("an NPS asks how likely it is, and this does not: its scores compare with nobody's")
        } else if !lists.whom.stand(in: text.words) {
            message = Phrase("an NPS says to whom, and this does not: its scores compare with nobody's")
        } else {
            return nil
        }
        return sheet.finding(
            text, 0..<text.words.count, .npsWording, message,
            suggestion: Phrase(
                "delete \"text\" for the standard wording: How likely are you to recommend … to a friend or colleague?")
        )
    }

    /// The same question on stars.
    private func otherKind(_ text: SurveyText, _ lists: SurveyWords) -> Finding? {
        guard lists.likely.stand(in: text.words), let place = lists.recommend.first(in: text.words) else { return nil }
        return sheet.finding(
            text, place, .npsWording,
            Phrase("this is the question of an NPS on another scale: no NPS can be counted from it"),
            suggestion: Phrase("write \"type: nps\""))
    }
}
