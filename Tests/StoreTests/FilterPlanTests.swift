import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// How SQLite goes about each condition: what happened to members is never read from one end to the other for each of them.
@Suite struct FilterPlanTests {
    private static let forms = [
        "stage = promoter", "stage in (repeat, promoter)", "stage >= repeat", "city = \"Penza\"", "city != \"Penza\"",
        "city in (\"Penza\", \"Орёл\")", "city ~= \"ПЕНЗА\"", "city starts_with \"Pe\"", "city contains \"en\"",
        "city ends_with \"za\"", "city is set", "city is not set", "plan = club", "points > 3", "points in (1, 2)",
        "vip",
        "birthday within 30d", "birthday after 2000-02-29", "joined_at within 30d", "joined_at older than 90d",
        "joined_at before 2026-01-01", "joined_at = 2026-01-01", "email = \"a@example.org\"",
        "email ends_with \"@example.org\"", "email starts_with \"anna\"", "email_domain = \"example.org\"",
        "external_id = \"x1\"", "name ~= \"anna\"", "locale = \"ru\"", "stage_entered_at within 30d", "purchases >= 1",
        "purchases >= 2", "visits = 0", "count(visit, within 30d) >= 3", "count(story, within 90d) + visits >= 1",
        "sum(purchase.amount, within 365d) > 1000", "avg(purchase.amount) > 10", "min(purchase.amount) is set",
        "last(purchase) within 90d", "last(purchase) older than 180d", "first(purchase) before 2026-01-01",
        "last(visit) after 2026-01-01", "first(visit) older than 90d", "last(visit) is not set", "nps >= 9",
        "nps_at within 180d", "nps is set", "received(\"spring-sale\")", "received(any, within 7d)",
        "not received(any, within 7d)", "answered(\"nps-quarterly\")", "answered(any, within 90d)",
        "answer(\"nps-quarterly\", \"score\") <= 6", "answer(\"nps-quarterly\", \"reason\") ~= \"a\"",
        "has_tag(\"staff\")", "not has_tag(\"staff\")", "reached(promoter)", "reached(prospect)", "loyal",
        "in_segment(\"lost\")", "sample(25%)",
    ]

    private static func open(_ folder: TemporaryFolder) throws -> (Store, FilterCompiler) {
        let store = try Sample.store(in: folder)
        let definition = SampleCommunity.definition()
        try store.addDeclaredColumns(definition)
        let columns = try store.declaredColumns(ofMembers: true).union(store.declaredColumns(ofMembers: false))
        _ = try SampleCommunity.make(40, seed: 5, in: store)
        return (store, FilterCompiler(definition: definition, now: Sample.now, columns: columns))
    }

    /// The lines of EXPLAIN QUERY PLAN.
    private static func plan(_ condition: SQLFragment, _ store: Store) throws -> [String] {
        try store.connection.rows(
            """
            EXPLAIN QUERY PLAN SELECT count(*) FROM members m
            WHERE m.id > 0 AND m.id NOT IN (SELECT e.id FROM members e WHERE e.erased_at IS NOT NULL)
                AND (\(condition.sql))
            """, condition.parameters
        ) { $0.text(3) }
    }

