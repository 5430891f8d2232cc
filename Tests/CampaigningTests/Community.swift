import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A small community in a store of its own, for planning tests.
final class Community {
    let folder = TemporaryFolder()
    let store: Store
    var definition = Sample.definition()
    var campaigns: [CampaignDefinition] = []
    var invalidCampaigns: Set<String> = []

    init(members: Int = 0) throws {
        store = try Sample.store(in: folder)
        try store.connection.execute("PRAGMA synchronous = OFF")
        try store.connection.transaction { for number in 0..<members { try add("m\(number)@example.org") } }
    }

    var workspace: Workspace {
        Workspace(
            directory: folder.path, definition: definition, campaigns: campaigns, invalidCampaigns: invalidCampaigns)
    }

    /// Adds a member who has granted everything.
    @discardableResult
    func add(_ email: String, timezone: String? = nil, consent: Bool = true, tags: [String] = []) throws -> Int64 {
        try store.connection.run(
            """
            INSERT INTO members (key, email, email_key, timezone, created_at, updated_at)
            VALUES (:key, :email, :email, :timezone, 0, 0)
            """,
            [
                "key": .blob(store.memberKey(emailKey: email)), "email": .text(email), "timezone": SQLValue(timezone),
            ])
        let id = try #require(try store.memberID(emailKey: email))
        if consent { try self.consent(id, Consent.all, .granted, at: "2020-01-01T00:00:00Z") }
        for tag in tags { try store.addTag(tag, memberID: id, at: Sample.now) }
        return id
    }

    func consent(_ member: Int64, _ purpose: String, _ state: ConsentState, at: String) throws {
        try store.appendConsent(
            memberID: member, purpose: purpose, state: state, source: "test", at: try time(at))
    }

    func filter(_ text: String) throws -> Filter { try FilterParser.parse(text, schema: FilterSchema(workspace)) }

    func member(_ email: String) throws -> Int64 { try #require(try store.memberID(emailKey: email)) }

    /// A ledger row of another campaign that was sent.
    func sent(_ member: Int64, at: String, intent: Intent = .inform, kind: CampaignKind = .email) throws {
        let at = SQLValue.integer(try time(at).milliseconds)
        try store.connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, sent_at, created_at)
            VALUES ('earlier', :occurrence, 'main', :member, :intent, :kind, 0, 'sent', 'h', :at, :at, :at)
            """,
            [
                "member": .integer(member), "occurrence": .text("\(at)"), "at": at, "intent": .text(intent.rawValue),
                "kind": .text(kind.rawValue),
            ])
    }

    func plan(_ now: String) throws -> Planner.Outcome {
        try Planner.plan(store, workspace, now: try time(now))
    }

    /// `campaign occurrence member state reason` of every ledger row but those of `sent`.
    func ledger() throws -> [String] {
        try store.connection.rows(
            """
            SELECT campaign || ' ' || occurrence || ' ' || email || ' ' || state || coalesce(' ' || reason, '')
            FROM messages g JOIN members m ON m.id = g.member_id WHERE campaign <> 'earlier' ORDER BY g.id
            """
        ) { $0.text(0) }
    }

    func occurrences() throws -> [String] {
        try store.connection.rows(
            """
            SELECT campaign || ' ' || occurrence || coalesce(' ' || stopped_reason, '') FROM occurrences
            ORDER BY due_at, campaign
            """
        ) { $0.text(0) }
    }

    func decide(
        _ members: [Int64], of campaign: CampaignDefinition?, now: String, notAfter: String? = nil
    ) throws -> [Decision] {
        let notAfter = try notAfter.map(time)
        let restraint = Restraint(store: store, workspace: workspace, now: try time(now))
        return try members.map {
            try restraint.decide(.init(row: 0, memberID: $0, notAfter: notAfter), of: campaign)
        }
    }

    /// Claims what is due, as `run` does, and leaves it claimed: `campaign member decision reason` of each.
    func claim(_ now: Instant) throws -> [String] {
        let workspace = workspace
        let claim = try store.openClaim(node: "n", pid: 1, bootID: "b", at: now)
        let emails = try store.connection.rows("SELECT email FROM members ORDER BY id") { $0.text(0) }
        let restraint = Restraint(store: store, workspace: workspace, now: now)
        return try store.connection.transaction {
            var lines: [String] = []
            for row in try store.dueMessages(at: now, limit: 10_000) {
                let candidate = Restraint.Candidate(row: row.id, memberID: row.memberID, notAfter: row.notAfter)
                let words = "\(row.campaign) \(emails[Int(row.memberID) - 1])"
                switch try restraint.decide(candidate, of: workspace.campaign(row.campaign)) {
                case .send:
                    #expect(try store.claimMessages([row.id], under: claim.id, at: now) == 1)
                    lines.append("\(words) send")
                case .hold(let reason, _): lines.append("\(words) hold \(reason.rawValue)")
                case .skip(let reason): lines.append("\(words) skip \(reason.rawValue)")
                }
            }
            return lines
        }
    }
}

func time(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

extension CampaignDefinition {
    /// A campaign in Moscow's zone; `when` is five cron fields, a date and time, or words.
    static func sample(
        _ name: String = "letter", when: String = "0 10 * * sat", intent: Intent = .inform, kind: CampaignKind = .email,
        topic: String? = nil, audience: Audience = Audience(), notAfter: Span? = nil, was: String? = nil,
        hash: String = "h1", isDisabled: Bool = false, schedule edit: (inout Schedule) throws -> Void = { _ in }
    ) throws -> CampaignDefinition {
        let mark = Sample.mark
        let timing: Schedule.Timing =
            try CivilDateTime(when).map { .at($0) } ?? (try? .every(Recurrence(parsing: when)))
            ?? .cron(CronExpression(parsing: when))
        let zone = try #require(Zone("Europe/Moscow"))
        var schedule = Schedule(timing: timing, zone: zone, notAfter: notAfter, mark: mark)
        try edit(&schedule)
        return CampaignDefinition(
            name: name, file: "campaigns/\(name).yaml", was: was, title: name, kind: kind, intent: intent, topic: topic,
            audience: audience, schedule: schedule,
            content: Content(template: name, mark: mark), isDisabled: isDisabled, hash: hash)
    }
}
