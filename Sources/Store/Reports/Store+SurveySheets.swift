package import Formats
internal import SQLite

/// One answer of a sheet.
package struct AnswerCell: Sendable, Hashable {
    package let number: Double?
    package let text: String?

    package init(number: Double?, text: String?) { (self.number, self.text) = (number, text) }
}

/// An answer sheet that counts, as reports read it.
package struct SurveySheet: Sendable {
    package let id: Int64
    /// Occurrences of one member each are one wave; nil where none is known.
    package let wave: String?
    package let memberID: Int64?
    package let variant: String?
    package let locale: String?
    package let at: Instant
    /// Just before the answer, as far as it is recorded.
    package let stage: String?
    /// When the member was asked; nil where no message asked, and where it is not recorded.
    package let askedStage: String?
    package let wasAsked: Bool
    /// Nobody can tell whose it is, nor when it came.
    package let isAnonymous: Bool
    /// By question or part of one (`reasons.price`).
    package var answers: [String: AnswerCell] = [:]
}

/// A message of a survey that reached someone.
package struct SurveyInvitation: Sendable {
    package let wave: String
    package let memberID: Int64
    package let variant: String?
    package let locale: String?
    /// When it was sent.
    package let stage: String?
    package let isAnswered: Bool
}

extension Store {
    /// Sheets that count, oldest first, with all their answers: neither late nor second ones.
    package func surveySheets(_ scope: ReportScope) throws -> [SurveySheet] {
        var sheets: [SurveySheet] = []
        var places: [Int64: Int] = [:]
        try connection.forEachRow(
            """
            SELECT r.id, \(OccurrenceGroup.sql(of: "r.occurrence")), r.member_id, g.variant, coalesce(r.locale, m.locale), r.at,
                \(Store.stage(of: "r.member_id", at: "r.at")),
                CASE WHEN g.id IS NOT NULL
                    THEN \(Store.stage(of: "g.member_id", at: "coalesce(g.sent_at, g.claimed_at) + 1")) END,
                g.id IS NOT NULL, r.source = 'anonymous'
            FROM responses r LEFT JOIN messages g ON g.id = r.message_id LEFT JOIN members m ON m.id = r.member_id
            WHERE r.campaign IN (:campaign, :former_campaign) AND r.is_late = 0 AND r.is_duplicate = 0
                AND r.at >= :from AND r.at < :until
            ORDER BY r.at, r.id
            """, scope.parameters
        ) { row in
            places[row.integer(0)] = sheets.count
            sheets.append(
                SurveySheet(
                    id: row.integer(0), wave: row.optionalText(1), memberID: row.optionalInteger(2),
                    variant: row.optionalText(3), locale: row.optionalText(4),
                    at: Instant(milliseconds: row.integer(5)), stage: row.optionalText(6),
                    askedStage: row.optionalText(7), wasAsked: row.integer(8) == 1,
                    isAnonymous: row.integer(9) == 1))
        }
        try connection.forEachRow(
            """
            SELECT a.response_id, a.question, a.number, a.text
            FROM responses r JOIN answers a ON a.response_id = r.id
            WHERE r.campaign IN (:campaign, :former_campaign) AND r.is_late = 0 AND r.is_duplicate = 0
                AND r.at >= :from AND r.at < :until
            """, scope.parameters
        ) { row in
            guard let place = places[row.integer(0)] else { return }
            sheets[place].answers[row.text(1)] = AnswerCell(number: row.optionalReal(2), text: row.optionalText(3))
        }
        return sheets
    }

    /// Calls `body` with each message of a survey that reached someone in the period.
    package func forEachInvitation(_ scope: ReportScope, _ body: (SurveyInvitation) throws -> Void) throws {
        try connection.forEachRow(
            """
            SELECT \(OccurrenceGroup.sql(of: "g.occurrence")), g.member_id, g.variant, m.locale,
                \(Store.stage(of: "g.member_id", at: "coalesce(g.sent_at, g.claimed_at) + 1")),
                EXISTS (SELECT 1 FROM responses r
                    WHERE r.message_id = g.id AND r.is_late = 0 AND r.is_duplicate = 0 AND r.at < :until)
                OR EXISTS (SELECT 1 FROM anonymous_tokens t
                    WHERE t.campaign = g.campaign AND t.occurrence = g.occurrence AND t.member_id = g.member_id)
            FROM messages g LEFT JOIN members m ON m.id = g.member_id
            WHERE g.kind = 'survey' AND g.step = 'main' AND g.state IN ('sent', 'uncertain', 'complained')
                AND g.campaign IN (:campaign, :former_campaign)
                AND coalesce(g.sent_at, g.claimed_at) >= :from AND coalesce(g.sent_at, g.claimed_at) < :until
            """, scope.parameters
        ) { row in
            try body(
                SurveyInvitation(
                    wave: row.text(0), memberID: row.integer(1), variant: row.optionalText(2),
                    locale: row.optionalText(3), stage: row.optionalText(4), isAnswered: row.integer(5) == 1))
        }
    }

