import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A workspace of files whose sequences are run at given times; what is due is sent at once.
final class JourneyScene {
    let folder = TemporaryFolder()
    let store: Store
    private(set) var workspace: Workspace!

    init(_ sequence: String = "", limits: String = "") throws {
        store = try Sample.store(in: folder)
        try store.connection.execute("PRAGMA synchronous = OFF")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Test Club <club@example.org>, postal_address: "12 Orchard Lane, Penza" }
            attributes: { city: string, birthday: date }
            activities: { purchase: { amount: number, sku: string } }
            stages:
              - prospect
              - first_purchase: purchases >= 1
              - repeat: purchases >= 2
            segments:
              spenders: sum(purchase.amount) > 1000
            \(limits)
            """, to: "kamerton.yaml")
        folder.write(
            """
            title: NPS
            kind: survey
            intent: service
            reason: a test
            schedule: { at: 2099-01-01 10:00 }
            content: word
            survey:
              questions:
                - score: { type: nps }
                - reason: { type: text, text: Why? }
            """, to: "campaigns/nps.yaml")
        try write(sequence)
    }

    /// Writes the sequence `path`, and loads everything anew.
    func write(_ text: String, name: String = "path", extra: String = "intent: service\nreason: a test") throws {
        if !text.isEmpty {
            folder.write("title: Path\nkind: sequence\n\(extra)\n\(text)\n", to: "campaigns/\(name).yaml")
        }
        try load()
    }

    func load() throws {
        let loaded = WorkspaceLoader.load(directory: folder.path)
        let errors = loaded.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map { "\($0.mark) \($0.message.english)" })")
        let found: Workspace = try #require(loaded.workspace)
        workspace = found
    }

    @discardableResult
    func add(_ name: String, at: String = "2026-01-01T00:00:00Z", zone: String? = nil) throws -> Int64 {
        let email = name + "@example.org"
        return try #require(
            try store.connection.firstRow(
                """
                INSERT INTO members (key, email, email_key, timezone, created_at, updated_at)
                VALUES (:key, :email, :email, :zone, :at, :at) RETURNING id
                """,
                [
                    "key": .blob(store.memberKey(emailKey: email)), "email": .text(email), "zone": SQLValue(zone),
                    "at": .integer(try time(at).milliseconds),
                ], { $0.integer(0) }))
    }

    func buy(_ name: String, _ at: String, amount: Double = 100) throws {
        try store.addDeclaredColumns(workspace.definition)
        try store.connection.run(
            """
            INSERT INTO activities (member_id, kind, at, source, source_key, created_at, field_amount)
            SELECT id, 'purchase', :at, 'test', 'key' || (SELECT count(*) FROM activities), :at, :amount
            FROM members WHERE email_key = :email
            """,
            [
                "at": .integer(try time(at).milliseconds), "amount": .real(amount),
                "email": .text(name + "@example.org"),
            ])
        try store.connection.run(
            "UPDATE members SET touched = 1 WHERE email_key = :email", ["email": .text(name + "@example.org")])
    }

    func answer(_ name: String, _ at: String, score: Double, campaign: String = "nps") throws {
        let at = SQLValue.integer(try time(at).milliseconds)
        let id = try #require(
            try store.connection.firstRow(
                """
                INSERT INTO responses (campaign, member_id, matched_by, source, source_key, at, received_at, updated_at)
                SELECT :campaign, id, 'token', 'test', 'r' || (SELECT count(*) FROM responses), :at, :at, :at
                FROM members WHERE email_key = :email RETURNING id
                """, ["campaign": .text(campaign), "at": at, "email": .text(name + "@example.org")],
                { $0.integer(0) }))
        try store.connection.run(
            "INSERT INTO answers (response_id, question, kind, number) VALUES (:id, 'score', 'nps', :score)",
            ["id": .integer(id), "score": .real(score)])
    }

    /// One run: stages, plan, and everything that is due goes.
    @discardableResult
    func run(_ now: String) throws -> Planner.Outcome { try run(at: try time(now)) }

    @discardableResult
    func run(at now: Instant, isSent: Bool = true) throws -> Planner.Outcome {
        _ = try StageDerivation.record(store, workspace, now: now)
        let outcome = try Planner.plan(store, workspace, now: now)
        if isSent { try send(at: now) }
        return outcome
    }

    func send(at now: Instant) throws {
        let claim = try store.openClaim(node: "n", pid: 1, bootID: "b", at: now)
        let restraint = Restraint(store: store, workspace: workspace, now: now)
        try store.connection.transaction {
            for row in try store.dueMessages(at: now, limit: 100_000) {
                let candidate = Restraint.Candidate(
                    row: row.id, memberID: row.memberID, notAfter: row.notAfter, occurrence: row.occurrence)
                let letter = workspace.campaign(row.campaign)?.letter(of: row.step)
                switch try restraint.decide(candidate, of: letter) {
                case .send: #expect(try store.claimMessages([row.id], under: claim.id, at: now) == 1)
                case .hold(let reason, let until):
                    try store.holdMessage(row.id, reason, until: max(until, now + 60_000))
                case .skip(let reason): try store.skipMessage(row.id, reason, at: now)
                }
            }
            try store.connection.run(
                "UPDATE messages SET state = 'sent', sent_at = :now, settled_at = :now WHERE state = 'sending'",
                ["now": .integer(now.milliseconds)])
        }
    }

    /// A run each hour (or so) from one time to another, both included.
    func run(from: String, to: String, every minutes: Int64 = 60) throws {
        var now = try time(from)
        let end = try time(to)
        while now <= end {
            try run(at: now)
            now = now + minutes * 60_000
        }
    }

    /// `occurrence step member time` of what was sent, in the order of time; `(reason)` for what was skipped.
    func sent() throws -> [String] {
        try store.connection.rows(
            """
            SELECT g.occurrence, g.step, m.email, g.sent_at, g.reason FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.state IN ('sent', 'skipped') ORDER BY g.sent_at, m.id, g.id
            """
        ) { row in
            let name = row.text(2).split(separator: "@")[0]
            let at = row.optionalInteger(3).map { Instant(milliseconds: $0).minuteName } ?? "(\(row.text(4)))"
            return "\(row.text(0)) \(row.text(1)) \(name) \(at)"
        }
    }

    /// `step outcome` of each journey.
    func journeys() throws -> [String] {
        try store.connection.rows("SELECT coalesce(step, '-'), outcome FROM journeys ORDER BY id") {
            $0.text(0) + ($0.optionalText(1).map { " " + $0 } ?? "")
        }
    }
}
