import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

struct EngagementTests {
    private static let day: Int64 = 86_400_000
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws { store = try Sample.store(in: folder) }

    private func compiler() -> FilterCompiler { FilterCompiler(definition: definition, now: Sample.now, columns: []) }

    private func selected(_ text: String) throws -> [String] {
        var schema = FilterSchema(attributes: definition.attributes, activities: definition.activities)
        schema.segments = Dictionary(uniqueKeysWithValues: definition.segments.map { ($0.name, $0.filter) })
        let filter = try FilterParser.parse(text, schema: schema)
        let condition = compiler().compile(filter)
        return try store.connection.rows(
            "SELECT m.email FROM members m WHERE \(condition.sql) ORDER BY m.id", condition.parameters
        ) { $0.text(0) }
    }

    private func points(_ member: Int64) throws -> Double {
        try #require(try store.engagement(ofMembers: [member], compiler())[member])
    }

    @Test func theWorkedExampleOfTheDocumentation() throws {
        let anna = try store.seedMember("anna@example.org")
        // A purchase today, a meeting 90 days ago, a story 180 days ago: 3 + 5/2 + 8/4.
        try store.seedActivity("purchase", memberID: anna, at: Sample.now)
        try store.seedActivity("attended", memberID: anna, at: Sample.now - 90 * Self.day)
        try store.seedActivity("story", memberID: anna, at: Sample.now - 180 * Self.day)
        #expect(abs(try points(anna) - 7.5) < 1e-9)
        let parts = try store.engagementParts(memberID: anna, definition.engagement, now: Sample.now)
        #expect(parts.map(\.kind) == ["purchase", "attended", "story"])
        #expect(parts.map(\.weight) == [3, 5, 8])
        #expect(zip(parts.map(\.points), [3, 2.5, 2]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(try selected("engagement >= 7.4") == ["anna@example.org"])
        #expect(try selected("engagement > 7.6").isEmpty)
    }

    @Test func pointsAreWhatTheMemberHasNow() throws {
        let anna = try store.seedMember("anna@example.org")
        _ = try store.seedMember("boris@example.org")
        try store.connection.run("INSERT INTO point_balances VALUES (:id, 120)", ["id": .integer(anna)])
        var schema = FilterSchema()
        func selected(_ text: String) throws -> [String] {
            let condition = compiler().compile(try FilterParser.parse(text, schema: schema))
            return try store.connection.rows(
                "SELECT m.email FROM members m WHERE \(condition.sql) ORDER BY m.id", condition.parameters
            ) { $0.text(0) }
        }
        // Without a programme nobody has any: most likely something else was meant.
        #expect(throws: (any Error).self) { try selected("points >= 100") }
        schema.hasProgramme = true
        #expect(try selected("points >= 100") == ["anna@example.org"])
        #expect(try selected("points = 0") == ["boris@example.org"])
        #expect(try selected("not points >= 100") == ["boris@example.org"])
        // One's own attribute of that name is what is meant.
        schema.attributes = [AttributeDefinition(name: "points", type: .string)]
        #expect(throws: (any Error).self) { try selected("points >= 100") }
    }

    @Test func whatHasNoWeightOrLiesAheadCountsNothing() throws {
        let boris = try store.seedMember("boris@example.org")
        try store.seedActivity("ticket", memberID: boris, at: Sample.now)
        try store.seedActivity("purchase", memberID: boris, at: Sample.now + 1)
        #expect(try points(boris) == 0)
        #expect(try store.engagementParts(memberID: boris, definition.engagement, now: Sample.now).isEmpty)
        #expect(try selected("engagement = 0") == ["boris@example.org"])
        #expect(try selected("engagement > 0").isEmpty)
    }

