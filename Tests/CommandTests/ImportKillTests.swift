import Foundation
import JSON
import SQLite
import Store
import TestSupport
import Testing

/// The real executable, killed at random instants while it imports, and several at once.
@Suite(.serialized)
struct ImportKillTests {
    private let folder = TemporaryFolder()
    private let count = 6000

    init() throws {
        folder.write(
            """
            workspace: Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Club <club@example.org>, postal_address: "1 Lane" }
            attributes: { city: string, points: number }
            activities: { purchase: { amount: number } }
            """, to: "club/kamerton.yaml")
        folder.write(String(repeating: "5", count: 64), to: "club/.kamerton/secret")
        let rows = (0..<count).map { "member\($0)@example.org,X-\($0),Town \($0 % 90),\($0),t\($0 % 5),granted\n" }
        folder.write("email,external_id,city,points,tags,consent\n" + rows.joined(), to: "members.csv")
    }

    private func start(_ kind: String, _ file: String, _ more: [String] = []) throws -> KamertonProcess {
        try KamertonProcess(
            [kind, "import", folder.path + "/" + file, "--workspace", folder.path + "/club", "--json"] + more)
    }

    private func connection() throws -> Connection {
        try Connection(path: folder.path + "/club/.kamerton/store.sqlite")
    }

    private func numbers(_ sql: String) throws -> [Int] {
        try connection().rows(sql) { row in (0..<row.columnCount).map { row.int($0) } }.first ?? []
    }

    private static let halves = """
        SELECT (SELECT count(*) FROM members), (SELECT count(*) FROM member_tags),
            (SELECT count(*) FROM consents), (SELECT count(*) FROM consent_states)
        """

    @Test func killedAgainAndAgainItIsCompletedAndNoRowIsHalf() throws {
        let seed = SeededGenerator.seed
        var random = SeededGenerator(seed)
        var kills = 0
        for _ in 0..<12 {
            let process = try start("members", "members.csv")
            if !process.wait(for: .milliseconds(Int.random(in: 20...900, using: &random))) { process.signal(SIGKILL) }
            if process.finish().status == -SIGKILL { kills += 1 }
            guard FileManager.default.fileExists(atPath: folder.path + "/club/.kamerton/store.sqlite"),
                try numbers("SELECT count(*) FROM sqlite_master WHERE name = 'consent_states'") == [1]
            else { continue }
            let counts = try numbers(Self.halves)
            #expect(Set(counts).count == 1, "seed \(seed): \(counts)")
        }
        let last = try start("members", "members.csv").finish()
        #expect(last.status == 0, "seed \(seed): \(last.errors)")
        let report = try JSONValue(parsing: last.output)
        #expect(report["read"]?.numberValue == Double(count))
        #expect(try numbers(Self.halves) == [count, count, count, count], "seed \(seed), \(kills) kills")
        let rows = try numbers(
            """
            SELECT count(*), sum(attr_points), count(DISTINCT key) FROM members WHERE attr_city IS NOT NULL
            """)
        #expect(rows == [count, count * (count - 1) / 2, count])
        #expect(try connection().rows("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
    }

    /// Stops the import in a row in the middle of the file, in the middle of a transaction, and kills it there.
    /// - Returns: rows that were committed before.
    private func kill(_ process: KamertonProcess, inTable table: String) throws -> Int {
        var committed = 0
        while committed == 0, !process.wait(for: .milliseconds(5)) {
            committed = try numbers("SELECT count(*) FROM \(table)").first ?? 0
        }
        process.signal(SIGKILL)
        let ended = process.finish()
        #expect(ended.status == -SIGKILL, "\(ended.errors)")
        return try numbers("SELECT count(*) FROM \(table)").first ?? 0
    }

    /// A row that an insert never gets past.
    private func block(_ table: String, at id: Int) throws {
        try connection().execute(
            """
            CREATE TRIGGER blocked AFTER INSERT ON \(table) WHEN NEW.id = \(id) BEGIN
                SELECT count(*) FROM (WITH RECURSIVE c (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c) SELECT n FROM c);
            END
            """)
    }

    private func unblock() throws { try connection().execute("DROP TRIGGER blocked") }

