internal import Definitions
internal import Formats
internal import SQLite

/// The members that meet a condition, found from what they did instead of one by one.
struct DrivingQuery {
    /// `SELECT member id FROM …`, one row for each thing found or for each member.
    let members: String
    /// The same rows without grouping, to count them.
    let rows: String
    /// False when more members are found than meet the condition: then the condition is asked of each as well.
    var isExact = true
}

extension ConditionWriter {
    /// The driving query of a condition about events; nil when there is none, or when it would start from what is missing.
    mutating func drivingQuery(_ node: FilterNode) -> DrivingQuery? {
        if let stages = overlaidStageQuery(node) { return stages }
        switch node {
        case .hasTag(let tag):
            return query("SELECT t.member_id FROM member_tags t WHERE t.tag = \(bind(.text(tag)))")
        case .answered(let campaign, let span): return query(.responses(campaign), within: span)
        case .received(let campaign, let span):
            return compiler.receipts == .settled ? receivedQuery(campaign, within: span) : nil
        case .within(.last(let kind), let span): return query(.activities([kind]), within: span)
        case .within(.npsAt, let span): return query(.npsAnswers, within: span)
        case .olderThan(.first(let kind), let span):
            return query(
                "SELECT a.member_id \(events(.activities([kind]), of: .everyone)) AND a.at <= \(bind(start(of: span)))")
        case .isSet(let operand):
            return source(of: operand).flatMap { query($0, within: nil, isExact: operand.isSetByAny) }
        case .matches(.answer(let campaign, let question, _), _, _),
            .isIn(.answer(let campaign, let question, _), _):
            return query(.answers(campaign: campaign, question: question), within: nil, isExact: false)
        case .compare(let left, let comparator, let right): return compared(left, comparator, right)
        default: return nil
        }
    }

    private func query(_ sql: String, isExact: Bool = true) -> DrivingQuery {
        DrivingQuery(members: sql, rows: sql, isExact: isExact)
    }

    private mutating func query(_ source: EventSource, within span: Span?, isExact: Bool = true) -> DrivingQuery {
        let alias = if case .activities = source { "a" } else { "r" }
        return query("SELECT \(alias).member_id \(events(source, of: .everyone, within: span))", isExact: isExact)
    }

    // What may have been sent has no time of sending: two ranges of one index.
    private mutating func receivedQuery(_ campaign: String?, within span: Span?) -> DrivingQuery {
        let from = "SELECT g.member_id \(events(.messages(campaign), of: .everyone))"
        guard let span else { return query("\(from) AND coalesce(g.sent_at, g.claimed_at) <= \(bind(now))") }
        let (first, last) = (bind(start(of: span)), bind(now))
        return query(
            """
            \(from) AND g.sent_at > \(first) AND g.sent_at <= \(last) UNION ALL \
            \(from) AND g.sent_at IS NULL AND g.claimed_at > \(first) AND g.claimed_at <= \(last)
            """)
    }

