internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    /// When `node`, which now is `truth`, became so (DESIGN.md 4, Stages): the whole of an `and` with its last part, of an
    /// `or` with the first of those that hold.
    mutating func turned(_ node: FilterNode, to truth: Bool) -> TurningPoint {
        switch node {
        case .always, .sample: return .always
        case .not(let part): return turned(part, to: !truth)
        case .segment(_, let part): return turned(part, to: truth)
        case .all(let parts): return truth ? allTurned(parts, to: true) : anyTurned(parts, to: false)
        case .any(let parts): return truth ? anyTurned(parts, to: true) : allTurned(parts, to: false)
        case .compare(let left, let comparator, let right): return comparisonTurned(left, comparator, right, to: truth)
        case .within(let operand, let span): return withinTurned(operand, span, to: truth)
        case .olderThan(let operand, let span): return olderThanTurned(operand, span, to: truth)
        case .isSet(let operand):
            guard let source = source(of: operand) else { return .unknown }
            return turned(CountQuestion(source: source, window: nil, least: 1), to: truth)
        case .answered(let campaign, let window):
            return turned(CountQuestion(source: .responses(campaign), window: window, least: 1), to: truth)
        case .received(let campaign, let window):
            return turned(CountQuestion(source: .messages(campaign), window: window, least: 1), to: truth)
        case .hasTag(let tag):
            guard truth else { return .unknown }
            return .at(
                "(SELECT t.added_at FROM member_tags t WHERE t.member_id = m.id AND t.tag = \(bind(.text(tag))))")
        case .reached(let stage): return truth ? reachedTurned(stage) : .always
        case .isIn, .isNotIn, .matches, .isTrue, .hasRole, .core: return .unknown
        }
    }

    /// The events whose being there makes a value set.
    func source(of operand: FilterOperand) -> EventSource? {
        switch operand {
        case .first(let kind), .last(let kind): .activities([kind])
        case .nps, .npsAt: .npsAnswers
        case .answer(let campaign, let question, _): .answers(campaign: campaign, question: question)
        default: nil
        }
    }

    // MARK: And, or, reached

    private mutating func allTurned(_ parts: [FilterNode], to truth: Bool) -> TurningPoint {
        TurningPoint.latest(parts.map { turned($0, to: truth) })
    }

    private mutating func anyTurned(_ parts: [FilterNode], to truth: Bool) -> TurningPoint {
        var expressions: [String] = []
        for part in parts {
            let point = turned(part, to: truth)
            if case .unknown = point { continue }
            let test = "(\(condition(part))) IS \(truth ? "TRUE" : "NOT TRUE")"
            expressions.append("CASE WHEN \(test) THEN \(point.sql) END")
        }
        return expressions.isEmpty ? .unknown : .at(TurningPoint.earliest(expressions))
    }

    private mutating func reachedTurned(_ stage: String) -> TurningPoint {
        guard case .some(let rule) = compiler.stageRules[stage] else { return .unknown }
        guard let rule else { return .always }
        let history = """
            (SELECT min(c.entered_at) FROM stage_changes c WHERE c.member_id = m.id
                AND c.to_stage = \(bind(.text(stage))) AND c.entered_at <= \(bind(now)))
            """
        if let time = ruleTimes[stage], let outcome = ruleOutcomes[stage] {
            return .at(TurningPoint.earliest([history, "CASE WHEN \(outcome) THEN \(time) END"]))
        }
        let point = turned(rule.root, to: true)
        if case .unknown = point { return .at(history) }
        let test = ruleOutcomes[stage] ?? "(\(condition(rule.root))) IS TRUE"
        return .at(TurningPoint.earliest([history, "CASE WHEN \(test) THEN \(point.sql) END"]))
    }

    // MARK: Windows

    private mutating func withinTurned(_ operand: FilterOperand, _ span: Span, to truth: Bool) -> TurningPoint {
        switch operand {
        case .last, .npsAt:
            guard let source = source(of: operand) else { return .unknown }
            return turned(CountQuestion(source: source, window: span, least: 1), to: truth)
        case .first, .member(.joinedAt):
            let at = value(operand)
            return .at(truth ? at : "coalesce(\(shifted(at, by: span)), \(TurningPoint.alwaysSQL))")
        default: return .unknown
        }
    }

    private mutating func olderThanTurned(_ operand: FilterOperand, _ span: Span, to truth: Bool) -> TurningPoint {
        switch operand {
        case .last, .npsAt:
            guard let source = source(of: operand) else { return .unknown }
            if truth { return .at(shifted("(SELECT max(\(source.at)) \(events(source, within: nil)))", by: span)) }
            // Not old any more since the event that ended the last time of it. Before the first event it was not old either.
            let question = CountQuestion(source: source, window: span, least: 1)
            return .at(
                """
                coalesce((SELECT max(x.at) FROM (\(run(question, 1))) x
                    WHERE \(shifted("x.earlier", by: span)) < x.at), \(TurningPoint.alwaysSQL))
                """)
        case .first, .member(.joinedAt): return truth ? .at(shifted(value(operand), by: span)) : .always
        default: return .unknown
        }
    }

    /// A time plus a span; months and years on the calendar of the workspace's zone.
    mutating func shifted(_ sql: String, by span: Span) -> String {
        switch span.unit {
        case .months, .years:
            "kamerton_after(\(sql), \(bind(.text(span.description))), \(bind(.text(compiler.zone.name))))"
        default: "(\(sql) + \(bind(.integer(span.approximateMilliseconds))))"
        }
    }

    // MARK: Counts

    mutating func turned(_ question: CountQuestion, to truth: Bool) -> TurningPoint {
        let (source, least) = (question.source, question.least)
        guard let window = question.window else {
            guard truth else { return .always }
            if least == 1 { return .at("(SELECT min(\(source.at)) \(events(source, within: nil)))") }
            return .at(
                """
                (SELECT \(source.at) \(events(source, within: nil))
                    ORDER BY \(source.at), \(source.id) LIMIT 1 OFFSET \(bind(SQLValue(least - 1))))
                """)
        }
        if truth { return .at(start(ofRun: question, window)) }
        // The last time at which the n-th event before an event ceased to count.
        return .at(
            """
            coalesce((SELECT max(\(shifted("x.earlier", by: window))) FROM (\(run(question, least - 1))) x
                WHERE x.earlier IS NOT NULL AND \(shifted("x.earlier", by: window)) > x.at), \(TurningPoint.alwaysSQL))
            """)
    }

    /// The start of the present run of time in which there always were enough events in the window: the last event whose
    /// n-th predecessor had left the window before it came.
    private mutating func start(ofRun question: CountQuestion, _ window: Span) -> String {
        """
        (SELECT max(x.at) FROM (\(run(question, question.least))) x
            WHERE x.place >= \(bind(SQLValue(question.least)))
                AND (x.earlier IS NULL OR \(shifted("x.earlier", by: window)) < x.at))
        """
    }

    private mutating func run(_ question: CountQuestion, _ distance: Int) -> String {
        let source = question.source
        let order = "OVER (ORDER BY \(source.at), \(source.id))"
        return """
            SELECT \(source.at) AS at, row_number() \(order) AS place,
                lag(\(source.at), \(bind(SQLValue(distance)))) \(order) AS earlier
            \(events(source, within: nil))
            """
    }
}
