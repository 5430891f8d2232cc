import Campaigning
import Definitions
import Formats
import SMTP
import Store
import TestSupport

@testable import Delivery

/// A store with members and planned messages, and a way to deliver them without templates.
struct Bench {
    let folder = TemporaryFolder()
    let store: Store
    let clock = RunClock(fixed: Sample.now) { Sample.now }
    let stop = StopFlag()

    init() throws { store = try Sample.store(in: folder) }

    /// Adds a member and one planned message; returns the row's id.
    @discardableResult
    func plan(
        _ email: String, campaign: String = "hello", due: Instant = Sample.now, priority: Int = 30,
        notAfter: Instant? = nil
    ) throws -> Int64 {
        let key = email.lowercased()
        let member = try store.connection.firstRow(
            """
            INSERT INTO members (key, email, email_key, created_at, updated_at)
            VALUES (:key, :email, :email_key, 0, 0)
            ON CONFLICT (email_key) DO UPDATE SET email = excluded.email RETURNING id
            """, ["key": .blob(store.memberKey(emailKey: key)), "email": .text(email), "email_key": .text(key)],
            { $0.integer(0) })
        let row = try store.connection.firstRow(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, next_attempt_at, not_after_at, created_at)
            VALUES (:campaign, '2026-10-10T07:00Z', 'main', :member, 'inform', 'email', :priority, 'planned',
                'h', :due, :due, :not_after, 0)
            RETURNING id
            """,
            [
                "campaign": .text(campaign), "member": .integer(member!), "priority": .integer(Int64(priority)),
                "due": .integer(due.milliseconds), "not_after": .init(notAfter?.milliseconds),
            ], { $0.integer(0) })
        return row!
    }

    func openClaim(identity: ProcessIdentity = .current) throws -> Claim {
        try store.openClaim(node: identity.node, pid: identity.pid, bootID: identity.bootID, at: Sample.now)
    }

    /// Claims all that is due, without restraint.
    func claim(under claim: Claim, at now: Instant = Sample.now) throws -> [LedgerMessage] {
        try store.connection.transaction {
            let due = try store.dueMessages(at: now, limit: 500)
            try store.claimMessages(due.map(\.id), under: claim.id, at: now)
            return due
        }
    }

    func journal(
        of claim: Claim, _ kind: TransportKind = .smtp, identity: ProcessIdentity = .current
    ) throws -> WireJournal {
        try WireJournal(
            path: Recovery.journalPath(in: folder.path, claim: claim.id), claim: claim.id, kind: kind, capacity: 500,
            owner: identity)
    }

    /// Claims all that is due and delivers it.
    @discardableResult
    func deliver(through transport: any Transport, at now: Instant = Sample.now) throws -> DeliveryEnd {
        let claim = try openClaim()
        let journal = try journal(of: claim, transport.kind)
        let end = try pump(journal, at: now, batch: 200).run(through: transport) { room, reserve in
            try claimed(under: claim, at: now, room.most, reserve)
        } commit: { group, _ in
            try store.settle(group, of: claim.id, heartbeat: now)
        }
        try store.endClaim(claim.id, at: now)
        journal.remove()
        return end
    }

    func pump(_ journal: WireJournal, at now: Instant = Sample.now, batch: Int = 100) -> DeliveryPump {
        DeliveryPump(
            journal: journal, maker: SettlementMaker(store: store), clock: RunClock(fixed: now) { now }, stop: stop,
            batchSize: batch)
    }

    /// Claims at most so many due rows, as `DeliveryPump.Claim` has it.
    func claimed(
        under claim: Claim, at now: Instant = Sample.now, _ most: Int, _ reserve: ([LedgerMessage]) -> Void
    ) throws -> [ClaimedMessage]? {
        let rows = try store.connection.transaction {
            let due = try store.dueMessages(at: now, limit: most)
            try store.claimMessages(due.map(\.id), under: claim.id, at: now)
            reserve(due)
            return due
        }
        if rows.isEmpty { return nil }
        return try rows.map { row in
            let member = try member(row.memberID)
            return ClaimedMessage(row: row) { row in
                Result { () throws(ComposeError) in MessageToSign(try Bench.compose(row, member)) }
            }
        }
    }

    static func compose(_ row: LedgerMessage, _ member: MemberSnapshot) throws(ComposeError) -> ComposedMessage {
        if member.email.hasPrefix("broken") { throw ComposeError(Phrase("no name for \(member.email)")) }
        let text = "From: club@example.org\r\nTo: \(member.email)\r\nSubject: Hello\r\n\r\n.dot\r\nRow \(row.id)\r\n"
        return ComposedMessage(
            envelopeSender: "bounces+\(row.id)@example.org", recipient: member.email,
            messageID: "<m\(row.id)@example.org>", subject: "Hello", locale: "en", html: "", text: "",
            bytes: Array(text.utf8))
    }

    func member(_ id: Int64) throws -> MemberSnapshot {
        try store.connection.firstRow(
            "SELECT key, email, email_key FROM members WHERE id = :id", ["id": .integer(id)]
        ) { MemberSnapshot(id: id, key: $0.blob(0), email: $0.text(1), emailKey: $0.text(2)) }!
    }

    func message(_ email: String) throws -> ListedMessage? {
        var found: ListedMessage?
        for campaign in ["hello", "other"] {
            try store.forEachMessage(of: campaign) { if $0.email == email { found = $0 } }
        }
        return found
    }

    func state(_ email: String) throws -> String? { try message(email)?.state }

    func suppressions() throws -> [String] {
        try store.connection.rows("SELECT email_key FROM suppressions ORDER BY id") { $0.text(0) }
    }

    static func transport(
        _ port: Int,
        limits: SMTPTransport.Limits = .init(connections: 1),
        timeouts: SMTPTransport.Timeouts = .init(
            command: .seconds(5), body: .seconds(5), finalDot: .seconds(5))
    ) -> SMTPTransport {
        SMTPTransport(
            SMTPEndpoint(host: "127.0.0.1", port: port, security: .none, connectTimeout: .seconds(5)),
            limits: limits, timeouts: timeouts)
    }
}
