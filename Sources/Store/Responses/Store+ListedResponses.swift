package import Formats
internal import SQLite

/// An answer sheet, as lists show it.
package struct ListedResponse: Sendable {
    package let id: Int64
    package let campaign: String
    package let source: String
    package let sourceKey: String
    package let at: Instant
    package let isLate: Bool
    package let isDuplicate: Bool
    package let matchedBy: String
    /// Set by hand.
    package let isLinked: Bool
    /// Nil for one that is nobody's, and for a member who was erased.
    package let email: String?
    package let hasMember: Bool
    /// Question and answer, in the order of the questions' names; parts of answers are left out.
    package let answers: [(question: String, answer: String)]
}

extension Store {
    /// Answer sheets, the latest first.
    /// - Parameters:
    ///   - campaigns: a campaign with its former name; empty for all.
    ///   - isUnmatched: only those that belong to nobody known.
    package func listedResponses(
        campaign: String?, formerCampaign: String?, isUnmatched: Bool, limit: Int
    ) throws -> [ListedResponse] {
        let found = try connection.rows(
            """
            SELECT r.id, r.campaign, r.source, r.source_key, r.at, r.is_late, r.is_duplicate, r.matched_by,
                r.linked_at IS NOT NULL, m.email, r.member_id IS NOT NULL
            FROM responses r LEFT JOIN members m ON m.id = r.member_id
            WHERE (:campaign IS NULL OR r.campaign IN (:campaign, :former))
                AND (:unmatched = 0 OR r.member_id IS NULL)
            ORDER BY r.at DESC, r.id DESC
            LIMIT :limit
            """,
            [
                "campaign": SQLValue(campaign), "former": SQLValue(formerCampaign ?? campaign),
                "unmatched": SQLValue(isUnmatched), "limit": .integer(Int64(limit)),
            ]
        ) { row in
            ListedResponse(
                id: row.integer(0), campaign: row.text(1), source: row.text(2), sourceKey: row.text(3),
                at: Instant(milliseconds: row.integer(4)), isLate: row.integer(5) == 1,
                isDuplicate: row.integer(6) == 1, matchedBy: row.text(7), isLinked: row.integer(8) == 1,
                email: row.optionalText(9), hasMember: row.integer(10) == 1, answers: [])
        }
        return try found.map { response in
            ListedResponse(response, answers: try shownAnswers(response.id))
        }
    }

    private func shownAnswers(_ id: Int64) throws -> [(question: String, answer: String)] {
        try connection.rows(
            """
            SELECT question, number, text FROM answers
            WHERE response_id = :id AND question NOT LIKE '%.%'
            ORDER BY question
            """, ["id": .integer(id)]
        ) { row in
            let number = row.optionalReal(1).map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int64($0))" : "\($0)" }
            return (row.text(0), row.optionalText(2) ?? number ?? "")
        }
    }

    /// True when a response of this identity is kept.
    package func hasResponse(source: String, key: String, campaign: String) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 FROM responses
            WHERE source = :source AND campaign = :campaign AND source_key IN (:key, :own_key)
            LIMIT 1
            """,
            [
                "source": .text(source), "campaign": .text(campaign), "key": .text(key),
                "own_key": .text(campaign + "/" + key),
            ])
    }

    /// A response by its number.
    package func unlinkedResponse(_ id: Int64) throws -> (campaign: String, at: Instant, memberID: Int64?)? {
        try connection.firstRow(
            "SELECT campaign, at, member_id FROM responses WHERE id = :id", ["id": .integer(id)]
        ) { ($0.text(0), Instant(milliseconds: $0.integer(1)), $0.optionalInteger(2)) }
    }

    /// Says by hand whose a response is. Says whether it now counts beside another of the same member.
    package func linkResponse(
        _ id: Int64, memberID: Int64, message: LinkedMessage?, isLate: Bool, now: Instant
    ) throws -> (isLate: Bool, isDuplicate: Bool) {
        try inTransaction {
            let isDuplicate =
                try connection.hasRow(
                    """
                    SELECT 1 FROM responses o JOIN responses r ON r.id = :id
                    WHERE o.member_id = :member AND o.id <> r.id AND o.campaign = r.campaign
                        AND coalesce(o.occurrence, '') = :occurrence AND o.is_duplicate = 0
                        AND (o.is_late = 0 OR :is_late = 1)
                    LIMIT 1
                    """,
                    [
                        "id": .integer(id), "member": .integer(memberID),
                        "occurrence": .text(message?.occurrence ?? ""),
                        "is_late": SQLValue(isLate),
                    ])
            try connection.run(
                """
                UPDATE responses SET member_id = :member, message_id = :message, occurrence = :occurrence,
                    is_late = :is_late, is_duplicate = :is_duplicate, linked_at = :now, updated_at = :now
                WHERE id = :id
                """,
                [
                    "id": .integer(id), "member": .integer(memberID), "message": SQLValue(message?.id),
                    "occurrence": SQLValue(message?.occurrence), "is_late": SQLValue(isLate),
                    "is_duplicate": SQLValue(isDuplicate), "now": .integer(now.milliseconds),
                ])
            try touchMember(id: memberID)
            return (isLate, isDuplicate)
        }
    }
}

extension ListedResponse {
    fileprivate init(_ other: ListedResponse, answers: [(question: String, answer: String)]) {
        self.init(
            id: other.id, campaign: other.campaign, source: other.source, sourceKey: other.sourceKey, at: other.at,
            isLate: other.isLate, isDuplicate: other.isDuplicate, matchedBy: other.matchedBy, isLinked: other.isLinked,
            email: other.email, hasMember: other.hasMember, answers: answers)
    }
}
