internal import Formats

/// Filters in Russian: «Участники, у которых не меньше 2 покупок и у которых city — «Penza».»
struct RussianSpeaker: FilterSpeaker {
    func everyone(_ isEveryone: Bool) -> String { isEveryone ? "Все участники." : "Ни один участник." }
    func sentence(_ text: String) -> String { "Участники, \(text)." }

    func all(_ clauses: [String], isInside: Bool) -> String {
        let text = list(clauses, "и")
        return isInside ? clauses.count == 2 ? "одновременно \(text)" : "(\(text))" : text
    }

    func any(_ clauses: [String], isInside: Bool) -> String {
        if isInside { return clauses.map { "либо \($0)" }.joined(separator: ", ") }
        return list(clauses, "или")
    }

    func clause(_ node: FilterNode, isNegated no: Bool) -> String {
        switch node {
        case .always(let value): return value != no ? "кем бы они ни были" : "каких не бывает"
        case .compare(let left, let comparator, let right): return compared(left, comparator, right, no)
        case .isIn(.stage, let values): return stages(values, no)
        case .isNotIn(.stage, let values) where no: return "которые без стадии или на стадии \(names(values))"
        case .isIn(let operand, let values): return about(operand, "— \(oneOf(values))", "— \(noneOf(values))", no)
        case .isNotIn(let operand, let values): return about(operand, "— \(noneOf(values))", "— \(oneOf(values))", no)
        case .matches(let operand, let match, let text): return matched(operand, match, quoted(text), no)
        case .isSet(let operand): return isSet(operand, no)
        case .isTrue(let operand):
            let name = noun(operand).nominative
            return no ? "у которых \(name) — «нет» или не задано" : "у которых \(name) — «да»"
        case .within(let operand, let span): return within(operand, span, no)
        case .olderThan(let operand, let span): return olderThan(operand, span, no)
        case .hasTag(let tag): return no ? "у которых нет тега \(quoted(tag))" : "у которых есть тег \(quoted(tag))"
        case .received(let campaign, let span): return received(campaign, span, no)
        case .answered(let campaign, let span): return answered(campaign, span, no)
        case .reached(let stage):
            return no ? "которые не достигали стадии \(quoted(stage))" : "которые достигли стадии \(quoted(stage))"
        case .segment(let name, _):
            return no ? "которые не входят в сегмент \(quoted(name))" : "которые входят в сегмент \(quoted(name))"
        case .sample(let percent):
            let share = RussianNoun.text(percent)
            return no
                ? "которые не попали в постоянную выборку \(share) %" : "которые попали в постоянную выборку \(share) %"
        case .hasRole(let role):
            return no ? "у которых нет роли \(quoted(role))" : "у которых есть роль \(quoted(role))"
        case .core(let size, let part):
            let among = if case .always(true) = part { "" } else { " (из тех, кто: \(FilterPrinter.text(of: part)))" }
            return no
                ? "которые не входят в число \(size) самых вовлечённых\(among)"
                : "которые входят в число \(size) самых вовлечённых\(among)"
        case .not(let part): return clause(part, isNegated: !no)
        case .all, .any: return FilterPrinter.text(of: node)
        }
    }

    // MARK: Conditions

    /// «у которых V …», or its opposite: none, or otherwise.
    private func about(_ operand: FilterOperand, _ yes: String, _ opposite: String, _ no: Bool) -> String {
        let noun = noun(operand)
        if !no { return "у которых \(noun.nominative) \(yes)" }
        return operand.canBeMissing
            ? "у которых нет \(noun.genitive) или \(noun.nominative) \(opposite)"
            : "у которых \(noun.nominative) \(opposite)"
    }

    private func compared(
        _ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand, _ no: Bool
    ) -> String {
        if case .constant = left {
            if case .constant = right {} else { return compared(right, comparator.mirrored, left, no) }
        }
        if case .count(let kind, let span) = left, case .constant(.number(let number)) = right {
            return counted(RussianNoun.activity(kind), span, no ? comparator.negated : comparator, number)
        }
        if left == .stage, case .constant(.text(let stage)) = right, comparator == .equal || comparator == .notEqual {
            if comparator == .equal { return stages([.text(stage)], no) }
            let name = quoted(stage)
            return no ? "которые без стадии или на стадии \(name)" : "которые на другой стадии, не на \(name)"
        }
        let isDate = if case .constant(.date) = right { true } else { false }
        let what = noun(right).nominative
        func words(_ comparator: Comparator) -> String {
            isDate
                ? dateWords(comparator, what) : numberWords(comparator, isNumber(right) ? noun(right).genitive : what)
        }
        return about(left, words(comparator), words(comparator.negated), no)
    }

