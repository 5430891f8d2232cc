internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    /// The SQL of a value; NULL when the member has none.
    mutating func value(_ operand: FilterOperand) -> String {
        switch operand {
        case .constant(let value): return constant(value)
        case .member(let field): return column(field)
        case .attribute(let attribute):
            return compiler.columns.contains(attribute.column) ? "\(columnSign)m.\(attribute.column)" : "NULL"
        case .stage: return columnSign + "m.stage"
        case .stageEnteredAt: return columnSign + "m.stage_entered_at"
        case .nps: return latest(.npsAnswers, "n.number")
        case .npsAt: return latest(.npsAnswers, "r.at")
        case .alive: return forecast("kamerton_alive", weeks: nil)
        case .expectedPurchases(let span): return forecast("kamerton_expected", weeks: weeks(of: span))
        case .engagement: return engagement()
        case .points:
            return "coalesce((SELECT b.balance FROM point_balances b WHERE b.member_id = m.id), 0)"
        case .count(let kind, let span):
            return "(SELECT count(*) \(events(.activities([kind]), within: span)))"
        case .aggregate(let aggregate, let kind, let field, let span):
            let column = "field_" + field.name
            guard compiler.columns.contains(column) else { return aggregate == .sum ? "0" : "NULL" }
            let call = "\(aggregate.rawValue)(a.\(column))"
            // Without a value there is nothing to add. Said so, the index of amounts serves.
            let sql = "(SELECT \(call) \(events(.activities([kind]), within: span)) AND a.\(column) IS NOT NULL)"
            return aggregate == .sum ? "coalesce(\(sql), 0)" : sql
        case .first(let kind): return "(SELECT min(a.at) \(events(.activities([kind]), within: nil)))"
        case .last(let kind): return "(SELECT max(a.at) \(events(.activities([kind]), within: nil)))"
        case .answer(let campaign, let question, let part):
            return answer(.answers(campaign: campaign, question: question), part)
        case .arithmetic(let left, let operation, let right):
            let (first, second) = (value(left), value(right))
            // Counts are whole numbers: without 1.0 their quotient would be one too.
            if operation == .dividedBy { return "(1.0 * \(first) / nullif(\(second), 0))" }
            return "(\(first) \(operation.rawValue) \(second))"
        }
    }

    private mutating func constant(_ value: FilterValue) -> String {
        switch value {
        case .number(let number): bind(number)
        case .text(let text): bind(.text(text))
        case .boolean(let value): bind(SQLValue(value))
        case .date(let date): bind(date.instant(in: compiler.zone))
        }
    }

    private func column(_ field: FilterOperand.MemberField) -> String {
        switch field {
        case .email: columnSign + "m.email_key"
        case .emailDomain: columnSign + SearchedColumn.emailDomain
        case .externalID, .firstName, .lastName, .name, .locale, .timezone, .joinedAt:
            "\(columnSign)m.\(field.rawValue)"
        }
    }

    private mutating func latest(_ source: EventSource, _ column: String) -> String {
        "(SELECT \(column) \(events(source, within: nil)) ORDER BY r.at DESC, r.id DESC, n.question LIMIT 1)"
    }

    private mutating func answer(_ source: EventSource, _ part: FilterOperand.AnswerPart) -> String {
        let column =
            switch part {
            case .number: "n.number"
            case .text: "n.text"
            case .either: "coalesce(n.text, n.number)"
            }
        return """
            (SELECT \(column) \(events(source, within: nil)) AND \(column) IS NOT NULL
                ORDER BY r.at DESC, r.id DESC LIMIT 1)
            """
    }
}