    private mutating func compared(
        _ left: FilterOperand, _ comparator: Comparator, _ right: FilterOperand
    ) -> DrivingQuery? {
        if case .constant = left {
            if case .constant = right { return nil }
            return compared(right, comparator.mirrored, left)
        }
        guard case .constant(let constant) = right else { return nil }
        switch (left, constant) {
        case (.count(let kind, let span), .number(let number)):
            guard !comparator.holds(0, number) else { return nil }
            let rows = "SELECT a.member_id \(events(.activities([kind]), of: .everyone, within: span))"
            if comparator.asksForExistence(number) == true { return query(rows) }
            return grouped(rows, "count(*) \(comparator.sql) \(bind(number))")
        case (.aggregate(let aggregate, let kind, let field, let span), .number(let number)):
            let column = "field_" + field.name
            guard compiler.columns.contains(column), aggregate != .sum || !comparator.holds(0, number) else {
                return nil
            }
            let rows = "SELECT a.member_id \(events(.activities([kind]), of: .everyone, within: span))"
            return grouped(rows, "\(aggregate.rawValue)(a.\(column)) \(comparator.sql) \(bind(number))")
        case (.nps, .number(let number)):
            // The latest is one of them.
            return query(
                """
                SELECT r.member_id FROM answers n CROSS JOIN responses r WHERE n.kind = 'nps' \
                AND n.number \(comparator.sql) \(bind(number)) AND r.id = n.response_id AND r.member_id IS NOT NULL
                """, isExact: false)
        case (.answer(let campaign, let question, _), _):
            return query(.answers(campaign: campaign, question: question), within: nil, isExact: false)
        case (.last(let kind), .date(let date)), (.first(let kind), .date(let date)):
            if comparator == .equal || comparator == .notEqual { return nil }
            let (comparator, instant) = momentTest(comparator, date)
            // Any that is later makes the last later, any that is earlier the first earlier.
            let isLater = comparator == .greater || comparator == .greaterOrEqual
            guard isLater == (left == .last(kind: kind)) else { return nil }
            return query(
                """
                SELECT a.member_id \(events(.activities([kind]), of: .everyone, within: nil)) \
                AND a.at \(comparator.sql) \(bind(instant))
                """)
        default: return nil
        }
    }

    private func grouped(_ rows: String, _ test: String) -> DrivingQuery {
        DrivingQuery(members: "\(rows) GROUP BY a.member_id HAVING \(test)", rows: rows)
    }

    /// A condition that the query starts from.
    mutating func drivenCondition(_ node: FilterNode) -> String? {
        guard let query = drivingQuery(node) else { return nil }
        let found = "m.id IN (\(query.members))"
        return query.isExact ? found : "\(found) AND (\(plainCondition(node)))"
    }

    /// A count or a sum over all members at once. The `+` keeps SQLite from the index by kind: read in the order of members
    /// nothing has to be sorted.
    mutating func groupedCondition(_ node: FilterNode) -> String? {
        guard case .compare(let left, let comparator, .constant(.number(let number))) = node else { return nil }
        switch left {
        case .engagement: return comparator.holds(0, number) ? nil : groupedEngagement(comparator, number)
        case .count(let kind, let span):
            return groupedByMember(kind, span, "", "count(*) \(comparator.sql) \(bind(number))")
        case .aggregate(let aggregate, let kind, let field, let span):
            let column = "a.field_" + field.name
            guard compiler.columns.contains("field_" + field.name) else { return nil }
            return groupedByMember(
                kind, span, " AND \(column) IS NOT NULL",
                "\(aggregate.rawValue)(\(column)) \(comparator.sql) \(bind(number))")
        default: return nil
        }
    }

    private mutating func groupedByMember(_ kind: String, _ span: Span?, _ more: String, _ test: String) -> String {
        var sql = "SELECT a.member_id FROM activities a WHERE +a.kind = \(bind(.text(kind))) AND a.at <= \(bind(now))"
        if let span { sql += " AND a.at > \(bind(start(of: span)))" }
        return "m.id IN (\(sql)\(more) GROUP BY a.member_id HAVING \(test))"
    }

    /// The members whose stage of now meets a condition, where an overlay hides the table and its index: those that it does
    /// not hold by the index, and those that it holds.
    private mutating func overlaidStageQuery(_ node: FilterNode) -> DrivingQuery? {
        guard compiler.plan.overlaysStages, let column = node.searchedColumn, column.isOfStage else { return nil }
        // No index has those without a stage.
        if case .not = node { return nil }
        let wasDriving = isDriving
        isDriving = true
        defer { isDriving = wasDriving }
        let test = plainCondition(node)
        return query(
            """
            SELECT m.id FROM main.members m WHERE (\(test)) \
            AND NOT EXISTS (SELECT 1 FROM temp.stage_now o WHERE o.member_id = m.id) UNION ALL \
            SELECT m.member_id FROM temp.stage_now m WHERE \(test)
            """)
    }
}

extension FilterOperand {
    /// True when any event of its source gives it a value.
    fileprivate var isSetByAny: Bool {
        switch self {
        case .first, .last, .nps, .npsAt: true
        default: false
        }
    }
}
