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
        try setCandidates(ids)
        var facts: [Int64: MemberFacts] = [:]
        for (id, timezone, rhythm) in try candidates() { facts[id] = MemberFacts(timezone: timezone, rhythm: rhythm) }
        for (id, reason) in try suppressedCandidates() {
            // Of a domain and an address, the stricter counts.
            let isStrict = facts[id]?.isSuppressed == true && facts[id]?.hasUnsubscribed == false
            facts[id]?.hasUnsubscribed = reason == .unsubscribed && !isStrict
            facts[id]?.isSuppressed = true
        }
        for (id, purpose, standing) in try candidateConsents(purposes) { facts[id]?.consents[purpose] = standing }
        for id in try candidatesWithCases() { facts[id]?.hasOpenCase = true }
        for (id, contact) in try candidateContacts(from: contactsFrom, through: through) {
            facts[id]?.contacts.append(contact)
        }
        if isForecast {
            for (id, contact) in try forecastContacts(from: contactsFrom, through: through) {
                facts[id]?.contacts.append(contact)
            }
        }
        if let audience {
            let present = try candidates(in: audience)
            for id in facts.keys { facts[id]?.isInAudience = present.contains(id) }
        }
        return facts
    }

    /// Puts members into the TEMP table that the set queries join.
    private func setCandidates(_ ids: [Int64]) throws {
        try connection.execute(
            """
            CREATE TEMP TABLE IF NOT EXISTS candidates (
                member_id INTEGER PRIMARY KEY NOT NULL, email_hash BLOB, email_domain TEXT);
            DELETE FROM candidates;
            """)
        for id in Set(ids) {
            try connection.run("INSERT INTO candidates (member_id) VALUES (:id)", ["id": .integer(id)])
        }
    }

    /// The candidates that can be mailed, with their zones and rhythms; remembers the hash of each address beside its id.
    private func candidates() throws -> [(Int64, String?, Rhythm)] {
        let rows = try connection.rows(
            """
            SELECT m.id, m.timezone, m.email_key, m.frequency, m.paused_until_at FROM candidates c CROSS JOIN members m
            WHERE m.id = c.member_id AND m.email IS NOT NULL AND m.erased_at IS NULL
            """
        ) { row in
            (
                row.integer(0), row.optionalText(1), row.text(2),
                Store.rhythm(frequency: row.text(3), pausedUntil: row.optionalInteger(4))
            )
        }
        for (id, _, emailKey, _) in rows {
            try connection.run(
                "UPDATE candidates SET email_hash = :hash, email_domain = :domain WHERE member_id = :id",
                [
                    "hash": .blob(emailHash(emailKey: emailKey)), "domain": .text(MailDomain(emailKey: emailKey).name),
                    "id": .integer(id),
                ])
        }
        return rows.map { ($0.0, $0.1, $0.3) }
    }

    private func suppressedCandidates() throws -> [(Int64, SuppressionReason?)] {
        try connection.rows(
            """
            SELECT c.member_id, d.reason FROM candidates c CROSS JOIN domain_suppressions d
            WHERE d.domain = c.email_domain
            UNION ALL
            SELECT c.member_id, s.reason FROM candidates c CROSS JOIN suppressions s WHERE s.email_hash = c.email_hash
            """
        ) { ($0.integer(0), SuppressionReason(rawValue: $0.text(1))) }
    }

    private func candidatesWithCases() throws -> [Int64] {
        try connection.rows(
            "SELECT c.member_id FROM candidates c CROSS JOIN cases o WHERE o.member_id = c.member_id AND o.state = 'open'"
        ) { $0.integer(0) }
    }

    private func candidateConsents(_ purposes: [String]) throws -> [(Int64, String, ConsentStanding)] {
        var parameters: [String: SQLValue] = [:]
        for index in 0..<3 { parameters["purpose\(index)"] = .text(purposes[min(index, purposes.count - 1)]) }
        return try connection.rows(
            """
            SELECT c.member_id, s.purpose, s.state, s.at FROM candidates c CROSS JOIN consent_states s
            WHERE s.member_id = c.member_id AND s.purpose IN (:purpose0, :purpose1, :purpose2)
            """, parameters
        ) { row in
            let state = ConsentState(rawValue: row.text(2)) ?? .withdrawn
            return (
                row.integer(0), row.text(1), ConsentStanding(state: state, at: Instant(milliseconds: row.integer(3)))
            )
        }
    }

    /// Messages that went or may have gone, but for those of intent `service`.
    private func candidateContacts(from: Instant, through: Instant) throws -> [(Int64, Contact)] {
        guard from < through else { return [] }
        return try connection.rows(
            """
            SELECT c.member_id, g.intent, g.kind, coalesce(g.sent_at, g.claimed_at) AS contacted_at, g.campaign
            FROM candidates c CROSS JOIN messages g
            WHERE g.member_id = c.member_id
                AND g.state IN ('sending', 'uncertain', 'sent', 'bounced', 'complained') AND g.intent <> 'service'
                AND coalesce(g.sent_at, g.claimed_at) > :from AND coalesce(g.sent_at, g.claimed_at) <= :through
            """, ["from": .integer(from.milliseconds), "through": .integer(through.milliseconds)], Store.contact)
    }

    private func forecastContacts(from: Instant, through: Instant) throws -> [(Int64, Contact)] {
        try connection.rows(
            """
            SELECT c.member_id, f.intent, f.kind, f.sent_at, f.campaign
            FROM candidates c CROSS JOIN temp.forecast f
            WHERE f.member_id = c.member_id AND f.intent <> 'service' AND f.sent_at > :from AND f.sent_at <= :through
            """, ["from": .integer(from.milliseconds), "through": .integer(through.milliseconds)], Store.contact)
    }

    private static func contact(_ row: Statement) -> (Int64, Contact) {
        let at = Instant(milliseconds: row.integer(3))
        return (row.integer(0), Contact(at: at, intent: row.text(1), kind: row.text(2), campaign: row.text(4)))
    }

    private func candidates(in audience: SQLFragment) throws -> Set<Int64> {
        try Set(
            connection.rows(
                """
                SELECT m.id FROM candidates c CROSS JOIN members m
                WHERE m.id = c.member_id AND (\(audience.sql))
                """, audience.parameters
            ) { $0.integer(0) })
    }
}
