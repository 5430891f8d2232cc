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
        let environment = ProcessInfo.processInfo.environment["KAMERTON_SEED"]
        let seed = environment.flatMap(UInt64.init) ?? UInt64.random(in: 1...1_000_000)
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
