package import Formats
internal import SQLite

/// What has become of one date of an event, in numbers of members.
package struct EventCounts: Sendable, Hashable {
    /// To whom the invitation went.
    package var invited = 0
    package var yes = 0
    package var maybe = 0
    package var no = 0
    /// Friends of those who said yes.
    package var guests = 0
    /// Seats that are taken, guests included.
    package var seated = 0
    package var waiting = 0
    /// Members who were there.
    package var attended = 0
    /// Who had a seat and was noted as not there.
    package var absent = 0
    /// Somebody has noted who was there.
    package var isNoted = false

    package init() {}
}

/// Of those who were invited: who came, who did not, and how many of each did something afterwards.
package struct EventFollowing: Sendable, Hashable {
    package var came = 0
    package var cameAndDid = 0
    package var stayedAway = 0
    package var stayedAwayAndDid = 0

    package init() {}
}

extension Store {
    package func eventCounts(campaign: String, occurrence: String) throws -> EventCounts {
        let names: [String: SQLValue] = ["campaign": .text(campaign), "occurrence": .text(occurrence)]
        var counts = EventCounts()
        counts.invited =
            try connection.firstRow(
                """
                SELECT count(*) FROM messages WHERE campaign = :campaign AND occurrence = :occurrence AND step = 'main'
                    AND (state = 'sent' OR state = 'uncertain' OR state = 'complained')
                """, names
            ) { $0.int(0) } ?? 0
        try connection.forEachRow(
            """
            SELECT answer, state, attended, count(*), sum(guests) FROM event_replies
            WHERE campaign = :campaign AND occurrence = :occurrence GROUP BY answer, state, attended
            """, names
        ) { row in
            let count = row.int(3)
            let guests = row.int(4)
            switch row.optionalText(0).flatMap(EventAnswer.init) {
            case .yes:
                counts.yes += count
                counts.guests += guests
            case .maybe: counts.maybe += count
            case .no: counts.no += count
            case nil: break
            }
            switch row.optionalText(1).flatMap(SeatState.init) {
            case .seated: counts.seated += count + guests
            case .waiting: counts.waiting += count
            case nil: break
            }
            guard let attended = row.optionalInteger(2) else { return }
            counts.isNoted = true
            if attended == 1 { counts.attended += count }
            if attended == 0, row.optionalText(1) == SeatState.seated.rawValue { counts.absent += count }
        }
        return counts
    }

    /// Activities of some kinds after a date, of members who were invited to it.
    package func eventFollowing(
        campaign: String, occurrence: String, kinds: [String], after: Instant, through: Instant
    ) throws -> EventFollowing {
        var following = EventFollowing()
        try connection.forEachRow(
            """
            SELECT coalesce(r.attended, 0), count(*), sum(EXISTS (
                SELECT 1 FROM activities a WHERE a.member_id = g.member_id AND a.at > :after AND a.at <= :through
                    AND a.kind IN (SELECT value FROM json_each(:kinds))))
            FROM messages g
            LEFT JOIN event_replies r ON r.campaign = g.campaign AND r.occurrence = g.occurrence
                AND r.member_id = g.member_id
            WHERE g.campaign = :campaign AND g.occurrence = :occurrence AND g.step = 'main'
                AND (g.state = 'sent' OR g.state = 'uncertain' OR g.state = 'complained')
            GROUP BY 1
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "after": .integer(after.milliseconds),
                "through": .integer(through.milliseconds),
                "kinds": .text(Store.jsonTexts(kinds)),
            ]
        ) { row in
            if row.integer(0) == 1 {
                (following.came, following.cameAndDid) = (row.int(1), row.int(2))
            } else {
                (following.stayedAway, following.stayedAwayAndDid) = (row.int(1), row.int(2))
            }
        }
        return following
    }

    /// The numbers that were given to one question in answers about one occurrence.
    package func eventFeedback(survey: String, occurrence: String, question: String) throws -> [Double] {
        try connection.rows(
            """
            SELECT a.number FROM responses r JOIN answers a ON a.response_id = r.id
            WHERE r.campaign = :survey AND r.occurrence = :occurrence AND a.question = :question
                AND a.number IS NOT NULL AND r.is_duplicate = 0
            """,
            [
                "survey": .text(survey), "occurrence": .text(occurrence), "question": .text(question),
            ]
        ) { $0.real(0) }
    }
}
