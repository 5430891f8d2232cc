package import Formats
internal import SQLite

extension Store {
    /// Two links of one message within this time are a person's, more are a scanner's.
    private static let burstTime: Int64 = 10_000
    private static let burstLinks = 3
    /// The same again within this time is no news.
    private static let repeatTime: Int64 = 60_000
    /// A message has no more than so many observations: nobody fills the store with one link.
    private static let most = 200

    /// Records what was seen of a message, unless its member is erased or it is no news. Many links within seconds make all of
    /// them a machine's.
    package func record(_ observation: Observation) throws {
        try inTransaction {
            guard let memberID = try memberID(observing: observation) else { return }
            try connection.run(
                """
                INSERT INTO observations (message_id, member_id, kind, url, machine, at)
                VALUES (:message, :member, :kind, :url, :machine, :at)
                """,
                [
                    "message": .integer(observation.messageID), "member": .integer(memberID),
                    "kind": .text(observation.kind.rawValue), "url": SQLValue(observation.url),
                    "machine": SQLValue(observation.machine?.rawValue), "at": .integer(observation.at.milliseconds),
                ])
            if observation.kind == .click { try markBurst(observation) }
        }
    }

    /// The member of the message; nil when there is nothing to record.
    private func memberID(observing observation: Observation) throws -> Int64? {
        try connection.firstRow(
            """
            SELECT g.member_id FROM messages g JOIN members m ON m.id = g.member_id
            WHERE g.id = :message AND m.erased_at IS NULL
                AND (SELECT count(*) FROM observations o WHERE o.message_id = g.id) < :most
                AND NOT EXISTS (SELECT 1 FROM observations o WHERE o.message_id = g.id AND o.kind = :kind
                    AND o.at > :since AND o.url IS NOT DISTINCT FROM :url)
            """,
            [
                "message": .integer(observation.messageID), "kind": .text(observation.kind.rawValue),
                "since": .integer(observation.at.milliseconds - Store.repeatTime), "url": SQLValue(observation.url),
                "most": SQLValue(Store.most),
            ], { $0.integer(0) })
    }

    private func markBurst(_ observation: Observation) throws {
        try connection.run(
            """
            UPDATE observations SET machine = 'burst'
            WHERE message_id = :message AND kind = 'click' AND at > :since AND machine IS NULL
                AND (SELECT count(DISTINCT o.url) FROM observations o
                    WHERE o.message_id = :message AND o.kind = 'click' AND o.at > :since) >= :links
            """,
            [
                "message": .integer(observation.messageID),
                "since": .integer(observation.at.milliseconds - Store.burstTime), "links": SQLValue(Store.burstLinks),
            ])
    }

    /// When a message left; nil while it is not known.
    package func sentAt(message row: Int64) throws -> Instant? {
        try connection.firstRow(
            "SELECT coalesce(sent_at, claimed_at) FROM messages WHERE id = :row", ["row": .integer(row)]
        ) { $0.optionalInteger(0).map(Instant.init(milliseconds:)) } ?? nil
    }

    /// How many messages of each campaign were clicked in and opened; those of some campaigns, or of all.
    package func observationCounts(of campaigns: [String]? = nil) throws -> [ObservationCount] {
        let counts = try connection.rows(
            """
            SELECT x.campaign, x.kind, count(*) - sum(x.is_machine), sum(x.is_machine)
            FROM (SELECT g.campaign, o.kind, min(o.machine IS NOT NULL) AS is_machine
                FROM observations o JOIN messages g ON g.id = o.message_id
                GROUP BY g.campaign, o.kind, o.message_id) x
            GROUP BY x.campaign, x.kind ORDER BY x.campaign, x.kind
            """
        ) { row in
            ObservationCount(
                campaign: row.text(0), kind: Observation.Kind(rawValue: row.text(1)) ?? .open, human: row.int(2),
                machine: row.int(3))
        }
        guard let campaigns else { return counts }
        return counts.filter { campaigns.contains($0.campaign) }
    }

    /// Removes up to `limit` observations from before a time. Returns how many.
    package func removeObservations(before time: Instant, limit: Int = 2000) throws -> Int {
        try connection.run(
            """
            DELETE FROM observations
            WHERE id IN (SELECT id FROM observations WHERE at < :time ORDER BY at LIMIT :limit)
            """, ["time": .integer(time.milliseconds), "limit": SQLValue(limit)])
    }

    /// True when anything was observed.
    package func hasObservations() throws -> Bool {
        try connection.hasRow("SELECT 1 FROM observations")
    }
}
