package import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    /// The engagement of `m`: Σ weight · 2^(−age / half-life) over what the member did up to now; 0 for nothing.
    ///
    /// The index `activities_by_member` holds all that is asked. A kind without a weight gives NULL, which a sum leaves out.
    mutating func engagement() -> String { "(\(activityPoints(of: "m.id")) + \(responsePoints(of: "m.id")))" }

    private mutating func activityPoints(of member: String) -> String {
        """
        coalesce((SELECT \(activitySum) FROM activities a WHERE a.member_id = \(member) AND a.at <= \(bind(now))), 0.0)
        """
    }

    private mutating func responsePoints(of member: String) -> String {
        """
        coalesce((SELECT \(responseSum) FROM responses r WHERE r.member_id = \(member) AND r.is_duplicate = 0 \
        AND r.at <= \(bind(now))), 0.0)
        """
    }

    private var activitySum: String {
        mutating get {
            let counted = compiler.engagement.counted.filter { $0.kind != EngagementSettings.response }
            let cases = counted.map { "WHEN \(bind(.text($0.kind))) THEN \(bind(.real($0.weight)))" }
            guard !cases.isEmpty else { return "0.0" }
            return "sum(CASE a.kind \(cases.joined(separator: " ")) END * \(fading("a.at")))"
        }
    }

    private var responseSum: String {
        mutating get {
            let weight = compiler.engagement.weights[EngagementSettings.response] ?? 0
            return "sum(\(bind(.real(weight))) * \(fading("r.at")))"
        }
    }

    /// The engagement of all members at once, where those without anything do not meet the comparison: the activities once
    /// through in the order of members, where nothing has to be sorted, and who has answered but done nothing else.
    mutating func groupedEngagement(_ comparator: Comparator, _ number: Double) -> String {
        let test = "\(comparator.sql) \(bind(number))"
        return """
            m.id IN (SELECT a.member_id FROM activities a WHERE a.at <= \(bind(now)) GROUP BY a.member_id \
            HAVING coalesce(\(activitySum), 0.0) + \(responsePoints(of: "a.member_id")) \(test) \
            UNION ALL SELECT r.member_id FROM responses r WHERE r.member_id IS NOT NULL AND r.is_duplicate = 0 \
            AND r.at <= \(bind(now)) GROUP BY r.member_id \
            HAVING coalesce(\(responseSum), 0.0) + \(activityPoints(of: "r.member_id")) \(test))
            """
    }

    /// What is left of 1 since a moment.
    private mutating func fading(_ at: String) -> String {
        "exp((\(at) - \(bind(now))) * \(bind(.real(compiler.engagement.rate))))"
    }

    /// A role is held by whoever was given it last, until its time is over.
    mutating func holds(role: String) -> String {
        """
        EXISTS (SELECT 1 FROM role_changes h WHERE h.member_id = m.id AND h.role = \(bind(.text(role))) \
        AND h.kind = 'given' AND h.at <= \(bind(now)) AND (h.until_at IS NULL OR h.until_at > \(bind(now))) \
        AND NOT EXISTS (SELECT 1 FROM role_changes l WHERE l.member_id = h.member_id AND l.role = h.role \
        AND l.id > h.id AND l.at <= \(bind(now))))
        """
    }

    /// Those whom `run` has chosen; where it has not yet by this rule, those whom it would choose now.
    mutating func isOfCore(_ size: Int, among part: FilterNode) -> String {
        if compiler.isCoreChosen { return "EXISTS (SELECT 1 FROM core_members c WHERE c.member_id = m.id)" }
        return "m.id IN (SELECT best.id FROM (\(coreQuery(size, among: part))) best)"
    }

    /// `SELECT id, points` of the first so many by engagement; nobody who did nothing, and nobody who cannot be asked.
    mutating func coreQuery(_ size: Int, among part: FilterNode) -> String {
        let drivers = isDriving
        isDriving = false
        defer { isDriving = drivers }
        return """
            SELECT e.id, e.points FROM (SELECT m.id AS id, \(engagement()) AS points FROM members m \
            WHERE m.erased_at IS NULL AND m.email IS NOT NULL AND (\(plainCondition(part)))) e \
            WHERE e.points > 0 ORDER BY e.points DESC, e.id LIMIT \(bind(SQLValue(size)))
            """
    }
}

extension FilterCompiler {
    /// The engagement of `m` as an expression.
    package func engagementExpression(prefix: String = "e") -> SQLFragment {
        var writer = ConditionWriter(self, prefix: prefix)
        let sql = writer.engagement()
        return writer.fragment(sql)
    }

    /// `SELECT id, points` of those whom the core would have now, the first ones first.
    package func coreSelection(_ core: CoreDefinition, size: Int? = nil) -> SQLFragment {
        var writer = ConditionWriter(self, prefix: "c")
        let sql = writer.coreQuery(size ?? core.size, among: core.filter?.root ?? .always(true))
        return writer.fragment(sql)
    }
}
