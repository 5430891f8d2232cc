internal import Formats

/// Filters in English: "Members who have at least 2 purchases and whose city is “Penza”."
struct EnglishSpeaker: FilterSpeaker {
    func everyone(_ isEveryone: Bool) -> String { isEveryone ? "All members." : "No members." }
    func sentence(_ text: String) -> String { "Members \(text)." }

    func all(_ clauses: [String], isInside: Bool) -> String {
        let text = list(clauses, "and")
        return isInside ? clauses.count == 2 ? "both \(text)" : "(\(text))" : text
    }

    func any(_ clauses: [String], isInside: Bool) -> String {
        let text = list(clauses, "or")
        return isInside ? clauses.count == 2 ? "either \(text)" : "(\(text))" : text
    }

    func clause(_ node: FilterNode, isNegated no: Bool) -> String {
        switch node {
        case .always(let value): return value != no ? "whoever they are" : "who do not exist"
        case .compare(let left, let comparator, let right): return compared(left, comparator, right, no)
        case .isIn(.stage, let values): return stages(values, no)
        case .isNotIn(.stage, let values) where no: return "who are in no stage or in \(list(values, "or"))"
        case .isIn(let operand, let values):
            return about(operand, "is \(oneOf(values))", "is \(noneOf(values))", no)
        case .isNotIn(let operand, let values):
            return about(operand, "is \(noneOf(values))", "is \(oneOf(values))", no)
        case .matches(let operand, let match, let text): return matched(operand, match, quoted(text), no)
        case .isSet(let operand): return isSet(operand, no)
        case .isTrue(let operand):
            return no ? "for whom \(value(operand)) is false or not set" : "for whom \(value(operand)) is true"
        case .within(let operand, let span): return within(operand, span, no)
        case .olderThan(let operand, let span): return olderThan(operand, span, no)
        case .hasTag(let tag): return no ? "who lack the tag \(quoted(tag))" : "who have the tag \(quoted(tag))"
        case .received(let campaign, let span):
            let when = window(span)
            guard let campaign else { return no ? "who were sent nothing\(when)" : "who were sent a message\(when)" }
            return no ? "who were not sent \(quoted(campaign))\(when)" : "who were sent \(quoted(campaign))\(when)"
        case .answered(let campaign, let span):
            let when = window(span)
            guard let campaign else { return no ? "who answered no survey\(when)" : "who answered a survey\(when)" }
            return no ? "who did not answer \(quoted(campaign))\(when)" : "who answered \(quoted(campaign))\(when)"
        case .reached(let stage):
            return no ? "who have never reached the stage \(stage)" : "who have reached the stage \(stage)"
        case .segment(let name, _):
            return no ? "who are not in the segment \(quoted(name))" : "who are in the segment \(quoted(name))"
        case .sample(let percent):
            let share = FilterPrinter.text(of: percent)
            return no ? "who are outside a fixed sample of \(share)%" : "who are in a fixed sample of \(share)%"
        case .hasRole(let role):
            return no ? "who do not hold the role \(quoted(role))" : "who hold the role \(quoted(role))"
        case .core(let size, let part):
            let among = EnglishSpeaker.among(part, self)
            return no
                ? "who are not of the \(size) most engaged members\(among)"
                : "who are of the \(size) most engaged members\(among)"
        case .not(let part): return clause(part, isNegated: !no)
        case .all, .any: return FilterPrinter.text(of: node)
        }
    }

    /// " among those who …"; nothing where that is everyone.
    private static func among(_ node: FilterNode, _ speaker: EnglishSpeaker) -> String {
        if case .always(true) = node { return "" }
        return " (of those: \(FilterPrinter.text(of: node)))"
    }

    // MARK: Conditions

    /// "whose V is …", or its opposite: missing, or otherwise.
    private func about(_ operand: FilterOperand, _ yes: String, _ opposite: String, _ no: Bool) -> String {
        let name = value(operand)
        if !no { return "whose \(name) \(yes)" }
        return operand.canBeMissing ? "whose \(name) is missing or \(opposite)" : "whose \(name) \(opposite)"
    }

