package import Formats
internal import SQLite

extension Store {
    /// The facts on up to 1,000 members that are there, not erased and have an address, in a handful of queries.
    /// - Parameters:
    ///   - purposes: of the consents to read.
    ///   - audience: whom `isInAudience` holds for; nil is everyone.
    ///   - contactsFrom: contacts later than this and not later than `through` are read.
    ///   - isForecast: what this connection's forecast has sent counts too.
    package func memberFacts(
        ids: [Int64], purposes: [String], audience: SQLFragment?, contactsFrom: Instant, through: Instant,
        isForecast: Bool = false
    ) throws -> [Int64: MemberFacts] {
        let candidates = MemberSet(ids)
        var facts: [Int64: MemberFacts] = [:]
        facts.reserveCapacity(ids.count)
        let suppressions = try Suppressions(self)
        try connection.forEachRow(
            """
            SELECT m.id, m.timezone, m.email_key, m.frequency, m.paused_until_at
            FROM \(candidates.rows(of: "members m", by: "m.id")) AND m.email IS NOT NULL AND m.erased_at IS NULL
            """, candidates.parameters
        ) { row in
            guard candidates.contains(row.integer(0)) else { return }
            var fact = MemberFacts(
                timezone: row.optionalText(1),
                rhythm: Store.rhythm(frequency: row.text(3), pausedUntil: row.optionalInteger(4)))
            if let suppressions, let reasons = try suppressions.reasons(emailKey: row.text(2)) {
                fact.isSuppressed = true
                // Of a domain and an address, the stricter counts.
                fact.hasUnsubscribed = reasons.allSatisfy { $0 == .unsubscribed }
            }
            facts[row.integer(0)] = fact
        }
        for (id, purpose, standing) in try consents(of: candidates, purposes) {
            facts[id]?.consents.append((purpose, standing))
        }
        for id in try openCases(of: candidates) { facts[id]?.hasOpenCase = true }
        for (id, until) in try themes(of: candidates, at: through) { facts[id]?.themeUntil = until }
        for (id, contact) in try contacts(of: candidates, from: contactsFrom, through: through) {
            facts[id]?.contacts.append(contact)
        }
        if isForecast {
            for (id, contact) in try forecastContacts(of: candidates, from: contactsFrom, through: through) {
                facts[id]?.contacts.append(contact)
            }
        }
        if let audience {
            let present = try members(of: ids, in: audience)
            for id in facts.keys { facts[id]?.isInAudience = present.contains(id) }
        }
        return facts
    }

    private func openCases(of candidates: MemberSet) throws -> [Int64] {
        // Most days nobody has one, and each member need not be asked.
        guard try connection.hasRow("SELECT 1 FROM cases WHERE state = 'open'") else { return [] }
        return try connection.rows(
            """
            SELECT o.member_id FROM \(candidates.rows(of: "cases o", by: "o.member_id")) AND o.state = 'open'
            """, candidates.parameters
        ) { $0.integer(0) }
    }

    private func themes(of candidates: MemberSet, at now: Instant) throws -> [(Int64, Instant)] {
        let isAlarmed = try connection.hasRow(
            "SELECT 1 FROM theme_alarms WHERE ends_at > :now", ["now": .integer(now.milliseconds)])
        guard isAlarmed else { return [] }
        return try connection.rows(
            """
            SELECT h.member_id, max(a.ends_at)
            FROM \(candidates.rows(of: "theme_holds h JOIN theme_alarms a ON a.id = h.alarm_id", by: "h.member_id"))
                AND a.ends_at > :now
            GROUP BY h.member_id
            """, candidates.parameters(with: ["now": .integer(now.milliseconds)])
        ) { ($0.integer(0), Instant(milliseconds: $0.integer(1))) }
    }

