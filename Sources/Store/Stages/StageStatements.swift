internal import Definitions
internal import Formats
internal import SQLite

/// The SQL that derives stages set-wise over the members in the TEMP table `stage_work`, built once for a set of rules.
///
/// `holds_N` is whether the N-th stage's rule holds; the last that does gives the stage. A rule that asks for an earlier
/// stage reads that one's `holds_N`, so the rules are written out in as few passes as that allows.
package struct StageStatements: Sendable {
    package let rules: StageRuleSet
    let now: Instant
    /// Each sets the outcomes of some stages.
    let outcomes: [SQLFragment]
    let choice: SQLFragment
    /// When the stage that differs from the previous one was entered.
    let entry: SQLFragment
    let due: SQLFragment

    package init(_ rules: StageRuleSet, _ compiler: FilterCompiler) {
        self.rules = rules
        now = compiler.now
        let columns = Dictionary(
            rules.stages.enumerated().map { ($1.name, "stage_work.holds_\($0) = 1") },
            uniquingKeysWith: { first, _ in first })
        func writer() -> ConditionWriter {
            var writer = ConditionWriter(compiler, prefix: "s")
            writer.ruleOutcomes = columns
            return writer
        }
        outcomes = StageStatements.passes(rules).map { StageStatements.outcome($0, rules, writer()) }
        choice = StageStatements.choice(rules, writer())
        entry = StageStatements.entry(rules, writer())
        due = StageStatements.due(rules, writer())
    }

    /// The table for `stage_work`, with a column for each rule.
    var table: String {
        let outcomes = rules.stages.indices.map { "holds_\($0) INTEGER NOT NULL DEFAULT 0," }.joined(separator: "\n")
        return """
            CREATE TEMP TABLE stage_work (
                member_id INTEGER PRIMARY KEY NOT NULL,
                \(outcomes)
                stage TEXT,
                place INTEGER NOT NULL DEFAULT -1,
                previous TEXT,
                previous_place INTEGER NOT NULL DEFAULT -1,
                previous_entered_at INTEGER,
                entered_at INTEGER,
                due_at INTEGER
            )
            """
    }

    /// The stages in groups: a rule comes in a later group than every rule of its kind that it asks for.
    private static func passes(_ rules: StageRuleSet) -> [[Int]] {
        var passes: [[Int]] = []
        var current: [Int] = []
        for (place, stage) in rules.stages.enumerated() {
            var asked: Set<String> = []
            stage.rule?.visit { if case .reached(let name) = $0 { asked.insert(name) } }
            if current.contains(where: { asked.contains(rules.stages[$0].name) }) {
                passes.append(current)
                current = []
            }
            current.append(place)
        }
        return passes + [current]
    }

    private static func outcome(_ places: [Int], _ rules: StageRuleSet, _ writer: ConditionWriter) -> SQLFragment {
        var writer = writer
        let names = places.map { "holds_\($0)" }.joined(separator: ", ")
        let tests = places.map { place in
            rules.stages[place].rule.map { "(\(writer.condition($0))) IS TRUE" } ?? "1"
        }.joined(separator: ",\n    ")
        return SQLFragment(
            sql: """
                UPDATE temp.stage_work SET (\(names)) = (
                    SELECT \(tests)
                    FROM main.members m WHERE m.id = stage_work.member_id)
                """, parameters: writer.parameters)
    }

    private static func choice(_ rules: StageRuleSet, _ writer: ConditionWriter) -> SQLFragment {
        var writer = writer
        var (stages, places, previous) = ("", "", "")
        for (place, stage) in rules.stages.enumerated().reversed() {
            stages += " WHEN holds_\(place) = 1 THEN \(writer.bind(.text(stage.name)))"
            places += " WHEN holds_\(place) = 1 THEN \(place)"
            previous += " WHEN \(writer.bind(.text(stage.name))) THEN \(place)"
        }
        return SQLFragment(
            sql: """
                UPDATE temp.stage_work SET stage = CASE\(stages) END, place = CASE\(places) ELSE -1 END,
                    previous_place = CASE previous\(previous) ELSE -1 END
                """, parameters: writer.parameters)
    }

    // Who rises enters when the rule of the new stage became true; who falls back, not before the rule of the old one
    // became false.
    private static func entry(_ rules: StageRuleSet, _ writer: ConditionWriter) -> SQLFragment {
        var writer = writer
        var (risen, fallen) = ("", "")
        for (place, stage) in rules.stages.enumerated() {
            guard let rule = stage.rule else {
                risen += "\n    WHEN \(place) THEN \(TurningPoint.alwaysSQL)"
                continue
            }
            risen += "\n    WHEN \(place) THEN \(writer.turned(rule, to: true).sql)"
            fallen += "\n    WHEN \(place) THEN \(writer.turned(rule, to: false).sql)"
        }
        let up = "CASE stage_work.place WHEN -1 THEN \(TurningPoint.alwaysSQL)\(risen) END"
        let down = fallen.isEmpty ? "NULL" : "CASE stage_work.previous_place\(fallen) END"
        let now = writer.bind(writer.now)
        let known = """
            (SELECT CASE WHEN stage_work.previous_place > stage_work.place THEN max(\(up), \(down)) ELSE \(up) END
            FROM main.members m WHERE m.id = stage_work.member_id)
            """
        return SQLFragment(
            sql: """
                UPDATE temp.stage_work SET entered_at = coalesce(\(known), \(now))
                WHERE stage IS DISTINCT FROM previous
                """, parameters: writer.parameters)
    }

    private static func due(_ rules: StageRuleSet, _ writer: ConditionWriter) -> SQLFragment {
        var writer = writer
        let time = writer.due(rules.stages.compactMap(\.rule))
        return SQLFragment(
            sql: """
                UPDATE temp.stage_work SET due_at = (
                    SELECT \(time) FROM main.members m WHERE m.id = stage_work.member_id)
                """, parameters: writer.parameters)
    }
}
