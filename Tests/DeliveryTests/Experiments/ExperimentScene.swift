import Campaigning
import Definitions
import Formats
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A workspace of files with one experiment; what is due is claimed as `run` does and has gone at once.
final class ExperimentScene {
    let folder = TemporaryFolder()
    let store: Store
    private(set) var workspace: Workspace!

    static let letter = """
        title: Spring
        kind: email
        intent: service
        reason: a test
        schedule: { at: 2026-10-10 10:00, not_after: 2d }
        tracking: { clicks: true }
        goal: purchase within 14d
        content:
          template: spring
          variants:
            - id: calm
            - { id: question, subject: Spring? }
          test: 40%
          decide: 4h
          metric: clicks
        """

    init(_ letter: String = ExperimentScene.letter, members: Int = 200, extra: String = "") throws {
        store = try Sample.store(in: folder)
        try store.connection.execute("PRAGMA synchronous = OFF")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            activities: { purchase: { amount: number } }
            topics: { news: { title: News } }
            \(extra)
            """, to: "kamerton.yaml")
        folder.write("---\nsubject: Spring\n---\nHello [there](https://example.org/a)", to: "templates/spring.md")
        try write(letter)
        for number in 0..<members { try add("m\(number)") }
    }

    func write(_ letter: String) throws {
        folder.write(letter, to: "campaigns/spring.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        let errors = loaded.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { "\($0.mark) \($0.message.english)" })")
        workspace = loaded.workspace
    }

    @discardableResult
    func add(_ name: String, zone: String? = nil) throws -> Int64 {
        let id = try store.seedMember(name + "@example.org")
        if let zone {
            try store.connection.run(
                "UPDATE members SET timezone = :zone WHERE id = :id", ["zone": .text(zone), "id": .integer(id)])
        }
        return id
    }

    func time(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// One run: plans, and everything that is due goes, at most `limit` messages.
    @discardableResult
    func run(_ now: String, limit: Int = .max) throws -> Planner.Outcome { try run(at: time(now), limit: limit) }

    @discardableResult
    func run(at now: Instant, limit: Int = .max, on other: Store? = nil) throws -> Planner.Outcome {
        let store = other ?? store
        let outcome = try Planner.plan(store, workspace, now: now)
        var left = limit
        let claim = try store.openClaim(node: "n", pid: 1, bootID: "b", at: now)
        while left > 0 {
            let claimer = Claimer(store: store, workspace: workspace)
            let batch = try claimer.claim(
                under: claim.id, at: now, limit: min(left, 250), .campaigns(["spring"]), raisingHighWater: false)
            if batch.isEmpty { break }
            left -= batch.messages.count
            try store.settle(
                batch.messages.map {
                    Settlement(row: $0.id, messageID: "<\($0.id)@example.org>", result: .sent(.init()), at: now)
                }, of: claim.id, heartbeat: now)
        }
        try store.endClaim(claim.id, at: now)
        return outcome
    }

    /// So many members of a variant click, so long after their message went.
    func click(_ variant: String, _ count: Int, after: Int64 = 600_000, machine: String? = nil) throws {
        try store.connection.run(
            """
            INSERT INTO observations (message_id, member_id, kind, url, machine, at)
            SELECT g.id, g.member_id, 'click', 'https://example.org/a', :machine, g.sent_at + :after
            FROM messages g WHERE g.variant = :variant AND g.state = 'sent' ORDER BY g.member_id LIMIT :count
            """,
            [
                "machine": SQLValue(machine), "after": .integer(after), "variant": .text(variant),
                "count": SQLValue(count),
            ])
    }

    /// `variant state` and how many.
    func ledger() throws -> [String: Int] {
        let rows = try store.connection.rows(
            """
            SELECT coalesce(variant, '-') || ' ' || state || coalesce(' ' || reason, ''), count(*) FROM messages
            GROUP BY 1
            """
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    func experiment() throws -> ExperimentRow { try #require(try store.experiments().first) }

    /// From now on the so-many-th change of a row fails, and with it its transaction: as if the process had died there.
    static func killing(_ store: Store, after steps: Int) throws {
        let left = Atomic(steps)
        try store.connection.addFunction("kill_now", arguments: 1) { _ in
            left.wrappingSubtract(1, ordering: .relaxed).newValue == 0 ? 1 : 0
        }
        for (table, event) in [
            ("messages", "INSERT"), ("messages", "UPDATE"), ("experiments", "INSERT"), ("experiments", "UPDATE"),
            ("experiment_arms", "INSERT"), ("experiment_arms", "UPDATE"), ("occurrences", "INSERT"),
            ("occurrences", "UPDATE"), ("claims", "UPDATE"), ("pool_codes", "UPDATE"),
        ] {
            try store.connection.execute(
                """
                CREATE TEMP TRIGGER kill_\(event)_\(table) BEFORE \(event) ON main.\(table) WHEN kill_now(random()) = 1
                BEGIN SELECT RAISE(ABORT, 'killed'); END
                """)
        }
    }
}