    @Test func thePartsAddUpToWhatFiltersCompare() throws {
        var random = SeededGenerator(7)
        var settings = EngagementSettings()
        settings.weights = ["purchase": 4, "visit": 1, "story": 8, "response": 2]
        settings.halfLife = Span(6, .weeks)
        var scene = self
        scene.definition.engagement = settings
        for number in 0..<20 {
            let member = try store.seedMember("m\(number)@example.org")
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let kind = ["purchase", "visit", "story", "ticket", "response"].randomElement(using: &random)!
                let at = Sample.now - Int64.random(in: -5 * Self.day...500 * Self.day, using: &random)
                try store.seedActivity(kind, memberID: member, at: at)
            }
            let parts = try store.engagementParts(memberID: member, settings, now: Sample.now)
            let expected = parts.reduce(0) { $0 + $1.weight * pow(0.5, Double(Sample.now - $1.at) / (42 * 86_400_000)) }
            #expect(abs(try scene.points(member) - expected) < 1e-9)
            #expect(abs(parts.reduce(0) { $0 + $1.points } - expected) < 1e-9)
        }
    }

    @Test func theMostEngagedComeFirst() throws {
        for (name, count) in [("anna", 1), ("boris", 3), ("clara", 2)] {
            let member = try store.seedMember("\(name)@example.org")
            for _ in 0..<count { try store.seedActivity("purchase", memberID: member, at: Sample.now) }
        }
        let first = try store.engagedMembers(matching: nil, compiler(), limit: 2)
        #expect(first.map(\.id) == [2, 3] && first.map(\.points) == [9, 6])
    }

    // MARK: The core

    private mutating func declareCore(_ size: Int, where filter: FilterNode? = nil) {
        let core = CoreDefinition(filter: filter.map { Filter(text: "", root: $0) }, size: size, mark: Sample.mark)
        definition.core = core
        definition.segments = [
            SegmentDefinition(name: "core", filter: Filter(text: "core", root: core.node), mark: Sample.mark)
        ]
    }

    @Test func theCoreHasTheFirstOfThoseWhomItsFilterAllows() throws {
        var scene = self
        scene.declareCore(2, where: .hasTag("member"))
        for (name, count) in [("anna", 4), ("boris", 3), ("clara", 2), ("dina", 0)] {
            let member = try store.seedMember("\(name)@example.org")
            if name != "anna" { try store.addTag("member", memberID: member, at: Sample.now) }
            for _ in 0..<count { try store.seedActivity("attended", memberID: member, at: Sample.now) }
        }
        #expect(try scene.selected("core") == ["boris@example.org", "clara@example.org"])
        #expect(try scene.selected("not core") == ["anna@example.org", "dina@example.org"])
        // Nobody who has done nothing, however large it is.
        scene.declareCore(5)
        #expect(try scene.selected("core").count == 3)
    }

    @Test func aChosenCoreStaysUntilItIsChosenAnew() throws {
        var scene = self
        scene.declareCore(1)
        let core = try #require(scene.definition.core)
        let (anna, boris) = (try store.seedMember("anna@example.org"), try store.seedMember("boris@example.org"))
        try store.seedActivity("attended", memberID: anna, at: Sample.now - 1000)
        let rule = store.rule(of: core, scene.definition.engagement)
        try store.chooseCore(try store.coreSelection(core, scene.compiler()), rule: rule, now: Sample.now)
        try store.seedActivity("story", memberID: boris, at: Sample.now)
        let workspace = Workspace(directory: folder.path, definition: scene.definition, campaigns: [])
        let filter = Filter(text: "core", root: core.node)
        let condition = try FilterCompiler(workspace, store, now: Sample.now).compile(filter)
        #expect(try store.members([anna, boris], matching: condition) == [anna])
        // Edited, it is another rule: what it would choose now counts until it is chosen.
        scene.declareCore(2)
        let edited = Workspace(directory: folder.path, definition: scene.definition, campaigns: [])
        let wider = Filter(text: "core", root: try #require(scene.definition.core).node)
        let now = try FilterCompiler(edited, store, now: Sample.now).compile(wider)
        #expect(try store.members([anna, boris], matching: now) == [anna, boris])
    }

    @Test func theRuleOfTheCoreIsWhatItsConditionMeans() {
        func rule(_ root: FilterNode, size: Int = 5, _ change: (inout EngagementSettings) -> Void = { _ in }) -> String
        {
            var engagement = EngagementSettings()
            change(&engagement)
            let mark = SourceMark(file: "kamerton.yaml", line: 1, column: 1)
            return store.rule(
                of: CoreDefinition(filter: Filter(text: "", root: root), size: size, mark: mark), engagement)
        }
        let known = rule(.hasRole("host"))
        #expect(rule(.segment("hosts", .hasRole("host"))) == known)
        #expect(rule(.not(.segment("others", .hasRole("host")))) != known)
        #expect(rule(.hasRole("guide")) != known)
        #expect(rule(.hasRole("host"), size: 6) != known)
        #expect(rule(.hasRole("host")) { $0.weights["answer"] = 9 } != known)
        #expect(rule(.hasRole("host")) { $0.halfLife = Span(9, .days) } != known)
    }

    @Test func whoStaysInTheCoreKeepsTheirTime() throws {
        let (anna, boris) = (try store.seedMember("anna@example.org"), try store.seedMember("boris@example.org"))
        try store.chooseCore([EngagedMember(id: anna, points: 2)], rule: "r", now: Sample.now)
        try store.chooseCore(
            [EngagedMember(id: boris, points: 3), EngagedMember(id: anna, points: 2)], rule: "r", now: Sample.now + 10)
        #expect(try store.coreMembers().map(\.id) == [boris, anna])
        #expect(try store.coreMembers().map(\.since) == [Sample.now + 10, Sample.now])
        try store.chooseCore([EngagedMember(id: boris, points: 1)], rule: "r", now: Sample.now + 20)
        #expect(try store.coreMembers().map(\.id) == [boris])
        try store.forgetCore()
        #expect(try store.coreMembers().isEmpty && store.chosenCore() == nil)
    }
}
