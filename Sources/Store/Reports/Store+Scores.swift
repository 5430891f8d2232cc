package import Formats
internal import SQLite

/// Which answers and messages a report is about.
package struct ReportScope: Sendable {
    /// Nil is every campaign.
    package var campaign: String?
    package var formerCampaign: String?
    /// The question whose scores are meant; nil is every NPS question.
    package var question: String?
    /// The first instant that counts, and the first that no longer does.
    package var from: Instant?
    package var until: Instant?
    /// Nothing later than this is known.
    package var now: Instant

    package init(
        campaign: String? = nil, formerCampaign: String? = nil, question: String? = nil, from: Instant? = nil,
        until: Instant? = nil, now: Instant
    ) {
        self.campaign = campaign
        self.formerCampaign = formerCampaign
        self.question = question
        self.from = from
        self.until = until
        self.now = now
    }

    var parameters: [String: SQLValue] {
        [
            "campaign": SQLValue(campaign), "former_campaign": SQLValue(formerCampaign ?? campaign),
            "from": .integer(from?.milliseconds ?? Int64.min),
            "until": .integer(min(until?.milliseconds ?? Int64.max, now.milliseconds + 1)),
        ]
    }
}

/// One score that counts.
package struct Score: Sendable {
    package let campaign: String
    package let value: Int
    package let at: Instant
    /// Nil where nobody is known for it.
    package let memberID: Int64?
    /// The member's stage just before the answer, as far as it is recorded.
    package let stage: String?
    /// Occurrences of one member each are one wave.
    package let wave: String?
    package let variant: String?
    package let locale: String?
    /// Nobody can tell whose it is, nor when it came.
    package let isAnonymous: Bool

    package var isMatched: Bool { memberID != nil }
}

/// What a report leaves out or sets the answers against.
package struct ResponseCounts: Sendable, Hashable {
    /// Messages of the survey that reached someone.
    package var invited = 0
    /// Of those, how many were answered in time.
    package var answered = 0
    package var late = 0
    package var duplicates = 0
    /// What was sent from pages and is not counted, by `SetAsideReason`.
    package var setAside: [String: Int] = [:]
    /// Begun on a page and not sent.
    package var drafts = 0

    package init() {}

    package static func += (sum: inout ResponseCounts, other: ResponseCounts) {
        sum.invited += other.invited
        sum.answered += other.answered
        sum.late += other.late
        sum.duplicates += other.duplicates
        sum.drafts += other.drafts
        sum.setAside.merge(other.setAside, uniquingKeysWith: +)
    }
}

extension Store {
    /// Calls `body` with each NPS score that counts, oldest first. Late answers and duplicates do not.
    ///
    /// The stage is that of the latest change before the answer, so that a stage which the answer itself led to does not
    /// explain the answer; before the first change, what that change left.
    package func forEachScore(_ scope: ReportScope, _ body: (Score) throws -> Void) throws {
        var parameters = scope.parameters
        parameters["question"] = SQLValue(scope.question)
        try connection.forEachRow(
            """
            SELECT r.campaign, a.number, r.at, r.member_id, \(Store.stage(of: "r.member_id", at: "r.at")),
                \(OccurrenceGroup.sql(of: "r.occurrence")), g.variant, coalesce(r.locale, m.locale), r.source = 'anonymous'
            FROM responses r JOIN answers a ON a.response_id = r.id
                LEFT JOIN messages g ON g.id = r.message_id LEFT JOIN members m ON m.id = r.member_id
            WHERE a.kind = 'nps' AND (:question IS NULL OR a.question = :question)
                AND (:campaign IS NULL OR r.campaign IN (:campaign, :former_campaign))
                AND r.is_late = 0 AND r.is_duplicate = 0 AND r.at >= :from AND r.at < :until
            ORDER BY r.at, r.id
            """, parameters
        ) { row in
            try body(
                Score(
                    campaign: row.text(0), value: row.int(1), at: Instant(milliseconds: row.integer(2)),
                    memberID: row.optionalInteger(3), stage: row.optionalText(4), wave: row.optionalText(5),
                    variant: row.optionalText(6), locale: row.optionalText(7), isAnonymous: row.integer(8) == 1))
        }
    }

    /// Invitations (by when they were sent) and the responses that are not counted (by when they were given).
    package func responseCounts(_ scope: ReportScope) throws -> ResponseCounts {
        var counts = ResponseCounts()
        try connection.forEachRow(
            """
            SELECT count(*),
                coalesce(sum(EXISTS (
                    SELECT 1 FROM responses r
                    WHERE r.message_id = g.id AND r.is_late = 0 AND r.is_duplicate = 0 AND r.at < :until)
                    OR EXISTS (
                    SELECT 1 FROM anonymous_tokens t
                    WHERE t.campaign = g.campaign AND t.occurrence = g.occurrence AND t.member_id = g.member_id)), 0)
            FROM messages g
            WHERE g.kind = 'survey' AND g.step = 'main' AND g.state IN ('sent', 'uncertain', 'complained')
                AND (:campaign IS NULL OR g.campaign IN (:campaign, :former_campaign))
                AND coalesce(g.sent_at, g.claimed_at) >= :from AND coalesce(g.sent_at, g.claimed_at) < :until
            """, scope.parameters
        ) { (counts.invited, counts.answered) = ($0.int(0), $0.int(1)) }
        try connection.forEachRow(
            """
            SELECT coalesce(sum(r.is_late), 0), coalesce(sum(r.is_duplicate = 1 AND r.is_late = 0), 0)
            FROM responses r
            WHERE (:campaign IS NULL OR r.campaign IN (:campaign, :former_campaign))
                AND r.at >= :from AND r.at < :until
            """, scope.parameters
        ) { (counts.late, counts.duplicates) = ($0.int(0), $0.int(1)) }
        try connection.forEachRow(
            """
            SELECT reason, count(*) FROM set_aside
            WHERE (:campaign IS NULL OR campaign IN (:campaign, :former_campaign)) AND at >= :from AND at < :until
            GROUP BY reason
            """, scope.parameters
        ) { counts.setAside[$0.text(0)] = $0.int(1) }
        return counts
    }

    /// Campaigns with responses or survey messages, by the names that these carry.
    package func surveyNames() throws -> [String] {
        try connection.rows(
            """
            SELECT campaign FROM responses UNION SELECT campaign FROM messages WHERE kind = 'survey' ORDER BY campaign
            """
        ) { $0.text(0) }
    }

    /// True when the store has responses or survey messages of a campaign.
    package func hasSurvey(_ campaign: String) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM responses WHERE campaign = :campaign)
                OR EXISTS (SELECT 1 FROM messages WHERE campaign = :campaign AND kind = 'survey')
            """, ["campaign": .text(campaign)])
    }
}
