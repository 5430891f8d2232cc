internal import Definitions
internal import Formats
internal import SQLite

/// The query that derives stages, built once for a set of rules (DESIGN.md 4).
///
/// In layers: `holds_N` is whether the N-th stage's rule holds, for earlier stages before the rules that ask for them;
/// `place` is the last that does; `since_N` is when that rule became true, `fallen_at` when the one of the former stage
/// ceased to be, for members whose stage changes.
package struct StageStatements: Sendable {
    package let rules: StageRuleSet
    let now: Instant
    private var query = LayeredQuery()
    private var writer: ConditionWriter
    private let due: String

    /// A member who comes to another stage than the one before.
    private static let isChanged = "(m.place <> m.previous_place OR m.place = -1 AND m.previous IS NOT NULL)"

    /// - Parameter store: is asked what there is of the future at all: mostly nothing, and then no member is asked. What comes
    ///   in later touches its members.
    package init(_ rules: StageRuleSet, _ compiler: FilterCompiler, _ store: Store) throws {
        self.rules = rules
        now = compiler.now
        var writer = ConditionWriter(compiler, prefix: "s")
        for (place, stage) in rules.stages.enumerated() where writer.ruleOutcomes[stage.name] == nil {
            writer.ruleOutcomes[stage.name] = "m.holds_\(place) = 1"
            writer.ruleTimes[stage.name] = "m.since_\(place)"
        }
        let conditions = rules.stages.map { stage in stage.rule.map { writer.condition($0) } }
        let due = writer.due(
            rules.stages.compactMap(\.rule), without: try store.sourcesWithoutFuture(rules, compiler))
        let shared = SharedSubqueries(in: conditions.compactMap(\.self) + [due])
        query.base = shared.columns
        self.due = shared.replaced(due)
        self.writer = writer
        for (place, condition) in conditions.enumerated() {
            let outcome = condition.map { "CASE WHEN \(shared.replaced($0)) THEN 1 ELSE 0 END" }
            query.add("holds_\(place)", outcome ?? "1")
        }
        addPlaces()
        addTimes(shared)
        query.add("turned_at", "CASE WHEN m.previous_place > m.place THEN max(\(since), m.fallen_at) ELSE \(since) END")
    }

    private mutating func addPlaces() {
        var (places, previous) = ("", "")
        for (place, stage) in rules.stages.enumerated().reversed() {
            places += " WHEN m.holds_\(place) = 1 THEN \(place)"
            previous += " WHEN \(writer.bind(.text(stage.name))) THEN \(place)"
        }
        query.add("place", "CASE\(places) ELSE -1 END")
        query.add("previous_place", "CASE m.previous\(previous) ELSE -1 END")
    }

    // Parts that tell nothing leave NULL, unknown.
    private mutating func addTimes(_ shared: SharedSubqueries) {
        var asked: Set<String> = []
        for stage in rules.stages {
            stage.rule?.visit { if case .reached(let name) = $0 { asked.insert(name) } }
        }
        var fallen = ""
        for (place, stage) in rules.stages.enumerated() {
            // It always held.
            guard let rule = stage.rule else {
                query.add("since_\(place)", TurningPoint.alwaysSQL)
                continue
            }
            // Later rules may ask since when an earlier one holds.
            let isNeeded =
                asked.contains(stage.name)
                ? "m.holds_\(place) = 1 AND \(StageStatements.isChanged)"
                : "m.place = \(place) AND m.previous_place <> \(place)"
            let risen = shared.replaced(writer.turned(rule, to: true).sql)
            query.add("since_\(place)", "CASE WHEN \(isNeeded) THEN \(risen) END")
            let point = writer.turned(rule, to: false)
            if case .unknown = point { continue }
            fallen += " WHEN \(place) THEN \(shared.replaced(point.sql))"
        }
        let fall = fallen.isEmpty ? "NULL" : "CASE m.previous_place\(fallen) END"
        query.add("fallen_at", "CASE WHEN m.place < m.previous_place THEN \(fall) END")
    }

    /// The time that the rule of the stage holds since.
    private var since: String {
        let cases = rules.stages.indices.map { "WHEN \($0) THEN m.since_\($0)" }.joined(separator: " ")
        return "CASE m.place WHEN -1 THEN \(TurningPoint.alwaysSQL) \(cases) END"
    }

    /// When those whose stage changes entered it. Who rises enters when the rule of the new stage became true; who falls back,
    /// not before the rule of the old one ceased to hold. What always held is as old as the member, as far as that is known;
    /// nothing is entered in the future. NULL for who stays.
    private func entered(_ now: String) -> String {
        """
        CASE WHEN NOT \(StageStatements.isChanged) THEN NULL
            WHEN m.turned_at IS NULL THEN \(now)
            WHEN m.turned_at > \(TurningPoint.alwaysSQL) THEN min(m.turned_at, \(now))
            ELSE coalesce(CASE WHEN m.joined_at <= \(now) THEN m.joined_at END, \(now)) END
        """
    }

    /// Columns: id, place, place before, name before where the rules have none of it, time of entry, the next time to look,
    /// whether the row of the member says touched, the next time to look as recorded. Takes `:after` and `:limit`.
    func derivation(_ source: StageSource) -> SQLFragment {
        var (query, writer) = (query, writer)
        query.base += [
            LayeredQuery.Column("previous", "m.stage"), LayeredQuery.Column("recorded_due_at", "m.stage_due_at"),
        ]
        let now = writer.bind(self.now)
        let members =
            switch source {
            case .everyone: "main.members m WHERE m.id > :after AND m.erased_at IS NULL ORDER BY m.id"
            case .candidates:
                """
                temp.stage_candidates n CROSS JOIN main.members m ON m.id = n.member_id
                WHERE n.member_id > :after AND m.erased_at IS NULL ORDER BY n.member_id
                """
            }
        return writer.fragment(
            query.sql(
                from: members + " LIMIT :limit OFFSET 0",
                columns: [
                    "m.id", "m.place", "m.previous_place", "m.previous", entered(now), due, "m.touched",
                    "m.recorded_due_at",
                ]))
    }

    /// Columns: id, stage, when it was entered, the stage before and when that was entered. What was before is what the
    /// history said then: it may know of later stages already. Takes `:after` and `:limit`.
    /// - Parameter withDue: one more column, the next time to look.
    func overlay(_ source: StageSource, withDue: Bool = false) -> SQLFragment {
        var (query, writer) = (query, writer)
        query.base += [
            LayeredQuery.Column("previous", "nullif(c.to_stage, '')"),
            LayeredQuery.Column("previous_entered_at", "c.entered_at"),
        ]
        let now = writer.bind(self.now)
        let names = rules.stages.enumerated().map { place, stage in
            "WHEN \(place) THEN \(writer.bind(.text(stage.name)))"
        }.joined(separator: " ")
        let members =
            switch source {
            case .everyone: ("main.members m", "m.id")
            case .candidates: ("temp.stage_candidates n CROSS JOIN main.members m ON m.id = n.member_id", "n.member_id")
            }
        return writer.fragment(
            query.sql(
                from: """
                    \(members.0) LEFT JOIN stage_changes c ON c.id = (
                        SELECT max(l.id) FROM stage_changes l WHERE l.member_id = m.id AND l.entered_at <= \(now))
                    WHERE \(members.1) > :after AND m.erased_at IS NULL ORDER BY \(members.1) LIMIT :limit OFFSET 0
                    """,
                columns: [
                    "m.id", "CASE m.place \(names) END",
                    "CASE WHEN \(StageStatements.isChanged) THEN \(entered(now)) ELSE m.previous_entered_at END",
                    "m.previous", "m.previous_entered_at",
                ] + (withDue ? [due] : [])))
    }
}
