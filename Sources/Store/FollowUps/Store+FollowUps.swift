package import Definitions
package import Formats
internal import SQLite

/// An answer sheet that may lead to something.
package struct AnsweredSheet: Sendable {
    package let responseID: Int64
    package let memberID: Int64
    package let at: Instant
    package let updatedAt: Instant
    /// By the names that conditions know them by.
    package var answers: [String: AnswerValue] = [:]
}

/// A person to be told of an answer.
package struct PendingNotice: Sendable {
    package let id: Int64
    package let at: Instant
    package let campaign: String
    /// Nil when the member is erased.
    package let email: String?
    package let name: String?
    /// `score 3`, by question.
    package let scores: String
}

extension Store {
    /// The answers that came or changed after a mark, in that order.
    package func answeredSheets(
        campaign: String, was: String?, after mark: JourneyMark, through: Instant, limit: Int
    ) throws -> [AnsweredSheet] {
        var sheets = try connection.rows(
            """
            SELECT r.id, r.member_id, r.at, r.updated_at FROM responses r
            WHERE r.campaign IN (:campaign, :was) AND r.updated_at >= :after AND r.updated_at <= :through
                AND (r.updated_at > :after OR r.id > :afterID) AND r.member_id IS NOT NULL AND r.is_duplicate = 0
            ORDER BY r.updated_at, r.id LIMIT :limit
            """,
            [
                "campaign": .text(campaign), "was": .text(was ?? campaign),
                "after": .integer(mark.lookedAt?.milliseconds ?? 0), "afterID": .integer(mark.throughID),
                "through": .integer(through.milliseconds), "limit": SQLValue(limit),
            ]
        ) { row in
            AnsweredSheet(
                responseID: row.integer(0), memberID: row.integer(1), at: Instant(milliseconds: row.integer(2)),
                updatedAt: Instant(milliseconds: row.integer(3)))
        }
        let places = Dictionary(uniqueKeysWithValues: sheets.enumerated().map { ($0.element.responseID, $0.offset) })
        try connection.forEachRow(
            """
            SELECT n.response_id, n.question, n.number, n.text FROM json_each(:ids) v CROSS JOIN answers n
            WHERE n.response_id = v.value
            """, ["ids": .text(Store.list(sheets.map(\.responseID)))]
        ) { row in
            guard let place = places[row.integer(0)] else { return }
            sheets[place].answers[row.text(1)] = AnswerValue(number: row.optionalReal(2), text: row.optionalText(3))
        }
        return sheets
    }

    /// Notes that something is done for an answer sheet. False when it was done before.
    /// - Parameter isNotice: somebody is still to be told.
    package func recordFollowUp(
        _ sheet: AnsweredSheet, campaign: String, action: String, isNotice: Bool, now: Instant
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO follow_ups (response_id, member_id, campaign, action, at, noticed_at)
            VALUES (:response, :member, :campaign, :action, :now, :noticed)
            ON CONFLICT (response_id, action) DO NOTHING
            """,
            [
                "response": .integer(sheet.responseID), "member": .integer(sheet.memberID),
                "campaign": .text(campaign), "action": .text(action), "now": .integer(now.milliseconds),
                "noticed": isNotice ? .null : .integer(now.milliseconds),
            ]) > 0
    }

    /// Who is to be told of what, oldest first.
    /// - Parameter before: only what came before this.
    package func pendingNotices(
        campaign: String, was: String?, action: String, before: Instant, limit: Int
    ) throws -> [PendingNotice] {
        try connection.rows(
            """
            SELECT f.id, f.at, f.campaign, m.email, coalesce(m.name, m.first_name),
                (SELECT group_concat(n.question || ' ' || CAST(n.number AS INTEGER), ', ') FROM answers n
                    WHERE n.response_id = f.response_id AND n.number IS NOT NULL
                        AND n.kind IN ('nps', 'csat', 'ces', 'rating'))
            FROM follow_ups f CROSS JOIN members m
            WHERE f.campaign IN (:campaign, :was) AND f.noticed_at IS NULL AND f.action = :action AND f.at < :before
                AND m.id = f.member_id
            ORDER BY f.at, f.id LIMIT :limit
            """,
            [
                "campaign": .text(campaign), "was": .text(was ?? campaign), "action": .text(action),
                "before": .integer(before.milliseconds), "limit": SQLValue(limit),
            ]
        ) { row in
            PendingNotice(
                id: row.integer(0), at: Instant(milliseconds: row.integer(1)), campaign: row.text(2),
                email: row.optionalText(3), name: row.optionalText(4), scores: row.optionalText(5) ?? "")
        }
    }

    package func markNoticed(_ ids: [Int64], at now: Instant) throws {
        try connection.run(
            "UPDATE follow_ups SET noticed_at = :now WHERE id IN (SELECT value FROM json_each(:ids))",
            ["now": .integer(now.milliseconds), "ids": .text(Store.list(ids))])
    }
}
