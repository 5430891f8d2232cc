import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Whatever happens to a club, deriving those who were touched records the same as deriving everyone.
@Suite struct StageEquivalenceTests {
    private static let rules: [[(String, String?)]] = [
        [
            ("none", nil), ("looking", "count(visit, within 20d) >= 2 or city = \"Penza\""),
            ("buyer", "purchases >= 1 and not received(any, within 10d)"),
            ("active", "last(purchase) within 1mo and purchases > 1"), ("promoter", "nps >= 9"),
            ("kamerton", "reached(promoter) and count(story, within 40d) + count(referral, within 40d) >= 1"),
            ("lapsed", "last(purchase) older than 70d and not reached(kamerton)"),
        ],
        [
            ("promoter", "nps >= 9 and not answered(any, within 15d)"), ("tagged", "has_tag(\"staff\")"),
            ("spender", "sum(purchase.amount, within 2mo) >= 150 and first(purchase) older than 5d"),
            ("back", "reached(promoter) and reached(spender) and last(visit) within 12d"),
        ],
        [
            ("none", nil), ("buyer", "purchases >= 2"), ("young", "joined_at within 45d"),
            ("lapsed", "last(purchase) older than 1mo and reached(buyer)"),
        ],
    ]

    /// A club whose time goes on, with everything that can happen to it.
    private struct Life {
        var w: StageWorkspace
        var random: SeededGenerator
        var now = StageWorkspace.ago(200)
        var members: [Int64] = []

        mutating func goOn() throws {
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1: try join()
            case 2, 3, 4, 5: try act()
            case 6: try answer()
            case 7:
                guard let member = members.randomElement(using: &random) else { return }
                try w.rows.message(
                    member, "spring", now - past(3), state: random.pick(["sent", "uncertain", "failed"]))
            case 8:
                guard let member = members.randomElement(using: &random) else { return }
                _ = try w.store.addTag("staff", memberID: member, at: now)
            case 9:
                guard let member = members.randomElement(using: &random) else { return }
                try w.store.connection.run(
                    "UPDATE members SET attr_city = :city, touched = 1 WHERE id = :id",
                    ["id": .integer(member), "city": .text(random.pick(["Penza", "Omsk"]))])
            case 10: try w.setRules(random.pick(StageEquivalenceTests.rules))
            default: break
            }
            if random.once(in: 2) { now = now + Int64.random(in: 0...12 * StageWorkspace.day, using: &random) }
        }

        private mutating func past(_ days: Int64) -> Int64 {
            Int64.random(in: 0...days * StageWorkspace.day, using: &random)
        }

        private mutating func join() throws {
            let joined: SQLValue = random.once(in: 3) ? .null : .integer((now - past(60)).milliseconds)
            members.append(try w.rows.member("m\(members.count)@example.org", ["joined_at": joined], at: now))
        }

