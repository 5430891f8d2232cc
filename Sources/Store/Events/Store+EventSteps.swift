package import Formats
internal import SQLite

/// Whom a step of an event is for.
package enum EventAddressees: Sendable {
    /// Who has a seat, or said maybe.
    case coming
    /// Those, and who waits for a seat.
    case interested
    /// Who was invited and has not answered.
    case silent
    /// Who was there.
    case attended
}

extension Store {
    /// The members that a step is for and who have no message of it yet, in the order of their ids, after one of them.
    /// - Parameter answeredBy: of those who answered, only who first did by then.
    package func eventMembers(
        _ who: EventAddressees, campaign: String, occurrence: String, step: String, answeredBy: Instant? = nil,
        after: Int64, limit: Int
    ) throws -> [Int64] {
        let replies = "FROM event_replies r WHERE r.campaign = :campaign AND r.occurrence = :occurrence"
        let early = "(:answered IS NULL OR r.created_at <= :answered)"
        let source =
            switch who {
            case .coming:
                "SELECT r.member_id \(replies) AND (r.state = 'seated' OR r.answer = 'maybe') AND \(early)"
            case .interested:
                "SELECT r.member_id \(replies) AND (r.answer = 'yes' OR r.answer = 'maybe') AND \(early)"
            case .attended: "SELECT r.member_id \(replies) AND r.attended = 1 AND \(early)"
            case .silent:
                """
                SELECT g.member_id FROM messages g
                WHERE g.campaign = :campaign AND g.occurrence = :occurrence AND g.step = 'main'
                    AND (g.state = 'sent' OR g.state = 'uncertain')
                    AND (:answered IS NULL OR g.created_at <= :answered)
                    AND NOT EXISTS (SELECT 1 \(replies) AND r.member_id = g.member_id)
                """
            }
        return try connection.rows(
            """
            SELECT a.member_id FROM (\(source)) a
            WHERE a.member_id > :after AND NOT EXISTS (
                SELECT 1 FROM messages d WHERE d.campaign = :campaign AND d.occurrence = :occurrence
                    AND d.step = :step AND d.member_id = a.member_id)
            ORDER BY a.member_id LIMIT :limit
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "step": .text(step),
                "after": .integer(after), "limit": SQLValue(limit), "answered": SQLValue(answeredBy?.milliseconds),
            ]
        ) { $0.integer(0) }
    }

    /// Of messages about dates of events: how often the date was changed, and whether the member has a seat.
    package func eventStandings(of messages: [Int64]) throws -> [Int64: EventStanding] {
        let rows = try connection.rows(
            """
            SELECT g.id, d.sequence, r.state FROM json_each(:ids) v JOIN messages g ON g.id = v.value
                JOIN event_dates d ON d.campaign = g.campaign AND d.occurrence = g.occurrence
                LEFT JOIN event_replies r ON r.campaign = g.campaign AND r.occurrence = g.occurrence
                    AND r.member_id = g.member_id
            """, ["ids": Store.jsonArray(messages)]
        ) { ($0.integer(0), EventStanding(sequence: $0.int(1), isSeated: $0.optionalText(2) == "seated")) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
}

/// What is known of the date of a message: by its number calendars know a newer file.
package struct EventStanding: Sendable, Hashable {
    package let sequence: Int
    package let isSeated: Bool

    package init(sequence: Int, isSeated: Bool) { (self.sequence, self.isSeated) = (sequence, isSeated) }
}

/// A date of an event, as ledger rows name it.
package struct EventDateName: Sendable, Hashable {
    package let campaign: String
    package let occurrence: String

    package init(campaign: String, occurrence: String) { (self.campaign, self.occurrence) = (campaign, occurrence) }
}
