internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    mutating func comparison(_ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand) -> String {
        // The literal goes to the right.
        if case .constant = left {
            if case .constant = right {} else { return comparison(right, comparator.mirrored, left) }
        }
        if case .constant(.date(let date)) = right, case .attribute = left { return day(left, comparator, date) }
        if case .constant(.text(let text)) = right {
            return "\(value(left)) \(comparator.sql) \(bind(.text(comparable(text, with: left))))"
        }
        if case .count(let kind, let span) = left, case .constant(.number(let number)) = right,
            let isThere = comparator.asksForExistence(number)
        {
            return (isThere ? "" : "NOT ") + exists(.activities([kind]), within: span)
        }
        return "\(value(left)) \(comparator.sql) \(value(right))"
    }

    /// A text as the values of this operand are stored: addresses as keys, domains in A-labels.
    private func comparable(_ text: String, with operand: FilterOperand) -> String {
        switch operand {
        case .member(.email): (try? EmailAddress(parsing: text).key) ?? AddressPart.key(text)
        case .member(.emailDomain): AddressPart.domain(text)
        default: text
        }
    }

    mutating func textMatch(_ operand: FilterOperand, _ match: FilterNode.TextMatch, _ text: String) -> String {
        let column = value(operand)
        let isAddress = operand == .member(.email) || operand == .member(.emailDomain)
        if match == .folded {
            if isAddress { return "\(column) = \(bind(.text(comparable(text, with: operand))))" }
            return "kamerton_fold(\(column)) = \(bind(.text(CaseFold.fold(text))))"
        }
        let part =
            switch operand {
            case .member(.email): AddressPart.key(text)
            case .member(.emailDomain): AddressPart.domain(text)
            default: text
            }
        if part.isEmpty { return "\(column) IS NOT NULL" }
        let parameter = bind(.text(part))
        return switch match {
        case .contains: "instr(\(column), \(parameter)) > 0"
        case .startsWith: "substr(\(column), 1, length(\(parameter))) = \(parameter)"
        case .endsWith, .folded: "substr(\(column), -length(\(parameter))) = \(parameter)"
        }
    }

    mutating func list(_ operand: FilterOperand, _ values: [FilterValue], _ word: String) -> String {
        var items: [String] = []
        for value in values {
            switch value {
            case .text(let text): items.append(bind(.text(comparable(text, with: operand))))
            case .date(let date):
                if let day = exactDay(date) { items.append(bind(.text(day))) }
            case .number(let number): items.append(bind(.real(number)))
            case .boolean(let value): items.append(bind(SQLValue(value)))
            }
        }
        if items.isEmpty { return word == "IN" ? "1 = 0" : "\(value(operand)) IS NOT NULL" }
        return "\(value(operand)) \(word) (\(items.joined(separator: ", ")))"
    }

    // MARK: Days and windows

    /// The day that begins exactly at a date, as it is stored.
    private func exactDay(_ date: FilterDate) -> String? {
        if case .day(let day) = date { return day.description }
        let instant = date.instant(in: compiler.zone)
        let day = compiler.zone.civil(instant).date
        return compiler.zone.startOfDay(day) == instant ? day.description : nil
    }

    /// An attribute of type date, stored as ISO text, against a date: a day is its first instant in the workspace's zone.
    private mutating func day(_ operand: FilterOperand, _ comparator: Comparator, _ date: FilterDate) -> String {
        let column = value(operand)
        let day = compiler.zone.civil(date.instant(in: compiler.zone)).date.description
        guard exactDay(date) == nil else { return "\(column) \(comparator.sql) \(bind(.text(exactDay(date)!)))" }
        // The date lies inside a day, and so behind that day's beginning.
        return switch comparator {
        case .equal: "1 = 0"
        case .notEqual: "\(column) IS NOT NULL"
        case .less, .lessOrEqual: "\(column) <= \(bind(.text(day)))"
        case .greater, .greaterOrEqual: "\(column) > \(bind(.text(day)))"
        }
    }

    private func localDay(_ instant: Instant) -> SQLValue { .text(compiler.zone.civil(instant).date.description) }

    mutating func within(_ operand: FilterOperand, _ span: Span) -> String {
        switch operand {
        // Whether any is in the window is the same question, and an index answers it without looking for the last.
        case .last(let kind): return exists(.activities([kind]), within: span)
        case .npsAt: return exists(.npsAnswers, within: span)
        case .attribute:
            let column = value(operand)
            return "\(column) > \(bind(localDay(start(of: span)))) AND \(column) <= \(bind(localDay(now)))"
        default:
            let column = value(operand)
            return "\(column) > \(bind(start(of: span))) AND \(column) <= \(bind(now))"
        }
    }

    mutating func olderThan(_ operand: FilterOperand, _ span: Span) -> String {
        if case .attribute = operand { return "\(value(operand)) <= \(bind(localDay(start(of: span))))" }
        return "\(value(operand)) <= \(bind(start(of: span)))"
    }
}

extension Comparator {
    var sql: String { self == .notEqual ? "<>" : rawValue }

    /// The comparator when the sides change places.
    var mirrored: Comparator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual: self
        }
    }

    /// The comparator that holds when this one does not, for values that are never missing.
    var negated: Comparator {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .equal: .notEqual
        case .notEqual: .equal
        }
    }

    /// True where comparing a count with `number` asks for at least one, false for none; nil where it asks for more.
    fileprivate func asksForExistence(_ number: Double) -> Bool? {
        switch (self, number) {
        case (.greaterOrEqual, 1), (.greater, 0), (.notEqual, 0): true
        case (.less, 1), (.lessOrEqual, 0), (.equal, 0): false
        default: nil
        }
    }
}
