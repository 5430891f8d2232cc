import Campaigning
import Definitions
import Formats
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A workspace of files with one survey in waves; what is due is claimed as `run` does and has gone at once.
final class WaveScene {
    let folder = TemporaryFolder()
    let store: Store
    private(set) var workspace: Workspace!

    static let letter = """
        title: Offer
        kind: survey
        intent: research
        topic: news
        schedule: { at: 2026-10-10 10:00 }
        content: offer
        survey:
          closes: 14d
          questions:
            - { ok: { type: csat } }
        waves:
          - where: has_tag("kamerton")
          - { where: has_tag("promoter"), mix: { with: has_tag("other"), ratio: 1 in 4 }, gate: responses >= 3 and csat >= 4, wait: 3d }
          - { gate: unsubscribes <= 1, wait: 2d }
        """

    static let start = Instant(rfc3339: "2026-10-10T10:00:00Z")!
    static let day: Int64 = 86_400_000

    init(_ letter: String = WaveScene.letter, kamertons: Int = 6, promoters: Int = 12, others: Int = 40) throws {
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
            topics: { news: { title: News } }
            """, to: "kamerton.yaml")
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write("---\nsubject: Offer\n---\nHello {{ survey.url }}", to: "templates/offer.md")
        try write(letter)
        try store.connection.transaction {
            for (tag, count) in [("kamerton", kamertons), ("promoter", promoters), ("other", others)] {
                for number in 0..<count {
                    let id = try store.seedMember("\(tag)\(number)@example.org")
                    try store.addTag(tag, memberID: id, at: Sample.now)
                    try store.appendConsent(
                        memberID: id, purpose: Consent.all, state: .granted, source: "test", at: Sample.now - 1000)
                }
            }
        }
    }

    func write(_ letter: String) throws {
        folder.write(letter, to: "campaigns/offer.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        let errors = loaded.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { "\($0.mark) \($0.message.english)" })")
        workspace = loaded.workspace
    }

    /// One run: plans, and everything that is due goes, at most `limit` messages.
    @discardableResult
    func run(at now: Instant, limit: Int = .max) throws -> Planner.Outcome {
        let outcome = try Planner.plan(store, workspace, now: now)
        var left = limit
        let claim = try store.openClaim(node: "n", pid: 1, bootID: "b", at: now)
        while left > 0 {
            let claimer = Claimer(store: store, workspace: workspace)
            let batch = try claimer.claim(
                under: claim.id, at: now, limit: min(left, 250), .campaigns(["offer"]), raisingHighWater: false)
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

    /// So many of those to whom it went, and who have not answered, answer.
    func answer(_ count: Int, _ number: Double = 5, at now: Instant) throws {
        let rows = try store.connection.rows(
            """
            SELECT g.member_id, g.id, g.occurrence FROM messages g
            WHERE g.state = 'sent' AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.member_id = g.member_id)
            ORDER BY g.id LIMIT :count
            """, ["count": SQLValue(count)]
        ) { ($0.integer(0), $0.integer(1), $0.text(2)) }
        for (member, message, occurrence) in rows {
            let id = try #require(
                try store.connection.firstRow(
                    """
                    INSERT INTO responses (campaign, occurrence, message_id, member_id, matched_by, source, source_key,
                        is_late, is_duplicate, at, received_at, updated_at)
                    VALUES ('offer', :occurrence, :message, :member, 'token', 'test', :key, 0, 0, :at, :at, :at)
                    RETURNING id
                    """,
                    [
                        "occurrence": .text(occurrence), "message": .integer(message), "member": .integer(member),
                        "key": .text("k\(member)"), "at": .integer(now.milliseconds),
                    ], { $0.integer(0) }))
            try store.connection.run(
                "INSERT INTO answers (response_id, question, kind, number) VALUES (:id, 'ok', 'csat', :number)",
                ["id": .integer(id), "number": .real(number)])
        }
    }

    /// `wave state` of the ledger and how many.
    func ledger() throws -> [String: Int] {
        let rows = try store.connection.rows(
            """
            SELECT coalesce(wave, '-') || ' ' || state || coalesce(' ' || reason, ''), count(*) FROM messages GROUP BY 1
            """
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    /// `tag` of the members in each wave and how many.
    func waves() throws -> [String: Int] {
        let rows = try store.connection.rows(
            """
            SELECT g.wave || ' ' || t.tag, count(*) FROM messages g JOIN member_tags t ON t.member_id = g.member_id
            WHERE g.wave IS NOT NULL GROUP BY 1
            """
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    /// From now on the so-many-th change of a row fails, and with it its transaction: as if the process had died there.
    static func killing(_ store: Store, after steps: Int) throws {
        let left = Atomic(steps)
        try store.connection.addFunction("kill_now", arguments: 1) { _ in
            left.wrappingSubtract(1, ordering: .relaxed).newValue == 0 ? 1 : 0
        }
        for (table, event) in [
            ("messages", "INSERT"), ("messages", "UPDATE"), ("waves", "INSERT"), ("waves", "UPDATE"),
            ("occurrences", "INSERT"), ("occurrences", "UPDATE"), ("claims", "UPDATE"),
        ] {
            try store.connection.execute(
                """
                CREATE TEMP TRIGGER kill_\(event)_\(table) BEFORE \(event) ON main.\(table) WHEN kill_now(random()) = 1
                BEGIN SELECT RAISE(ABORT, 'killed'); END
                """)
        }
    }
}
