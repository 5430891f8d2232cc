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
    /// Each sets when a rule became true, or ceased to be, for the members whose stage changes.
    let times: [SQLFragment]
    let due: SQLFragment

    /// - Parameter store: is asked what there is of the future at all: mostly nothing, and then no member is asked. What comes
    ///   in later touches its members.
    package init(_ rules: StageRuleSet, _ compiler: FilterCompiler, _ store: Store) throws {
        self.rules = rules
        now = compiler.now
        let columns = Dictionary(
            rules.stages.enumerated().map { ($1.name, "stage_work.holds_\($0) = 1") },
            uniquingKeysWith: { first, _ in first })
        func writer() -> ConditionWriter {
            var writer = ConditionWriter(compiler, prefix: "s")
            writer.ruleOutcomes = columns
            writer.ruleTimes = columns.mapValues { $0.replacing("holds_", with: "since_").replacing(" = 1", with: "") }
            return writer
        }
        outcomes = StageStatements.passes(rules).map { StageStatements.outcome($0, rules, writer()) }
        choice = StageStatements.choice(rules, writer())
        times = StageStatements.times(rules, writer)
        due = StageStatements.due(rules, without: try store.sourcesWithoutFuture(rules, compiler), writer())
    }

    /// The table for `stage_work`, with a column for each rule.
    var table: String {
        let outcomes = rules.stages.indices.map {
            "holds_\($0) INTEGER NOT NULL DEFAULT 0, since_\($0) INTEGER,"
        }.joined(separator: "\n")
        return """
            CREATE TEMP TABLE stage_work (
                id INTEGER PRIMARY KEY NOT NULL,
                \(outcomes)
                stage TEXT,
                place INTEGER NOT NULL DEFAULT -1,
                previous TEXT,
                previous_place INTEGER NOT NULL DEFAULT -1,
                previous_entered_at INTEGER,
                fallen_at INTEGER,
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
        let tests = places.map { place in
            (
                "holds_\(place)", rules.stages[place].rule.map { "(\(writer.condition($0))) IS TRUE" } ?? "1"
            )
        }
        return writer.fragment(update(tests))
    }

    private static func choice(_ rules: StageRuleSet, _ writer: ConditionWriter) -> SQLFragment {
        var writer = writer
        var (stages, places, previous) = ("", "", "")
        for (place, stage) in rules.stages.enumerated().reversed() {
            stages += " WHEN holds_\(place) = 1 THEN \(writer.bind(.text(stage.name)))"
            places += " WHEN holds_\(place) = 1 THEN \(place)"
            previous += " WHEN \(writer.bind(.text(stage.name))) THEN \(place)"
        }
        return writer.fragment(
            """
            UPDATE temp.stage_work SET stage = CASE\(stages) END, place = CASE\(places) ELSE -1 END,
                previous_place = CASE previous\(previous) ELSE -1 END
            """)
    }

    // A statement for each rule: one expression for all of them would be deeper than SQLite's parser takes.
    private static func times(_ rules: StageRuleSet, _ writer: () -> ConditionWriter) -> [SQLFragment] {
        var asked: Set<String> = []
        for stage in rules.stages {
            stage.rule?.visit { if case .reached(let name) = $0 { asked.insert(name) } }
        }
        var times: [SQLFragment] = []
        for (place, stage) in rules.stages.enumerated() {
            // It always held; `since` says so.
            guard let rule = stage.rule else { continue }
            // Later rules may ask since when an earlier one holds.
            let isNeeded = asked.contains(stage.name) ? "holds_\(place) = 1" : "place = \(place)"
            times.append(
                time("since_\(place)", rule, true, "stage IS DISTINCT FROM previous AND \(isNeeded)", writer()))
            times.append(time("fallen_at", rule, false, "previous_place = \(place) AND place < \(place)", writer()))
        }
        return times.filter { !$0.sql.isEmpty }
    }

    private static func time(
        _ column: String, _ rule: FilterNode, _ truth: Bool, _ condition: String, _ writer: ConditionWriter
    ) -> SQLFragment {
        var writer = writer
        let point = writer.turned(rule, to: truth)
        // NULL, unknown, is what the column holds already. (Parameters of parts that tell nothing are not kept.)
        guard case .at(let sql) = point else {
            if case .unknown = point { return SQLFragment(sql: "") }
            return SQLFragment(sql: "UPDATE temp.stage_work SET \(column) = \(point.sql) WHERE \(condition)")
        }
        return writer.fragment(update([(column, sql)]) + "\nWHERE \(condition)")
    }

    /// Sets columns of `stage_work` to expressions over the member `m`. Most ask only for the id, which stands in the table
    /// itself: then the member's row is not looked up.
    private static func update(_ columns: [(name: String, expression: String)]) -> String {
        let expressions = columns.map(\.expression).joined(separator: ",\n    ")
        if !asksForMore(thanTheIDOf: "m.", expressions) {
            let list = columns.map { "\($0.name) = \($0.expression.replacing("stage_work.", with: "m."))" }
            return "UPDATE temp.stage_work AS m SET \(list.joined(separator: ",\n    "))"
        }
        return """
            UPDATE temp.stage_work SET (\(columns.map(\.name).joined(separator: ", "))) = (
                SELECT \(expressions)
                FROM main.members m WHERE m.id = stage_work.id)
            """
    }

    private static func asksForMore(thanTheIDOf alias: String, _ sql: String) -> Bool {
        func isPart(_ byte: UInt8?) -> Bool {
            guard let byte else { return false }
            return byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
        let (text, mark) = (Array(sql.utf8), Array(alias.utf8))
        for start in text.indices where text[start...].starts(with: mark) && (start == 0 || !isPart(text[start - 1])) {
            let column = text[(start + mark.count)...].prefix { isPart($0) }
            if !column.elementsEqual("id".utf8) { return true }
        }
        return false
    }

    /// The time that the rule of the stage holds since.
    private var since: String {
        let cases = rules.stages.enumerated().map { place, stage in
            "WHEN \(place) THEN \(stage.rule == nil ? TurningPoint.alwaysSQL : "since_\(place)")"
        }.joined(separator: " ")
        return "CASE place WHEN -1 THEN \(TurningPoint.alwaysSQL) \(cases) END"
    }

    /// When those whose stage changes entered it. Who rises enters when the rule of the new stage became true; who falls back,
    /// not before the rule of the old one ceased to hold. What always held is as old as the member, as far as that is known;
    /// nothing is entered in the future.
    var entry: SQLFragment {
        let time = "CASE WHEN previous_place > place THEN max(\(since), fallen_at) ELSE \(since) END"
        return SQLFragment(
            sql: """
                UPDATE temp.stage_work SET entered_at = CASE
                    WHEN (\(time)) IS NULL THEN :now
                    WHEN (\(time)) > \(TurningPoint.alwaysSQL) THEN min(\(time), :now)
                    ELSE coalesce((SELECT m.joined_at FROM main.members m
                        WHERE m.id = stage_work.id AND m.joined_at <= :now), :now) END
                WHERE stage IS DISTINCT FROM previous
                """, parameters: ["now": .integer(now.milliseconds)])
    }

    private static func due(
        _ rules: StageRuleSet, without absent: Set<EventSource>, _ writer: ConditionWriter
    ) -> SQLFragment {
        var writer = writer
        let time = writer.due(rules.stages.compactMap(\.rule), without: absent)
        return writer.fragment(update([("due_at", time)]))
    }
}
