import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

/// Many members are derived a batch ahead, on a thread of its own: the record is the same.
@Suite struct StageAheadTests {
    private static let rules: [(String, String?)] = [
        ("none", nil), ("looking", "count(visit, within 20d) >= 2 or count(visit) >= 5"),
        ("buyer", "purchases >= 1 and last(purchase) within 100d"),
        ("active", "purchases >= 2 and last(purchase) within 1mo"), ("promoter", "nps >= 9 and purchases >= 1"),
        ("kamerton", "reached(promoter) and count(story, within 40d) + count(referral, within 40d) >= 1"),
        ("back", "reached(kamerton) and not reached(looking) and visits >= 1"),
        ("lapsed", "last(purchase) older than 70d and not reached(kamerton)"),
    ]

    private static func live(_ w: StageWorkspace, _ random: inout SeededGenerator, _ members: [Int64]) throws {
        try w.store.connection.transaction {
            for member in members where !random.once(in: 3) {
                for _ in 0..<Int.random(in: 1...5, using: &random) {
                    let at = StageWorkspace.ago(Double.random(in: 0...200, using: &random))
                    if random.once(in: 5) {
                        try w.rows.response(member, "nps", at, numbers: ["score": random.pick([6, 9, 10])])
                    } else {
                        try w.rows.activity(member, random.pick(["purchase", "purchase", "visit", "story"]), at)
                    }
                }
            }
        }
    }

    private static func record(of store: Store) throws -> [[SQLValue]] {
        try store.connection.rows(
            "SELECT id, stage, stage_entered_at, stage_due_at, touched, 0 FROM members ORDER BY id"
        ) { row in (0..<6).map { row.value($0) } }
            + store.connection.rows(
                """
                SELECT member_id, from_stage, to_stage, entered_at, observed_at, rules_hash FROM stage_changes
                ORDER BY member_id, id
                """
            ) { row in (0..<6).map { row.value($0) } }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func theRecordIsThatOfOneBatch(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let w = try StageWorkspace(Self.rules)
        let members = try (0..<90).map { try w.rows.member("m\($0)@example.org") }
        let folder = TemporaryFolder()
        for days in [150.0, 60, 59, 20, 0] {
            let chosen = members.filter { _ in days > 100 || random.once(in: 2) }
            try Self.live(w, &random, chosen)
            let path = folder.path + "/\(days).sqlite"
            try w.store.connection.run("VACUUM INTO :path", ["path": .text(path)])
            let copy = try Store(path: path, salt: Sample.salt)
            let now = StageWorkspace.ago(days)
            let plain = try StageDerivation.record(copy, w.workspace, now: now)
            let ahead = try StageDerivation.record(w.store, w.workspace, now: now, chunk: 3, batch: 8)
            #expect(ahead == plain, "\(days) days ago")
            #expect(try Self.record(of: w.store) == Self.record(of: copy), "\(days) days ago")
        }
        let settings = try ["foreign_keys", "synchronous", "wal_autocheckpoint"].map { name in
            try w.store.connection.firstRow("PRAGMA \(name)", [:]) { $0.int(0) }
        }
        #expect(settings == [1, 2, 4000])
    }

    @Test func whatOthersWriteMeanwhileIsNotLost() throws {
        let w = try StageWorkspace(Self.rules)
        let members = try (0..<120).map { try w.rows.member("m\($0)@example.org") }
        let (path, ended) = (w.store.path, NSCondition())
        nonisolated(unsafe) var written = 0
        let thread = Thread {
            if let other = try? Store(path: path, salt: Sample.salt) {
                for member in members.reversed() {
                    try? Rows(other).activity(member, "purchase", StageWorkspace.ago(1))
                }
            }
            ended.withLock {
                written = members.count
                ended.broadcast()
            }
        }
        thread.start()
        while ended.withLock({ written == 0 }) {
            _ = try StageDerivation.record(w.store, w.workspace, now: Sample.now, chunk: 2, batch: 4)
        }
        _ = try StageDerivation.record(w.store, w.workspace, now: Sample.now, chunk: 2, batch: 4)
        let purchases = try w.store.connection.rows("SELECT member_id FROM activities") { $0.integer(0) }
        #expect(purchases.count == members.count)
        #expect(try w.stages().filter { $0.value == "buyer" }.count == members.count)
    }
}
