package import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    /// The engagement of `m`: Σ weight · 2^(−age / half-life) over what the member did up to now; 0 for nothing.
    ///
    /// The index `activities_by_member` holds all that is asked. A kind without a weight gives NULL, which a sum leaves out.
    mutating func engagement() -> String {
        let counted = compiler.engagement.counted
        let activities = counted.filter { $0.kind != EngagementSettings.response }
        var terms: [String] = []
        if !activities.isEmpty {
            let cases = activities.map { "WHEN \(bind(.text($0.kind))) THEN \(bind(.real($0.weight)))" }
            terms.append(
                """
                coalesce((SELECT sum(CASE a.kind \(cases.joined(separator: " ")) END * \(fading("a.at"))) \
                FROM activities a WHERE a.member_id = m.id AND a.at <= \(bind(now))), 0.0)
                """)
        }
        if let response = counted.first(where: { $0.kind == EngagementSettings.response }) {
            terms.append(
                """
                coalesce((SELECT sum(\(bind(.real(response.weight))) * \(fading("r.at"))) \
                \(events(.responses(nil), within: nil))), 0.0)
                """)
        }
        return terms.isEmpty ? "0.0" : "(\(terms.joined(separator: " + ")))"
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