    @Test(arguments: forms) func askedMemberByMemberEachConditionSeeksInAnIndex(text: String) throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        let filter = try FilterParser.parse(text, schema: SampleCommunity.schema())
        try store.addFilterIndexes(for: [filter])
        let plan = try Self.plan(compiler.compile(filter), store)
        let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN m") && !$0.hasPrefix("SCAN e") }
        #expect(scans.isEmpty, "\(plan)")
        #expect(!plan.contains { $0.contains("AUTOMATIC") }, "\(plan)")
        // Each search begins with the member, or with the answer sheet that was found by it.
        for line in plan where line.hasPrefix("SEARCH") && !line.hasPrefix("SEARCH m ") && !line.hasPrefix("SEARCH e ")
        {
            #expect(line.contains("member_id=?") || line.contains("response_id=?"), "\(plan)")
        }
    }

    @Test(
        arguments: forms.filter { text in
            // What most members meet, or what no index tells, is asked of each.
            ![
                "!=", "contains", "is set", "not received", "not has_tag", "= 0", "older than 180d", "is not set",
                "sample",
                "reached(prospect)", "+ visits", "in_segment", "ends_with \"za\"",
            ].contains { text.contains($0) } || text == "nps is set"
        }) func whatFewMeetIsWhereTheQueryStarts(text: String) throws
    {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        let filter = try FilterParser.parse(text, schema: SampleCommunity.schema())
        try store.addFilterIndexes(for: [filter])
        let planned = try compiler.planned(for: filter, store, .once)
        let plan = try Self.plan(planned.compile(filter), store)
        // No spelling of it is in the store.
        if planned.compile(filter).sql == "1 = 0" { return }
        #expect(
            !plan.contains { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN e") && !$0.contains("CONSTANT") }, "\(plan)")
    }

    @Test func theRarestConditionLeads() throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        let rows = Rows(store)
        for number in 0..<50 { try rows.activity(1, "visit", Sample.now + Int64(-number), [:]) }
        try rows.tag(1, "rare")
        let filter = try FilterParser.parse(
            "visits >= 1 and has_tag(\"rare\") and stage is not set or city = \"Penza\" and has_tag(\"rare\")",
            schema: SampleCommunity.schema())
        let plan = try compiler.planned(for: filter, store, .once).plan
        #expect(plan.drivers.contains(.hasTag("rare")))
        #expect(plan.drivers.count <= 2)
    }

    @Test func anIndexIsMadeOnceAndOnlyForWhatIsSearched() throws {
        let folder = TemporaryFolder()
        let (store, _) = try Self.open(folder)
        func indexes() throws -> [String] {
            try store.connection.rows(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'members_by_%' ORDER BY 1"
            ) { $0.text(0) }
        }
        let before = try indexes()
        let filter = try FilterParser.parse(
            "city = \"a\" and points > 3 and name contains \"x\" and email ends_with \"@example.org\"",
            schema: SampleCommunity.schema())
        for _ in 0..<2 { try store.addFilterIndexes(for: [filter]) }
        #expect(
            try Set(indexes()).subtracting(before)
                == ["members_by_attr_city", "members_by_attr_points", "members_by_email_domain"])
    }

    @Test(arguments: [
        "sum(purchase.amount) > 1000", "sum(purchase.amount, within 365d) < 1000", "avg(purchase.amount) >= 10",
        "max(purchase.amount) is set", "min(purchase.amount) + 1 > 4",
    ])
    func sumsAreReadFromTheIndexOfAmounts(text: String) throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        let filter = try FilterParser.parse(text, schema: SampleCommunity.schema())
        try store.addFilterIndexes(for: [filter])
        let plan = try Self.plan(compiler.compile(filter), store)
        #expect(plan.contains { $0.contains("COVERING INDEX activities_by_field_amount (member_id=?") }, "\(plan)")
        // Asked of everyone at once nothing is sorted.
        var grouped = compiler
        grouped.plan.grouped = [filter.root]
        let together = try Self.plan(grouped.compile(filter), store)
        #expect(!together.contains { $0.contains("TEMP B-TREE") }, "\(together)")
        #expect(together.contains { $0.contains("COVERING INDEX activities_by_field_amount") }, "\(together)")
    }

    @Test func anIndexIsAnnouncedBeforeItIsMadeAndFewRowsNeedNone() throws {
        let folder = TemporaryFolder()
        let (store, _) = try Self.open(folder)
        let filter = try FilterParser.parse(
            "city = \"a\" and sum(purchase.amount) > 3 and email_domain = \"example.org\"",
            schema: SampleCommunity.schema())
        var announced: [String] = []
        try store.addFilterIndexes(for: [filter], inTablesOf: 20_000) { announced.append($0) }
        #expect(announced.isEmpty)
        for _ in 0..<2 { try store.addFilterIndexes(for: [filter]) { announced.append($0) } }
        #expect(announced == ["amount", "city", "email_domain"])
    }

    @Test func theSQLIsLaidOutAndRunsAsPrinted() throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        for text in Self.forms where !text.contains("sample") {
            let filter = try FilterParser.parse(
                "\(text) and not (vip and purchases > 3)", schema: SampleCommunity.schema())
            let fragment = try compiler.planned(for: filter, store, .once).compile(filter)
            let statement = try store.connection.temporaryStatement(fragment.memberSelection)
            for (name, value) in fragment.parameters { statement.bind(name, value) }
            var found = 0
            while try statement.step() { found += 1 }
            #expect(found == (try store.memberCount(matching: fragment)), "\(text)")
            #expect(!fragment.memberSelection.contains("kamerton_fold(m."), "\(text)")
            #expect(fragment.memberSelection.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(text)")
        }
    }
}
