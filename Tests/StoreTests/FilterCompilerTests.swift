import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@Suite struct FilterCompilerTests {
    private static func open(_ folder: TemporaryFolder) throws -> (Store, FilterCompiler) {
        let store = try Sample.store(in: folder)
        let definition = SampleCommunity.definition()
        try store.addDeclaredColumns(definition)
        let columns = try store.declaredColumns(ofMembers: true).union(store.declaredColumns(ofMembers: false))
        // One declared attribute has no column yet: it reads as missing.
        return (
            store,
            FilterCompiler(definition: definition, now: Sample.now, columns: columns.subtracting(["attr_unseen"]))
        )
    }

    private static func select(_ fragment: SQLFragment, _ store: Store) throws -> [Int64] {
        let statement = try store.connection.temporaryStatement(
            "SELECT m.id FROM members m WHERE \(fragment.sql) ORDER BY m.id")
        for (name, value) in fragment.parameters { statement.bind(name, value) }
        var ids: [Int64] = []
        while try statement.step() { ids.append(statement.integer(0)) }
        return ids
    }

    /// Every way in which a filter can be asked: member by member, from what few meet, in parts, from counts.
    private static func compilers(
        _ plain: FilterCompiler, _ filter: Filter, _ store: Store
    ) throws -> [(String, FilterCompiler)] {
        var grouped = plain
        filter.root.visit { node in
            if case .compare(.count, let comparator, .constant(.number(let number))) = node,
                !comparator.holds(0, number)
            {
                grouped.plan.grouped.insert(node)
            }
            if case .compare(.engagement, let comparator, .constant(.number(let number))) = node,
                !comparator.holds(0, number)
            {
                grouped.plan.grouped.insert(node)
            }
            if case .compare(.aggregate(let aggregate, _, _, _), let comparator, .constant(.number(let number))) = node,
                aggregate != .sum || !comparator.holds(0, number)
            {
                grouped.plan.grouped.insert(node)
            }
        }
        return [
            ("plain", plain), ("grouped", grouped), ("once", try plain.planned(for: filter, store, .once)),
            ("chunks", try plain.planned(for: filter, store, .chunks)),
        ]
    }

    @Test(arguments: Array(zip(1...18 as ClosedRange<UInt64>, SampleMoment.all + SampleMoment.all)))
    func randomFiltersSelectTheSameMembersAsThePlainInterpreter(seed: UInt64, moment: SampleMoment) throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let definition = SampleCommunity.definition(in: moment.zone)
        try store.addDeclaredColumns(definition)
        let columns = try store.declaredColumns(ofMembers: true).union(store.declaredColumns(ofMembers: false))
        let compiler = FilterCompiler(
            definition: definition, now: moment.now, columns: columns.subtracting(["attr_unseen"]))
        let members = try SampleCommunity.make(50, seed: seed, in: store, now: moment.now)
        let schema = SampleCommunity.schema()
        var random = RandomFilter(seed: seed, now: moment.now)
        var (selected, asked) = (0, 0)
        for number in 0..<120 {
            let text = random.condition()
            let filter = try FilterParser.parse(text, schema: schema)
            let expected = members.filter {
                PlainInterpreter(member: $0, definition: definition, now: moment.now).holds(filter.root)
            }.map(\.id)
            if number % 2 == 0 { try store.addFilterIndexes(for: [filter]) }
            for (name, compiler) in try Self.compilers(compiler, filter, store) {
                #expect(try Self.select(compiler.compile(filter), store) == expected, "\(name): \(text)")
            }
            #expect(try store.memberCount(matching: compiler.compile(filter)) == expected.count, "\(text)")
            selected += expected.count
            asked += members.count
        }
        // The filters are neither all true nor all false.
        #expect(selected > asked / 5 && selected < asked * 4 / 5)
    }

    @Test func twoFragmentsStandInOneStatement() throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        let members = try SampleCommunity.make(40, seed: 9, in: store)
        let first = compiler.compile(try FilterParser.parse("city = \"Penza\"", schema: SampleCommunity.schema()))
        let second = compiler.compile(
            try FilterParser.parse("purchases >= 1", schema: SampleCommunity.schema()), prefix: "g")
        let both = SQLFragment(
            sql: "(\(first.sql)) AND (\(second.sql))",
            parameters: first.parameters.merging(second.parameters) { a, _ in a })
        let expected = members.filter { member in
            member.city == "Penza"
                && member.events.contains { $0.kind == "purchase" && $0.at <= Sample.now.milliseconds }
        }
        #expect(try Self.select(both, store) == expected.map(\.id))
    }

    @Test func valuesNeverStandInTheSQL() throws {
        let folder = TemporaryFolder()
        let (_, compiler) = try Self.open(folder)
        let hostile = "x'); DROP TABLE members; --"
        let filter = try FilterParser.parse(
            "city = \"\(hostile)\" or has_tag(\"\(hostile)\") or city contains \"\(hostile)\"",
            schema: SampleCommunity.schema())
        let fragment = compiler.compile(filter)
        #expect(!fragment.sql.contains("DROP"))
        #expect(fragment.parameters.values.contains(.text(hostile)))
    }

    @Test func longChainsAreNotDeep() throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        let text = (0..<3000).map { "points = \($0)" }.joined(separator: " or ")
        let filter = try FilterParser.parse(text, schema: SampleCommunity.schema())
        #expect(try Self.select(compiler.compile(filter), store).isEmpty)
    }

    @Test func theDeepestFilterThatIsReadIsNotTooDeepForSQLite() throws {
        let folder = TemporaryFolder()
        let (store, compiler) = try Self.open(folder)
        var text = "count(visit, within 30d) >= 3"
        var depth = 0
        while let deeper = try? FilterParser.parse("(\(text) or vip) and not vip", schema: SampleCommunity.schema()) {
            text = depth % 2 == 0 ? "(\(text) or vip) and not vip" : "not (\(text) and email ~= \"a@b.example\")"
            depth += 1
            #expect(try Self.select(compiler.compile(deeper), store).isEmpty)
        }
        #expect(depth > 7)
    }

    @Test func aRenamedCampaignKeepsWhatItSent() throws {
        let folder = TemporaryFolder()
        let (store, _) = try Self.open(folder)
        let rows = Rows(store)
        let old = try rows.member("old@example.org")
        try rows.message(old, "before", Sample.now)
        _ = try rows.member("none@example.org")
        let compiler = FilterCompiler(
            definition: SampleCommunity.definition(), now: Sample.now, columns: [], formerNames: ["welcome": "before"])
        let filter = try FilterParser.parse("received(welcome)", schema: SampleCommunity.schema())
        #expect(try Self.select(compiler.compile(filter), store) == [old])
    }

    @Test(arguments: [
        ("ПЕНЗА", "пенза"), ("Орёл", "орел"), ("Straße", "STRASSE"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("İ", "i\u{307}"),
        ("É", "e\u{301}"), ("ǅ", "ǆ"), ("ẞ", "ss"), ("Е\u{308}", "е"),
    ])
    func foldingMeetsInEveryScript(a: String, b: String) {
        #expect(CaseFold.fold(a) == CaseFold.fold(b))
        #expect(CaseFold.fold(CaseFold.fold(a)) == CaseFold.fold(a))
    }

    @Test func foldingKeepsWhatIsDifferentApart() {
        #expect(CaseFold.fold("ı") != CaseFold.fold("i"))
        #expect(CaseFold.fold("и") != CaseFold.fold("й"))
        #expect(CaseFold.fold("e") != CaseFold.fold("é"))
    }
}