    private func isNumber(_ operand: FilterOperand) -> Bool {
        if case .constant(.text) = operand { return false }
        return true
    }

    private func counted(_ noun: RussianNoun, _ span: Span?, _ comparator: Comparator, _ number: Double) -> String {
        let when = RussianTime.window(span)
        return switch (comparator, number) {
        case (.greaterOrEqual, 1), (.greater, 0), (.notEqual, 0): "у которых есть хотя бы 1 \(noun.one)\(when)"
        case (.less, 1), (.lessOrEqual, 0), (.equal, 0): "у которых нет \(noun.many)\(when)"
        case (.equal, _): "у которых ровно \(noun.counted(number))\(when)"
        case (.notEqual, _): "у которых число \(noun.many)\(when) — не \(RussianNoun.text(number))"
        case (.less, _): "у которых меньше \(noun.genitive(number))\(when)"
        case (.lessOrEqual, _): "у которых не больше \(noun.genitive(number))\(when)"
        case (.greater, _): "у которых больше \(noun.genitive(number))\(when)"
        case (.greaterOrEqual, _): "у которых не меньше \(noun.genitive(number))\(when)"
        }
    }

    private func stages(_ values: [FilterValue], _ no: Bool) -> String {
        no ? "которые не на стадии \(names(values))" : "которые на стадии \(names(values))"
    }

    private func names(_ values: [FilterValue]) -> String { list(values.map(value), "или") }

    private func matched(
        _ operand: FilterOperand, _ match: FilterNode.TextMatch, _ text: String, _ no: Bool
    ) -> String {
        switch match {
        case .folded: about(operand, "— \(text) в любом регистре", "— не \(text) в любом регистре", no)
        case .contains: about(operand, "содержит \(text)", "не содержит \(text)", no)
        case .startsWith: about(operand, "начинается с \(text)", "не начинается с \(text)", no)
        case .endsWith: about(operand, "кончается на \(text)", "не кончается на \(text)", no)
        }
    }

    private func isSet(_ operand: FilterOperand, _ no: Bool) -> String {
        switch operand {
        case .first(let kind), .last(let kind):
            let noun = RussianNoun.activity(kind)
            return no ? "у которых нет \(noun.many)" : "у которых есть хотя бы 1 \(noun.one)"
        case .nps, .npsAt: return no ? "которые не ставили оценку NPS" : "которые ставили оценку NPS"
        default:
            let noun = noun(operand)
            return no ? "у которых нет \(noun.genitive)" : "у которых есть \(noun.nominative)"
        }
    }

    private func within(_ operand: FilterOperand, _ span: Span, _ no: Bool) -> String {
        let when = RussianTime.window(span)
        if no, case .last(let kind) = operand {
            return "у которых нет \(RussianNoun.activity(kind).many)\(when)"
        }
        return about(operand, "—\(when)", "— не\(when)", no)
    }

    private func olderThan(_ operand: FilterOperand, _ span: Span, _ no: Bool) -> String {
        let (long, short) = (
            "— \(RussianTime.ago(span)) назад или раньше", "— меньше \(RussianTime.genitive(span)) назад"
        )
        return about(operand, long, short, no)
    }

    private func received(_ campaign: String?, _ span: Span?, _ no: Bool) -> String {
        let when = RussianTime.window(span)
        guard let campaign else {
            return no
                ? "которым не отправлено ни одного письма\(when)" : "которым отправлено хотя бы одно письмо\(when)"
        }
        let name = quoted(campaign)
        return no
            ? "которым не отправлено писем кампании \(name)\(when)"
            : "которым отправлено письмо кампании \(name)\(when)"
    }

    private func answered(_ campaign: String?, _ span: Span?, _ no: Bool) -> String {
        let when = RussianTime.window(span)
        guard let campaign else {
            return no ? "которые не ответили ни на один опрос\(when)" : "которые ответили хотя бы на один опрос\(when)"
        }
        let name = quoted(campaign)
        return no ? "которые не ответили на опрос \(name)\(when)" : "которые ответили на опрос \(name)\(when)"
    }
}