    private func consents(
        of candidates: MemberSet, _ purposes: [String]
    ) throws -> [(Int64, String, ConsentStanding)] {
        var parameters = candidates.parameters
        for index in 0..<3 { parameters["purpose\(index)"] = .text(purposes[min(index, purposes.count - 1)]) }
        var last: String?
        // A member has few: the plus keeps SQLite from looking for each purpose by itself.
        return try connection.rows(
            """
            SELECT s.member_id, s.purpose, s.state, s.at
            FROM \(candidates.rows(of: "consent_states s", by: "s.member_id"))
                AND (+s.purpose = :purpose0 OR +s.purpose = :purpose1 OR +s.purpose = :purpose2)
            """, parameters
        ) { row in
            let state = ConsentState(rawValue: row.text(2)) ?? .withdrawn
            let purpose = row.text(1, or: last)
            last = purpose
            return (row.integer(0), purpose, ConsentStanding(state: state, at: Instant(milliseconds: row.integer(3))))
        }
    }

    /// Messages that went or may have gone, but for those of intent `service`.
    private func contacts(of candidates: MemberSet, from: Instant, through: Instant) throws -> [(Int64, Contact)] {
        guard from < through else { return [] }
        return try connection.rows(
            """
            SELECT g.member_id, g.intent, g.kind, coalesce(g.sent_at, g.claimed_at) AS contacted_at, g.campaign
            FROM \(candidates.rows(of: "messages g", by: "g.member_id"))
                AND g.state IN ('sending', 'uncertain', 'sent', 'bounced', 'complained') AND g.intent <> 'service'
                AND coalesce(g.sent_at, g.claimed_at) > :from AND coalesce(g.sent_at, g.claimed_at) <= :through
            """,
            candidates.parameters(with: [
                "from": .integer(from.milliseconds), "through": .integer(through.milliseconds),
            ]),
            Store.contact)
    }

    private func forecastContacts(
        of candidates: MemberSet, from: Instant, through: Instant
    ) throws -> [(Int64, Contact)] {
        try connection.rows(
            """
            SELECT f.member_id, f.intent, f.kind, f.sent_at, f.campaign
            FROM \(candidates.rows(of: "temp.forecast f", by: "f.member_id"))
                AND f.intent <> 'service' AND f.sent_at > :from AND f.sent_at <= :through
            """,
            candidates.parameters(with: [
                "from": .integer(from.milliseconds), "through": .integer(through.milliseconds),
            ]),
            Store.contact)
    }

    private static func contact(_ row: Statement) -> (Int64, Contact) {
        let at = Instant(milliseconds: row.integer(3))
        return (row.integer(0), Contact(at: at, intent: row.text(1), kind: row.text(2), campaign: row.text(4)))
    }

    /// Always a list: of a stretch SQLite might rather look through all who fulfil one of the conditions.
    private func members(of candidates: [Int64], in audience: SQLFragment) throws -> Set<Int64> {
        var parameters = audience.parameters
        parameters["candidates"] = Store.jsonArray(candidates)
        return try Set(
            connection.rows(
                """
                SELECT m.id FROM json_each(:candidates) c CROSS JOIN members m
                WHERE m.id = c.value AND (\(audience.sql))
                """, parameters
            ) { $0.integer(0) })
    }
}

/// Why addresses must not be mailed, asked one by one: what is kept of an address is a hash.
private struct Suppressions {
    private let store: Store
    private let addresses: Statement
    private let domains: Statement

    /// Nil where nothing is suppressed.
    init?(_ store: Store) throws {
        let hasAny = try store.connection.firstRow(
            "SELECT EXISTS (SELECT 1 FROM suppressions) OR EXISTS (SELECT 1 FROM domain_suppressions)", [:]
        ) { $0.int(0) == 1 }
        guard hasAny == true else { return nil }
        self.store = store
        addresses = try store.connection.statement("SELECT reason FROM suppressions WHERE email_hash = :hash")
        domains = try store.connection.statement("SELECT reason FROM domain_suppressions WHERE domain = :domain")
    }

    /// Nil for an address that may be mailed.
    func reasons(emailKey: String) throws -> [SuppressionReason?]? {
        addresses.bind(1, .blob(store.emailHash(emailKey: emailKey)))
        domains.bind(1, .text(MailDomain(emailKey: emailKey).name))
        var reasons: [SuppressionReason?] = []
        for statement in [addresses, domains] {
            while try statement.step() { reasons.append(SuppressionReason(rawValue: statement.text(0))) }
        }
        return reasons.isEmpty ? nil : reasons
    }
}