        /// Several at once, some late, some at the same instant, some of the future.
        private mutating func act() throws {
            guard let member = members.randomElement(using: &random) else { return }
            let at = random.once(in: 8) ? now + past(20) : now - past(90)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let kind = random.pick(["purchase", "visit", "story", "referral"])
                try w.rows.activity(
                    member, kind, random.once(in: 2) ? at : now - past(10),
                    kind == "purchase" ? ["field_amount": random.pick([50, 100.5])] : [:])
            }
        }

        private mutating func answer() throws {
            guard let member = members.randomElement(using: &random) else { return }
            try w.rows.response(
                member, "nps", now - past(30), isDuplicate: random.once(in: 6),
                numbers: ["score": random.pick([6, 9, 10])])
        }
    }

    private struct Record: Equatable {
        var members: [[SQLValue]] = []
        var changes: [[SQLValue]] = []

        init(_ store: Store) throws {
            members = try store.connection.rows("SELECT id, stage, stage_entered_at FROM members ORDER BY id") { row in
                (0..<3).map { row.value($0) }
            }
            changes = try store.connection.rows(
                "SELECT member_id, from_stage, to_stage, entered_at, observed_at FROM stage_changes ORDER BY member_id, id"
            ) { row in (0..<5).map { row.value($0) } }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func theIncrementalRecordIsTheFullOne(seed: UInt64) throws {
        var life = Life(w: try StageWorkspace(Self.rules[0]), random: SeededGenerator(seed))
        var examined = 0
        for step in 0..<90 {
            try life.goOn()
            if life.random.once(in: 3) { continue }
            // The same store, whose rules nobody has ever looked at.
            let path = life.w.folder.path + "/copy-\(step).sqlite"
            try life.w.store.connection.run("VACUUM INTO :path", ["path": .text(path)])
            let copy = try Store(path: path, salt: Sample.salt)
            try copy.connection.execute("DELETE FROM meta WHERE name LIKE 'stages_%'; UPDATE members SET touched = 1")
            _ = try StageDerivation.record(copy, life.w.workspace, now: life.now, chunk: 3)
            try StageDerivation.overlay(life.w.store, life.w.workspace, now: life.now)
            let overlaid = try Record(life.w.store).members
            try life.w.store.dropStageOverlay()
            examined += try life.w.record(life.now).examined
            let (found, expected) = (try Record(life.w.store), try Record(copy))
            #expect(found == expected, "step \(step)")
            #expect(overlaid.map { $0[1] } == expected.members.map { $0[1] }, "overlay, step \(step)")
            #expect(try life.w.record(life.now).examined == 0)
        }
        #expect(examined > 0)
    }

    @Test func nobodyToLookAtWritesNothing() throws {
        let w = try StageWorkspace(Self.rules[0])
        let member = try w.rows.member("a@example.org")
        try w.rows.activity(member, "purchase", StageWorkspace.ago(3))
        try w.record()
        let reader = try Connection(path: w.store.path)
        func version() throws -> Int64? { try reader.firstRow("PRAGMA data_version", [:], { $0.integer(0) }) }
        func changes() throws -> Int64? {
            try w.store.connection.firstRow("SELECT total_changes()", [:], { $0.integer(0) })
        }
        let before = (try version(), try changes())
        #expect(try w.record(Sample.now + 1000) == StageDerivation.Outcome())
        try StageDerivation.overlay(w.store, w.workspace, now: Sample.now + 2000)
        #expect(try version() == before.0)
        #expect(try changes() == before.1)
        // Without a view in front of it the table's indexes serve.
        let views = try w.store.connection.firstRow(
            "SELECT count(*) FROM sqlite_temp_master WHERE type = 'view'", [:], { $0.int(0) })
        #expect(views == 0)
    }

    @Test func whatOthersWriteMeanwhileIsNotLost() throws {
        let w = try StageWorkspace(Self.rules[2])
        var members: [Int64] = []
        for index in 0..<20 { members.append(try w.rows.member("m\(index)@example.org")) }
        let other = try Store(path: w.store.path, salt: Sample.salt)
        let statements = try StageStatements(
            StageRuleSet(w.workspace), try FilterCompiler(w.workspace, w.store, now: Sample.now), w.store)
        let derived = try #require(try w.store.deriveStages(statements, .everyone, after: 0, limit: 20))
        for _ in 0..<2 { try Rows(other).activity(members[4], "purchase", StageWorkspace.ago(1)) }
        let recorded = try w.store.recordStages(
            statements, .everyone, derived, after: 0, limit: 20, notesProgress: true)
        #expect(recorded == nil)
        #expect(try w.history(members[0]).isEmpty)
        try w.record()
        #expect(try w.stage(members[4]) == "buyer")
        #expect(try w.stage(members[5]) == "none")
    }

    @Test func aSentMessageTouchesOnlyWhereARuleAsks() throws {
        var w = try StageWorkspace(Self.rules[0])
        let member = try w.rows.member("a@example.org")
        try w.record()
        try w.rows.message(member, "spring", StageWorkspace.ago(0))
        #expect(try w.record().examined == 1)
        try w.setRules(Self.rules[2])
        try w.record()
        try w.rows.message(member, "autumn", StageWorkspace.ago(0))
        #expect(try w.record().examined == 0)
    }
}
