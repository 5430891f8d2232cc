package import Formats
internal import SQLite

extension Store {
    /// A message that came back: `sent` becomes `bounced`, and `uncertain` too, for now it is known that it went. Any other
    /// state stays. True if it changed.
    @discardableResult
    package func markBounced(_ row: Int64, at now: Instant) throws -> Bool {
        try connection.run(
            """
            UPDATE messages SET state = 'bounced', sent_at = coalesce(sent_at, claimed_at, :now), settled_at = :now
            WHERE id = :id AND state IN ('sent', 'uncertain')
            """, ["id": .integer(row), "now": .integer(now.milliseconds)]) == 1
    }

    /// A message that its recipient complained of: it arrived, whatever was thought before. True if it changed.
    @discardableResult
    package func markComplained(_ row: Int64, at now: Instant) throws -> Bool {
        try connection.run(
            """
            UPDATE messages SET state = 'complained', sent_at = coalesce(sent_at, claimed_at, :now), settled_at = :now
            WHERE id = :id AND state IN ('sent', 'uncertain', 'bounced')
            """, ["id": .integer(row), "now": .integer(now.milliseconds)]) == 1
    }

    /// An uncertain message that a relay says it has delivered was sent. True if it changed.
    @discardableResult
    package func markArrived(_ row: Int64, at now: Instant) throws -> Bool {
        try connection.run(
            """
            UPDATE messages SET state = 'sent', sent_at = coalesce(sent_at, claimed_at, :now), settled_at = :now
            WHERE id = :id AND state = 'uncertain'
            """, ["id": .integer(row), "now": .integer(now.milliseconds)]) == 1
    }

    /// Settles messages whose bounce or complaint was here before the relay's reply was written down: both can be within the
    /// same second. Returns how many.
    @discardableResult
    package func settleEarlyReturns(at now: Instant) throws -> Int {
        let early = try connection.rows(
            """
            SELECT e.message_id, max(e.kind = 'complaint')
            FROM inbound_events e JOIN messages g ON g.id = e.message_id
            WHERE e.id > (SELECT coalesce(max(id), 0) - 2000 FROM inbound_events) AND g.state = 'sent' AND e.is_final = 1 AND e.kind IN ('hard', 'soft', 'complaint')
                AND e.matched_by <> 'address' AND e.at >= g.planned_at
            GROUP BY e.message_id
            LIMIT 500
            """
        ) { ($0.integer(0), $0.int(1) == 1) }
        guard !early.isEmpty else { return 0 }
        try inTransaction {
            for (row, isComplaint) in early {
                if isComplaint { try markComplained(row, at: now) } else { try markBounced(row, at: now) }
            }
        }
        return early.count
    }

    /// The failures that may pass since the last message of a member that is not known to have failed, each message once.
    package func softRun(memberID: Int64) throws -> SoftRun {
        try connection.firstRow(
            """
            SELECT count(DISTINCT coalesce(e.message_id, -e.id)), min(e.at), max(e.at)
            FROM inbound_events e
            WHERE e.member_id = :member AND e.kind = 'soft' AND e.is_final = 1
                AND e.at > coalesce((
                    SELECT max(g.sent_at) FROM messages g
                    WHERE g.member_id = :member AND g.state = 'sent' AND g.sent_at < (
                        SELECT max(coalesce(b.sent_at, l.at)) FROM inbound_events l
                            LEFT JOIN messages b ON b.id = l.message_id
                        WHERE l.member_id = :member AND l.kind = 'soft' AND l.is_final = 1)), 0)
            """, ["member": .integer(memberID)],
            { row in
                SoftRun(
                    count: row.int(0), first: row.optionalInteger(1).map(Instant.init(milliseconds:)),
                    last: row.optionalInteger(2).map(Instant.init(milliseconds:)))
            }) ?? SoftRun(count: 0, first: nil, last: nil)
    }
}

extension Store {
    /// The event that made a run of failures too long.
    package func noteSuppressed(mail: Int64, memberID: Int64) throws {
        try connection.run(
            """
            UPDATE inbound_events SET effect = 'suppressed'
            WHERE mail_id = :mail AND member_id = :member AND effect = 'counted'
            """, ["mail": .integer(mail), "member": .integer(memberID)])
    }
}
