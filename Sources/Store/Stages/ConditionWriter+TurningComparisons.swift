internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    mutating func comparisonTurned(
        _ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand, to truth: Bool
    ) -> TurningPoint {
        if case .constant = left {
            if case .constant = right { return .always }
            return comparisonTurned(right, comparator.mirrored, left, to: truth)
        }
        guard case .constant(let constant) = right else { return .unknown }
        switch constant {
        case .number(let number):
            if let tree = CountQuestion.tree(left, comparator, number) { return turned(tree, to: truth) }
            return numberTurned(left, comparator, number, to: truth)
        case .date(let date):
            if comparator == .equal || comparator == .notEqual { return .unknown }
            let (comparator, instant) = momentTest(comparator, date)
            return dateTurned(left, comparator, instant, to: truth)
        case .text, .boolean: return .unknown
        }
    }

    private mutating func turned(_ tree: CountQuestion.Tree, to truth: Bool) -> TurningPoint {
        switch tree {
        case .always: return .always
        case .not(let part): return turned(part, to: !truth)
        case .atLeast(let question): return turned(question, to: truth)
        case .all(let parts) where truth, .any(let parts) where !truth:
            return TurningPoint.latest(parts.map { turned($0, to: truth) })
        case .all(let parts), .any(let parts):
            var expressions: [String] = []
            for part in parts {
                guard let test = test(part) else { return .unknown }
                let point = turned(part, to: truth)
                expressions.append("CASE WHEN (\(test)) IS \(truth ? "TRUE" : "NOT TRUE") THEN \(point.sql) END")
            }
            return .at(TurningPoint.earliest(expressions))
        }
    }

    private mutating func test(_ tree: CountQuestion.Tree) -> String? {
        switch tree {
        case .atLeast(let question):
            return "(SELECT count(*) \(events(question.source, within: question.window))) >= "
                + bind(SQLValue(question.least))
        case .not(let part): return test(part).map { "NOT (\($0))" }
        case .always(let value): return value ? "1 = 1" : "1 = 0"
        case .all, .any: return nil
        }
    }

    // MARK: Numbers

    private mutating func numberTurned(
        _ operand: FilterOperand, _ comparator: Comparator, _ number: Double, to truth: Bool
    ) -> TurningPoint {
        switch operand {
        case .nps, .answer(_, _, .number):
            guard let source = source(of: operand) else { return .unknown }
            let test = "n.number \((truth ? comparator : comparator.negated).sql) \(bind(.real(number)))"
            let run = """
                (SELECT min(x.at) FROM (
                    SELECT r.at AS at,
                        min(CASE WHEN \(test) THEN 1 ELSE 0 END) OVER (ORDER BY r.at DESC, r.id DESC) AS all_since
                    \(events(source, within: nil)) AND n.number IS NOT NULL) x
                WHERE x.all_since = 1)
                """
            // Without an answer it was always false.
            return .at(truth ? run : "coalesce(\(run), \(TurningPoint.alwaysSQL))")
        case .aggregate(let aggregate, let kind, let field, nil):
            // A sum of nothing is 0: where 0 would do, the first activity tells nothing.
            if !truth || aggregate == .sum && comparator.holds(0, number) { return .unknown }
            return aggregateTurned(aggregate, kind, "field_" + field.name, comparator, number)
        default: return .unknown
        }
    }

    /// The aggregate after each activity, and the start of the run in which it always was as asked.
    private mutating func aggregateTurned(
        _ aggregate: FilterOperand.Aggregate, _ kind: String, _ column: String, _ comparator: Comparator,
        _ number: Double
    ) -> TurningPoint {
        guard compiler.columns.contains(column) else { return .unknown }
        return .at(
            """
            (SELECT min(y.at) FROM (
                SELECT x.at AS at,
                    min(CASE WHEN x.value \(comparator.sql) \(bind(.real(number))) THEN 1 ELSE 0 END)
                        OVER (ORDER BY x.at DESC, x.id DESC) AS all_since
                FROM (SELECT a.at AS at, a.id AS id,
                        \(aggregate.rawValue)(a.\(column)) OVER (ORDER BY a.at, a.id) AS value
                    \(events(.activities([kind]), within: nil))) x) y
            WHERE y.all_since = 1)
            """)
    }

    // MARK: Dates

    private mutating func dateTurned(
        _ operand: FilterOperand, _ comparator: Comparator, _ date: Instant, to truth: Bool
    ) -> TurningPoint {
        switch operand {
        case .first, .member(.joinedAt): return truth ? .at(value(operand)) : .always
        case .last, .npsAt:
            guard let source = source(of: operand) else { return .unknown }
            let first = "(SELECT min(\(source.at)) \(events(source, within: nil))"
            let isAfter = comparator == .greater || comparator == .greaterOrEqual
            if isAfter {
                return truth ? .at("\(first) AND \(source.at) \(comparator.sql) \(bind(date)))") : .always
            }
            if truth { return .at(first + ")") }
            let overtaken = "\(first) AND \(source.at) \(comparator.negated.sql) \(bind(date)))"
            return .at("coalesce(\(overtaken), \(TurningPoint.alwaysSQL))")
        default: return .unknown
        }
    }
}