    private func counts(_ ended: (status: Int32, output: String, errors: String)) throws -> [Int] {
        let report = try JSONValue(parsing: ended.output)
        return ["read", "created", "updated", "unchanged", "rejected"].map { Int(report[$0]?.numberValue ?? -1) }
    }

    @Test func membersKilledHalfWayAreCompletedByTheSameCommand() throws {
        #expect(try start("members", "members.csv", ["--dry-run"]).finish().status == 0)
        try block("members", at: count / 2)
        let committed = try kill(start("members", "members.csv"), inTable: "members")
        #expect((1..<(count / 2)).contains(committed))
        #expect(Set(try numbers(Self.halves)) == [committed], "a member is there as a whole, or not at all")
        try unblock()
        let ended = try start("members", "members.csv").finish()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(try counts(ended) == [count, count - committed, 0, committed, 0])
        #expect(try numbers(Self.halves) == [count, count, count, count])
        #expect(try numbers("SELECT count(*), count(ended_at) FROM imports") == [2, 1])
    }

    @Test func activitiesKilledHalfWayAreCompletedByTheSameCommand() throws {
        #expect(try start("members", "members.csv").finish().status == 0)
        let number = 20_000
        let rows = (0..<number).map {
            "member\($0 * 7919 % count)@example.org,2026-01-0\($0 / 3000 + 1) 10:00,\($0),o\($0)\n"
        }
        folder.write("email,at,amount,order_id\n" + rows.joined(), to: "orders.csv")
        try block("activities", at: number / 2)
        let committed = try kill(start("activities", "orders.csv", ["--kind", "purchase"]), inTable: "activities")
        #expect((1..<(number / 2)).contains(committed))
        try unblock()
        let ended = try start("activities", "orders.csv", ["--kind", "purchase"]).finish()
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(try counts(ended) == [number, number - committed, 0, committed, 0])
        let sums = try numbers(
            "SELECT count(*), count(DISTINCT source_key), sum(field_amount), count(DISTINCT member_id) FROM activities")
        #expect(sums == [number, number, number * (number - 1) / 2, count])
        #expect(
            try counts(start("activities", "orders.csv", ["--kind", "purchase"]).finish()) == [number, 0, 0, number, 0])
        #expect(try connection().rows("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
    }

    @Test func ofTwoImportsAtOnceOneWaitsForTheOther() throws {
        #expect(try start("members", "members.csv", ["--dry-run"]).finish().status == 0)
        let processes = try (0..<2).map { _ in try start("members", "members.csv") }
        let reports = try processes.map { try counts($0.finish()) }
        // Had their rows mixed, each would have made some of them.
        #expect(reports.sorted { $0[1] > $1[1] } == [[count, count, 0, 0, 0], [count, 0, 0, count, 0]])
        #expect(try numbers(Self.halves) == [count, count, count, count])
    }

    @Test func importsAtOnceQueue() throws {
        #expect(try start("members", "members.csv").finish().status == 0)
        for file in 0..<3 {
            let rows = (0..<1000).map { "member\($0 * 3 + file)@example.org,2026-01-01,\($0),o\(file)-\($0)\n" }
            folder.write("email,at,amount,order_id\n" + rows.joined(), to: "orders\(file).csv")
        }
        let processes = try (0..<3).map { try start("activities", "orders\($0).csv", ["--kind", "purchase"]) }
        for process in processes {
            let ended = process.finish()
            #expect(ended.status == 0, "\(ended.errors)")
        }
        #expect(try numbers("SELECT count(*), count(DISTINCT member_id) FROM activities") == [3000, 3000])
        #expect(try numbers("SELECT count(*) FROM imports WHERE ended_at IS NULL") == [0])
    }

    @Test func anImportThatMayNotWaitExitsWithThree() throws {
        #expect(try start("members", "members.csv", ["--dry-run"]).finish().status == 0)
        let store = try Store(path: folder.path + "/club/.kamerton/store.sqlite")
        let lock = try ImportLock(store, importing: "orders.csv", options: ImportOptions(now: Sample.now))
        let ended = try start("members", "members.csv", ["--no-wait"]).finish()
        lock.end()
        #expect(ended.status == 3)
        #expect(ended.errors.contains("another import works on this store: orders.csv (process "))
    }
}
