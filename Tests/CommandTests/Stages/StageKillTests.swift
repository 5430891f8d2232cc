import Foundation
import SQLite
import Store
import TestSupport
import Testing

/// The real executable, killed while it derives the stages of everybody.
@Suite(.serialized)
struct StageKillTests {
    private let folder = TemporaryFolder()
    private let count = 12_000

    private func workspace(_ name: String) -> String { folder.path + "/" + name }
    private func storePath(_ name: String) -> String { workspace(name) + "/.kamerton/store.sqlite" }

    private func make(_ name: String) {
        folder.write(
            """
            workspace: Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Club <club@example.org>, postal_address: "1 Lane" }
            activities: { purchase: { amount: number } }
            stages:
              - prospect
              - first_purchase: purchases >= 1
              - repeat: purchases >= 2 and last(purchase) within 3mo
              - lapsed: last(purchase) older than 180d and not reached(repeat)
            """, to: name + "/kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: name + "/.kamerton/secret")
    }

    private func run(_ name: String) throws -> KamertonProcess {
        try KamertonProcess(["run", "--workspace", workspace(name), "--now", "2026-10-10T07:00:00Z", "--quiet"])
    }

    /// The sample's club; every third member has bought once, every seventh twice, at different times.
    private func fill(_ name: String) throws {
        make(name)
        #expect(try run(name).finish().status == 0)
        let connection = try Connection(path: storePath(name))
        try connection.transaction {
            // As if nobody's stage had ever been derived.
            try connection.run("DELETE FROM meta WHERE name LIKE 'stages_%'")
            try connection.run(
                """
                INSERT INTO members (key, email, email_key, joined_at, created_at, updated_at)
                WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < :count)
                SELECT CAST(printf('%016d', n) AS BLOB), 'm' || n || '@example.org', 'm' || n || '@example.org',
                    1700000000000 + n * 1000000, 1, 1
                FROM i
                """, ["count": SQLValue(count)])
            for (divisor, shift) in [(3, 11), (7, 5), (7, 400)] {
                try connection.run(
                    """
                    INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                    SELECT m.id, 'purchase', 1791615600000 - (m.id % 500 + :shift) * 86400000, 'test',
                        :divisor || '-' || :shift || '-' || m.id, 1
                    FROM members m WHERE m.id % :divisor = 0
                    """, ["divisor": SQLValue(divisor), "shift": SQLValue(shift)])
            }
        }
    }

    private func record(_ name: String) throws -> [[SQLValue]] {
        let connection = try Connection(path: storePath(name))
        return try connection.rows(
            "SELECT id, stage, stage_entered_at, stage_due_at, touched FROM members ORDER BY id"
        ) { row in (0..<5).map { row.value($0) } }
            + connection.rows(
                "SELECT member_id, from_stage, to_stage, entered_at, observed_at FROM stage_changes ORDER BY member_id, id"
            ) { row in (0..<5).map { row.value($0) } }
    }

    private func partial(_ connection: Connection) throws -> Int64? {
        try connection.firstRow("SELECT value FROM meta WHERE name = 'stages_partial_through'", [:]) { $0.integer(0) }
    }

    /// Kills a run that has recorded members after `last` and not everybody: it cannot end while the write lock is held
    /// here. Returns up to whom it came, nil when it was through before.
    private func kill(_ name: String, after last: Int64) throws -> Int64? {
        let connection = try Connection(path: storePath(name), busyTimeout: 0)
        let process = try run(name)
        while !process.wait(for: .zero) {
            guard let through = try? partial(connection), through > last,
                (try? connection.execute("BEGIN IMMEDIATE")) != nil
            else { continue }
            defer { try? connection.execute("ROLLBACK") }
            // Read once more, under the lock: it may have come to the end.
            guard let held = try partial(connection) else { continue }
            process.signal(SIGKILL)
            #expect(process.finish().status == -SIGKILL)
            return held
        }
        #expect(process.finish().status == 0)
        return nil
    }

    @Test func theNextRunCompletesWhatAKilledOneBegan() throws {
        try fill("calm")
        for file in ["kamerton.yaml", ".kamerton/secret"] {
            let text = try String(contentsOfFile: workspace("calm") + "/" + file, encoding: .utf8)
            folder.write(text, to: "killed/" + file)
        }
        try Connection(path: storePath("calm")).run("VACUUM INTO :path", ["path": .text(storePath("killed"))])
        var kills: [Int64] = []
        while kills.count < 3, let through = try kill("killed", after: kills.last ?? 0) {
            kills.append(through)
            let connection = try Connection(path: storePath("killed"))
            // Who is done has a stage and its history, the others have neither.
            let counts = try connection.firstRow(
                """
                SELECT count(*), count(m.stage), count(DISTINCT c.member_id), coalesce(max(c.member_id), 0)
                FROM members m LEFT JOIN stage_changes c ON c.member_id = m.id
                """, [:]
            ) { row in (0..<4).map { row.integer($0) } }
            #expect(counts == [Int64(count), through, through, through])
        }
        #expect(!kills.isEmpty)
        #expect(try run("calm").finish().status == 0)
        #expect(try run("killed").finish().status == 0)
        let (found, expected) = (try record("killed"), try record("calm"))
        #expect(expected.count == 2 * count)
        #expect(found == expected)
        #expect(try Connection(path: storePath("killed")).rows("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
    }
}