    private func compared(
        _ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand, _ no: Bool
    ) -> String {
        if case .constant = left {
            if case .constant = right {} else { return compared(right, comparator.mirrored, left, no) }
        }
        if case .count(let kind, let span) = left, case .constant(.number(let number)) = right {
            return counted(kind, span, no ? comparator.negated : comparator, number)
        }
        if left == .stage, case .constant(.text(let stage)) = right, comparator == .equal || comparator == .notEqual {
            if comparator == .equal { return stages([.text(stage)], no) }
            return no ? "who are in no stage or in \(stage)" : "who are in a stage other than \(stage)"
        }
        let isDate = if case .constant(.date) = right { true } else { false }
        let isDay = if case .constant(.date(.day)) = right { true } else { false }
        func words(_ comparator: Comparator) -> String {
            isDate ? dateWords(comparator, isDay: isDay) : numberWords(comparator)
        }
        let what = value(right)
        return about(
            left, "\(words(comparator)) \(what)", "\(words(comparator.negated)) \(what)",
            no)
    }

    private func counted(_ kind: String, _ span: Span?, _ comparator: Comparator, _ number: Double) -> String {
        let nouns = nouns(kind)
        let amount = FilterPrinter.text(of: number)
        let things = "\(amount) \(number == 1 ? nouns.one : nouns.many)\(window(span))"
        switch (comparator, number) {
        case (.greaterOrEqual, 1), (.greater, 0), (.notEqual, 0):
            return "who have at least one \(nouns.one)\(window(span))"
        case (.less, 1), (.lessOrEqual, 0), (.equal, 0): return "who have no \(nouns.many)\(window(span))"
        case (.equal, _): return "who have exactly \(things)"
        case (.notEqual, _): return "who have more or fewer than \(things)"
        case (.less, _): return "who have fewer than \(things)"
        case (.lessOrEqual, _): return "who have at most \(things)"
        case (.greater, _): return "who have more than \(things)"
        case (.greaterOrEqual, _): return "who have at least \(things)"
        }
    }

    private func stages(_ values: [FilterValue], _ no: Bool) -> String {
        let names = list(values, "or")
        return no ? "who are not in the stage \(names)" : "who are in the stage \(names)"
    }

    private func matched(
        _ operand: FilterOperand, _ match: FilterNode.TextMatch, _ text: String, _ no: Bool
    ) -> String {
        switch match {
        case .folded: about(operand, "is \(text) in any letter case", "is not \(text) in any letter case", no)
        case .contains: about(operand, "contains \(text)", "does not contain \(text)", no)
        case .startsWith: about(operand, "starts with \(text)", "does not start with \(text)", no)
        case .endsWith: about(operand, "ends with \(text)", "does not end with \(text)", no)
        }
    }

    private func isSet(_ operand: FilterOperand, _ no: Bool) -> String {
        switch operand {
        case .first(let kind), .last(let kind):
            return no ? "who have no \(nouns(kind).many)" : "who have at least one \(nouns(kind).one)"
        case .nps, .npsAt: return no ? "who have given no NPS answer" : "who have given an NPS answer"
        case .answer(let campaign, let question, _):
            let place = "\(quoted(question)) of \(quoted(campaign))"
            return no ? "who have not answered \(place)" : "who have answered \(place)"
        default: return no ? "whose \(value(operand)) is not set" : "whose \(value(operand)) is set"
        }
    }

    private func within(_ operand: FilterOperand, _ span: Span, _ no: Bool) -> String {
        if case .last(let kind) = operand {
            let when = window(span)
            return no ? "who have had no \(nouns(kind).many)\(when)" : "whose last \(nouns(kind).one) was\(when)"
        }
        return about(operand, "is\(window(span))", "is not\(window(span))", no)
    }

    private func olderThan(_ operand: FilterOperand, _ span: Span, _ no: Bool) -> String {
        let (long, short) = ("\(time(span)) ago or earlier", "less than \(time(span)) ago")
        if case .last(let kind) = operand {
            let noun = nouns(kind)
            return no ? "who have no \(noun.many) or whose last one was \(short)" : "whose last \(noun.one) was \(long)"
        }
        return about(operand, "is \(long)", "is \(short)", no)
    }
}
