internal import Formats

/// Scales that lean to one side, say nothing at their ends, or ask to agree.
struct ScaleRules {
    let sheet: SurveySheet
    let question: QuestionSheet

    /// A matrix with more rows is filled in without reading (Couper et al. 2013; Liu & Cernat 2018).
    static let mostRows = 8
    /// Rows that make a battery.
    private static let battery = 3

    private enum Side { case positive, negative, neutral }

    func findings() -> [Finding] { unlabelled() + unbalanced() + agreeing() + large() }

    // MARK: Ends

    private func unlabelled() -> [Finding] {
        let kind = question.question.kind
        let written = question.question
        if kind == .rating, written.leastLabel == nil || written.mostLabel == nil {
            let place = question.value["type"] ?? question.key
            return [
                sheet.finding(
                    place, .unlabelledScale,
                    written.leastLabel == nil && written.mostLabel == nil
                        ? Phrase(
                            "the ends of the scale say nothing: five stars mean one thing to one and another to the next"
                        )
                        : Phrase("one end of the scale says what it means, and the other does not"),
                    suggestion: Phrase("add \"low: …\" and \"high: …\""))
            ]
        }
        guard kind == .csat, written.leastLabel == nil, written.mostLabel == nil else { return [] }
        // The standard ends speak of satisfaction.
        let other = question.texts.first { text in text.lists.map { !$0.satisfaction.stand(in: text.words) } ?? false }
        guard let other, !other.words.isEmpty else { return [] }
        return [
            sheet.finding(
                other, 0..<other.words.count, .unlabelledScale,
                Phrase(
                    "the ends of the scale say \"dissatisfied\" and \"satisfied\", and the question asks for something else"
                ),
                suggestion: Phrase("add \"low: …\" and \"high: …\" that answer it"))
        ]
    }

    // MARK: Balance

    private func unbalanced() -> [Finding] {
        guard question.question.kind == .choice || question.question.kind == .matrix else { return [] }
        for column in question.columns() {
            guard let lists = column.first?.lists else { continue }
            let labels = column.filter { !lists.optOut.stand(in: $0.words) }
            let sides = labels.map { side($0, lists) }
            guard labels.count >= 3, sides.allSatisfy({ $0 != nil }) else { continue }
            let positive = sides.count { $0 == .positive }
            let negative = sides.count { $0 == .negative }
            guard positive != negative, positive + negative >= 3 else { continue }
            // "Not at all" is the lower end of a scale that has one side.
            let begins = labels.contains { lists.nothing.stand(in: $0.words) }
            if begins, min(positive, negative) <= 1 { continue }
            let most: Side = positive > negative ? .positive : .negative
            guard let place = zip(labels, sides).first(where: { $0.1 == most })?.0, !place.words.isEmpty else {
                continue
            }
            return [
                sheet.finding(
                    place, 0..<place.words.count, .unbalancedScale,
                    Phrase(
                        "the scale has \(positive, "positive step", "positive steps") and \(negative, "negative one", "negative ones")"
                    ),
                    suggestion: Phrase("give it as many steps on either side of the middle"))
            ]
        }
        return []
    }

    private func side(_ text: SurveyText, _ lists: SurveyWords) -> Side? {
        if lists.neutral.stand(in: text.words) { return .neutral }
        if lists.negativeLabel.stand(in: text.words) { return .negative }
        return lists.positive.stand(in: text.words) ? .positive : nil
    }

    // MARK: Agreeing

    /// Some agree with whatever they read (Krosnick & Presser 2010; Saris et al. 2010).
    private func agreeing() -> [Finding] {
        let kind = question.question.kind
        guard kind == .choice || (kind == .matrix && question.rows.count >= ScaleRules.battery) else { return [] }
        for column in question.columns() {
            guard let lists = column.first?.lists else { continue }
            let agree = column.filter {
                lists.agreement.stand(in: $0.words) && !lists.disagreement.stand(in: $0.words)
            }
            guard let first = agree.first, column.contains(where: { lists.disagreement.stand(in: $0.words) }) else {
                continue
            }
            return [
                sheet.finding(
                    first, 0..<first.words.count, .agreeDisagree,
                    Phrase("one is asked to agree, and some agree with whatever they read"),
                    suggestion: Phrase("ask for the thing itself: how good, how often, how easy"))
            ]
        }
        return []
    }

    private func large() -> [Finding] {
        guard question.question.kind == .matrix, question.question.rows.count > ScaleRules.mostRows,
            let node = question.value["rows"]
        else { return [] }
        return [
            sheet.finding(
                node.elements?.first ?? node, .largeMatrix,
                Phrase(
                    "the matrix has \(question.question.rows.count, "row", "rows"): most will be filled in without reading"
                ),
                suggestion: Phrase("keep at most 8, or make two questions of it"))
        ]
    }
}
