internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    mutating func comparison(_ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand) -> String {
        // The literal goes to the right.
        if case .constant = left {
            if case .constant = right {} else { return comparison(right, comparator.mirrored, left) }
        }
        if case .constant(.date(let date)) = right {
            if case .attribute = left { return day(left, comparator, date) }
            if case .constant = left {} else { return moment(left, comparator, date) }
        }
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

    // MARK: Texts

    mutating func textMatch(_ operand: FilterOperand, _ match: FilterNode.TextMatch, _ text: String) -> String {
        let column = value(operand)
        let isAddress = operand == .member(.email) || operand == .member(.emailDomain)
        if match == .folded {
            if isAddress { return "\(column) = \(bind(.text(comparable(text, with: operand))))" }
            let folded = CaseFold.fold(text)
            if let spellings = compiler.plan.spellings[.init(column: column.withoutSign, folded: folded)] {
                if spellings.isEmpty { return "1 = 0" }
                return "\(column) IN (\(spellings.map { bind(.text($0)) }.joined(separator: ", ")))"
            }
            return "kamerton_fold(\(column)) = \(bind(.text(folded)))"
        }
        let part =
            switch operand {
            case .member(.email): AddressPart.key(text)
            case .member(.emailDomain): AddressPart.domain(text)
            default: text
            }
        if part.isEmpty { return "\(column) IS NOT NULL" }
        if match == .endsWith, operand == .member(.email), let domain = wholeDomain(part) {
            return "\(value(.member(.emailDomain))) = \(bind(.text(domain)))"
        }
        let parameter = bind(.text(part))
        return switch match {
        case .contains: "instr(\(column), \(parameter)) > 0"
        case .startsWith: starts(column, with: part)
        case .endsWith, .folded: "substr(\(column), -length(\(parameter))) = \(parameter)"
        }
    }

    /// A range of the index, where the text has an upper neighbour.
    private mutating func starts(_ column: String, with part: String) -> String {
        guard let neighbour = part.upperNeighbour else {
            return "substr(\(column), 1, length(\(bind(.text(part))))) = \(bind(.text(part)))"
        }
        return "\(column) >= \(bind(.text(part))) AND \(column) < \(bind(.text(neighbour)))"
    }

    /// The domain when the end of an address that is asked for is all of it: `@example.org`.
    private func wholeDomain(_ part: String) -> String? {
        guard part.first == "@", !part.dropFirst().contains("@") else { return nil }
        return String(part.dropFirst())
    }

    mutating func list(_ operand: FilterOperand, _ values: [FilterValue], _ word: String) -> String {
        var items: [String] = []
        for value in values {
            switch value {
            case .text(let text): items.append(bind(.text(comparable(text, with: operand))))
            case .date(let date):
                if let day = exactDay(date) { items.append(bind(.text(day))) }
            case .number(let number): items.append(bind(number))
            case .boolean(let value): items.append(bind(SQLValue(value)))
            }
        }
        if items.isEmpty { return word == "IN" ? "1 = 0" : "\(value(operand)) IS NOT NULL" }
        return "\(value(operand)) \(word) (\(items.joined(separator: ", ")))"
    }

    // MARK: Days and windows

    /// A moment is compared with a day as a whole, in the workspace's zone: after a day is from the next one on.
    private mutating func moment(_ operand: FilterOperand, _ comparator: Comparator, _ date: FilterDate) -> String {
        if case .day(let day) = date, comparator == .equal || comparator == .notEqual {
            let last = compiler.zone.startOfDay(day.adding(days: 1)) + (-1)
            let word = comparator == .equal ? "BETWEEN" : "NOT BETWEEN"
            return "\(value(operand)) \(word) \(bind(compiler.zone.startOfDay(day))) AND \(bind(last))"
        }
        let (comparator, instant) = momentTest(comparator, date)
        switch (operand, comparator) {
        // Any will do: the first or last need not be looked for.
        case (.last(let kind), .greater), (.last(let kind), .greaterOrEqual), (.first(let kind), .less),
            (.first(let kind), .lessOrEqual):
            let source = EventSource.activities([kind])
            return "EXISTS (SELECT 1 \(events(source, within: nil)) AND a.at \(comparator.sql) \(bind(instant)))"
        default: return "\(value(operand)) \(comparator.sql) \(bind(instant))"
        }
    }

    /// An ordering comparison of a moment with a date, as one with an instant.
    func momentTest(_ comparator: Comparator, _ date: FilterDate) -> (Comparator, Instant) {
        guard case .day(let day) = date else { return (comparator, date.instant(in: compiler.zone)) }
        let next = compiler.zone.startOfDay(day.adding(days: 1))
        return switch comparator {
        case .greater: (.greaterOrEqual, next)
        case .lessOrEqual: (.less, next)
        default: (comparator, compiler.zone.startOfDay(day))
        }
    }

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

    /// True where comparing a count with `number` asks for at least one, false for none; nil where it asks for more.
    func asksForExistence(_ number: Double) -> Bool? {
        switch (self, number) {
        case (.greaterOrEqual, 1), (.greater, 0), (.notEqual, 0): true
        case (.less, 1), (.lessOrEqual, 0), (.equal, 0): false
        default: nil
        }
    }
}

extension String {
    /// The column without the sign that keeps an index away.
    var withoutSign: String { hasPrefix("+") ? String(dropFirst()) : self }

    /// The first text behind all that start with this one, in the order of code points. Nil where there is none to name.
    fileprivate var upperNeighbour: String? {
        guard let last = unicodeScalars.last else { return nil }
        // Surrogates are no characters.
        let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
        guard let scalar = Unicode.Scalar(next) else { return nil }
        var scalars = unicodeScalars.dropLast()
        scalars.append(scalar)
        return String(String.UnicodeScalarView(scalars))
    }
}