    /// The stage that a member was in before a moment: that of the latest change, or what the first change left.
    static func stage(of member: String, at moment: String) -> String {
        """
        coalesce(
            (SELECT c.to_stage FROM stage_changes c
             WHERE c.member_id = \(member) AND c.entered_at < \(moment)
             ORDER BY c.entered_at DESC, c.id DESC LIMIT 1),
            (SELECT c.from_stage FROM stage_changes c
             WHERE c.member_id = \(member) AND c.entered_at >= \(moment)
             ORDER BY c.entered_at, c.id LIMIT 1))
        """
    }

    /// What is not counted, by wave: late and second answers, what was set aside (by reason), drafts of those who have not answered.
    package func uncountedResponses(_ scope: ReportScope) throws -> [String?: ResponseCounts] {
        var counts: [String?: ResponseCounts] = [:]
        try connection.forEachRow(
            """
            SELECT \(OccurrenceGroup.sql(of: "r.occurrence")), sum(r.is_late), sum(r.is_duplicate = 1 AND r.is_late = 0)
            FROM responses r
            WHERE r.campaign IN (:campaign, :former_campaign) AND r.at >= :from AND r.at < :until
            GROUP BY 1
            """, scope.parameters
        ) { row in
            counts[row.optionalText(0), default: ResponseCounts()].late += row.int(1)
            counts[row.optionalText(0), default: ResponseCounts()].duplicates += row.int(2)
        }
        try connection.forEachRow(
            """
            SELECT \(OccurrenceGroup.sql(of: "g.occurrence")), a.reason, count(*)
            FROM set_aside a LEFT JOIN messages g ON g.id = a.message_id
            WHERE a.campaign IN (:campaign, :former_campaign) AND a.at >= :from AND a.at < :until
            GROUP BY 1, 2
            """, scope.parameters
        ) { counts[$0.optionalText(0), default: ResponseCounts()].setAside[$0.text(1), default: 0] += $0.int(2) }
        try connection.forEachRow(
            """
            SELECT \(OccurrenceGroup.sql(of: "g.occurrence")), count(*)
            FROM drafts d LEFT JOIN messages g ON g.id = d.message_id
            WHERE d.campaign IN (:campaign, :former_campaign) AND d.updated_at >= :from AND d.updated_at < :until
                AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.message_id = d.message_id)
            GROUP BY 1
            """, scope.parameters
        ) { counts[$0.optionalText(0), default: ResponseCounts()].drafts += $0.int(1) }
        return counts
    }

    /// When the occurrences of a campaign were due, the earliest of each wave.
    package func waveTimes(_ scope: ReportScope) throws -> [String: Instant] {
        var times: [String: Instant] = [:]
        try connection.forEachRow(
            """
            SELECT \(OccurrenceGroup.sql), min(due_at) FROM occurrences
            WHERE campaign IN (:campaign, :former_campaign) GROUP BY 1
            """, scope.parameters.filter { $0.key.hasSuffix("campaign") }
        ) { times[$0.text(0)] = Instant(milliseconds: $0.integer(1)) }
        return times
    }

    /// What members who were asked, or have answered, have in a declared attribute.
    /// - Parameter attribute: a name that the workspace declares; without a column there is nothing.
    package func surveyedMembers(_ scope: ReportScope, attribute: String) throws -> [Int64: String] {
        let column = "attr_" + attribute
        guard try declaredColumns(ofMembers: true).contains(column) else { return [:] }
        var values: [Int64: String] = [:]
        try connection.forEachRow(
            """
            SELECT m.id, CAST(m.\(column) AS TEXT) FROM members m
            WHERE m.\(column) IS NOT NULL AND m.id IN (
                SELECT member_id FROM messages
                WHERE kind = 'survey' AND (:campaign IS NULL OR campaign IN (:campaign, :former_campaign))
                UNION SELECT member_id FROM responses
                WHERE member_id IS NOT NULL AND (:campaign IS NULL OR campaign IN (:campaign, :former_campaign)))
            """, scope.parameters.filter { $0.key.hasSuffix("campaign") }
        ) { values[$0.integer(0)] = $0.text(1) }
        return values
    }
}
