package import Formats
internal import SQLite

extension Store {
    private static let eventReplyColumns = """
        r.id, r.member_id, r.answer, r.guests, r.helps, r.state, r.is_newcomer, r.queued_at, r.moved_up, r.attended,
        r.updated_at, m.email, coalesce(m.name, trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, '')))
        """

    private static func eventReply(_ row: Statement) -> EventReply {
        let name = row.optionalText(12) ?? ""
        return EventReply(
            id: row.integer(0), memberID: row.integer(1), answer: row.optionalText(2).flatMap(EventAnswer.init),
            guests: row.int(3), helps: (row.optionalText(4) ?? "").split(separator: ",").map(String.init),
            state: row.optionalText(5).flatMap(SeatState.init), isNewcomer: row.integer(6) != 0,
            queuedAt: row.optionalInteger(7).map(Instant.init(milliseconds:)), movedUp: row.int(8),
            hasAttended: row.optionalInteger(9).map { $0 != 0 }, updatedAt: Instant(milliseconds: row.integer(10)),
            email: row.optionalText(11), name: name.isEmpty ? nil : name)
    }

    /// All replies to one date, in the order of the queue.
    package func eventReplies(campaign: String, occurrence: String) throws -> [EventReply] {
        try connection.rows(
            """
            SELECT \(Store.eventReplyColumns) FROM event_replies r JOIN members m ON m.id = r.member_id
            WHERE r.campaign = :campaign AND r.occurrence = :occurrence
            ORDER BY r.queued_at IS NULL, r.queued_at, r.id
            """, ["campaign": .text(campaign), "occurrence": .text(occurrence)], Store.eventReply)
    }

    package func eventReply(campaign: String, occurrence: String, memberID: Int64) throws -> EventReply? {
        try connection.firstRow(
            """
            SELECT \(Store.eventReplyColumns) FROM event_replies r JOIN members m ON m.id = r.member_id
            WHERE r.campaign = :campaign AND r.occurrence = :occurrence AND r.member_id = :member
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "member": .integer(memberID),
            ], Store.eventReply)
    }

    /// Writes what a member says. Who says yes for the first time, or anew, is last in the queue; whoever does not come has
    /// no place in it.
    package func writeEventReply(
        campaign: String, occurrence: String, memberID: Int64, answer: EventAnswer, guests: Int, helps: [String],
        isNewcomer: Bool, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO event_replies (campaign, occurrence, member_id, answer, guests, helps, state, is_newcomer,
                queued_at, created_at, updated_at)
            VALUES (:campaign, :occurrence, :member, :answer, :guests, :helps,
                iif(:answer = 'yes', 'waiting', NULL), :newcomer, iif(:answer = 'yes', :now, NULL), :now, :now)
            ON CONFLICT (campaign, occurrence, member_id) DO UPDATE SET
                state = iif(excluded.answer = 'yes', coalesce(state, 'waiting'), NULL),
                queued_at = iif(excluded.answer = 'yes', coalesce(queued_at, excluded.queued_at), NULL),
                answer = excluded.answer, guests = excluded.guests, helps = excluded.helps,
                is_newcomer = excluded.is_newcomer, updated_at = excluded.updated_at
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "member": .integer(memberID),
                "answer": .text(answer.rawValue), "guests": SQLValue(guests),
                "helps": SQLValue(helps.isEmpty ? nil : helps.joined(separator: ",")),
                "newcomer": .integer(isNewcomer ? 1 : 0), "now": .integer(now.milliseconds),
            ])
    }

    /// Gives seats to some who waited. `isLater`: somebody had to wait for it, and is told.
    package func seat(_ replies: [Int64], isLater: Bool, now: Instant) throws {
        for id in replies {
            try connection.run(
                """
                UPDATE event_replies SET state = 'seated', moved_up = moved_up + :step, updated_at = :now
                WHERE id = :id AND state = 'waiting'
                """, ["id": .integer(id), "step": .integer(isLater ? 1 : 0), "now": .integer(now.milliseconds)])
        }
    }

    /// The yes of a member as an activity, so that filters see it; taken back with the yes.
    package func recordRSVP(
        campaign: String, occurrence: String, memberID: Int64, comes: Bool, now: Instant
    ) throws {
        try setEventActivity(
            "rsvp", campaign: campaign, occurrence: occurrence, memberID: memberID, at: comes ? now : nil, now: now)
    }

    /// Whether a member was there. Somebody who had not answered gets a row all the same.
    package func markAttendance(
        campaign: String, occurrence: String, memberID: Int64, hasAttended: Bool, startedAt: Instant, now: Instant
    ) throws {
        try connection.run(
            """
            INSERT INTO event_replies (campaign, occurrence, member_id, attended, attended_at, created_at, updated_at)
            VALUES (:campaign, :occurrence, :member, :attended, :now, :now, :now)
            ON CONFLICT (campaign, occurrence, member_id) DO UPDATE SET attended = excluded.attended,
                attended_at = excluded.attended_at
            WHERE attended IS NOT excluded.attended
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "member": .integer(memberID),
                "attended": .integer(hasAttended ? 1 : 0), "now": .integer(now.milliseconds),
            ])
        try setEventActivity(
            "attended", campaign: campaign, occurrence: occurrence, memberID: memberID,
            at: hasAttended ? startedAt : nil, now: now)
    }

    private func setEventActivity(
        _ kind: String, campaign: String, occurrence: String, memberID: Int64, at: Instant?, now: Instant
    ) throws {
        let key = "\(kind) \(campaign) \(occurrence) \(memberID)"
        let changed: Int
        if let at {
            changed = try connection.run(
                """
                INSERT INTO activities (member_id, kind, at, source, source_key, created_at)
                VALUES (:member, :kind, :at, 'event', :key, :now) ON CONFLICT (source, source_key) DO NOTHING
                """,
                [
                    "member": .integer(memberID), "kind": .text(kind), "at": .integer(at.milliseconds),
                    "key": .text(key), "now": .integer(now.milliseconds),
                ])
        } else {
            changed = try connection.run(
                "DELETE FROM activities WHERE source = 'event' AND source_key = :key", ["key": .text(key)])
        }
        guard changed > 0 else { return }
        try connection.run(
            "INSERT INTO touched_members (member_id) VALUES (:id) ON CONFLICT DO NOTHING", ["id": .integer(memberID)])
    }

    /// Members by the keys of their addresses; those that are not there are absent.
    package func memberIDs(emailKeys: [String]) throws -> [String: Int64] {
        var found: [String: Int64] = [:]
        for key in emailKeys {
            found[key] = try connection.firstRow(
                "SELECT id FROM members WHERE email_key = :key AND erased_at IS NULL", ["key": .text(key)]
            ) { $0.integer(0) }
        }
        return found
    }
}
