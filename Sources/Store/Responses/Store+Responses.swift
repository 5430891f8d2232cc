package import Formats
internal import SQLite

extension Store {
    /// Saves a response by its identity (source, source key, campaign): inserts it, changes it, or finds it unchanged. Marks
    /// the member as touched when something changed. Runs in the caller's transaction, or in one of its own.
    package func saveResponse(_ record: ResponseRecord, now: Instant) throws -> SavedResponse {
        if connection.isInTransaction { return try saveResponseInTransaction(record, now: now) }
        return try connection.transaction { try saveResponseInTransaction(record, now: now) }
    }

    /// The answers that a source has given under a key, in the order of their questions' names.
    package func savedAnswers(source: String, sourceKey: String) throws -> [ResponseRecord.Answer] {
        try connection.rows(
            """
            SELECT a.question, a.kind, a.number, a.text
            FROM answers a JOIN responses r ON r.id = a.response_id
            WHERE r.source = :source AND r.source_key = :source_key
            ORDER BY a.question
            """, ["source": .text(source), "source_key": .text(sourceKey)], Store.answer)
    }

    private static func answer(_ row: Statement) -> ResponseRecord.Answer {
        ResponseRecord.Answer(
            question: row.text(0), kind: row.text(1), number: row.optionalReal(2), text: row.optionalText(3))
    }

    private struct Existing {
        let id: Int64
        let isLate: Bool
        let isDuplicate: Bool
        let occurrence: String?
        let messageID: Int64?
        let memberID: Int64?
        /// Another campaign's response has the same source and key.
        let isForeign: Bool
        let at: Instant
        let matchedBy: ResponseRecord.MatchedBy
    }

    private func saveResponseInTransaction(_ record: ResponseRecord, now: Instant) throws -> SavedResponse {
        var record = record
        var existing = try existingResponse(record)
        if existing?.isForeign == true {
            // The tools number the answers of each survey from 1: the key is this campaign's own from here on.
            record.sourceKey = record.campaign + "/" + record.sourceKey
            existing = nil
        }
        if let existing, record.yieldsToNewer, existing.at > record.at {
            return SavedResponse(
                id: existing.id, change: .older, isLate: existing.isLate, isDuplicate: existing.isDuplicate)
        }
        if let existing, existing.memberID != nil, record.memberID == nil {
            // Whose it is was known otherwise, or said by hand: this source does not know better.
            record.memberID = existing.memberID
            record.messageID = existing.messageID
            record.occurrence = existing.occurrence
            record.matchedBy = existing.matchedBy
            record.isLate = record.isLate || existing.isLate
        }
        if let existing, record.isLate, !existing.isLate {
            return SavedResponse(id: existing.id, change: .kept, isLate: true, isDuplicate: existing.isDuplicate)
        }
        let isDuplicate = try hasOtherResponse(record, than: existing?.id ?? 0)
        if let existing {
            let isSame =
                try existing.isLate == record.isLate && existing.isDuplicate == isDuplicate
                && existing.occurrence == record.occurrence && existing.messageID == record.messageID
                && existing.memberID == record.memberID
                && savedAnswers(of: existing.id) == record.answers.sorted { $0.question < $1.question }
            guard !isSame else {
                return SavedResponse(
                    id: existing.id, change: .unchanged, isLate: record.isLate, isDuplicate: isDuplicate)
            }
            try updateResponse(existing.id, record, isDuplicate: isDuplicate, now: now)
            try replaceAnswers(of: existing.id, by: record.answers)
            for id in Set([existing.memberID, record.memberID].compactMap(\.self)) { try touchMember(id: id) }
            return SavedResponse(id: existing.id, change: .updated, isLate: record.isLate, isDuplicate: isDuplicate)
        }
        let id = try insertResponse(record, isDuplicate: isDuplicate, now: now)
        try replaceAnswers(of: id, by: record.answers)
        if let id = record.memberID { try touchMember(id: id) }
        return SavedResponse(id: id, change: .created, isLate: record.isLate, isDuplicate: isDuplicate)
    }

    private func savedAnswers(of id: Int64) throws -> [ResponseRecord.Answer] {
        try connection.rows(
            "SELECT question, kind, number, text FROM answers WHERE response_id = :id ORDER BY question",
            ["id": .integer(id)], Store.answer)
    }

    /// The response of this identity, the campaign's own first.
    private func existingResponse(_ record: ResponseRecord) throws -> Existing? {
        let former = record.formerCampaign ?? record.campaign
        return try connection.firstRow(
            """
            SELECT id, is_late, is_duplicate, occurrence, message_id, member_id,
                campaign NOT IN (:campaign, :former_campaign) AS is_foreign, at, matched_by
            FROM responses
            WHERE source = :source AND source_key IN (:source_key, :own_key, :former_key)
                AND (source_key = :source_key
                    OR (source_key = :own_key AND campaign = :campaign)
                    OR (source_key = :former_key AND campaign = :former_campaign))
            ORDER BY is_foreign, id
            LIMIT 1
            """,
            [
                "source": .text(record.source), "source_key": .text(record.sourceKey),
                "own_key": .text(record.campaign + "/" + record.sourceKey),
                "former_key": .text(former + "/" + record.sourceKey), "campaign": .text(record.campaign),
                "former_campaign": .text(former),
            ]
        ) {
            Existing(
                id: $0.integer(0), isLate: $0.integer(1) == 1, isDuplicate: $0.integer(2) == 1,
                occurrence: $0.optionalText(3), messageID: $0.optionalInteger(4), memberID: $0.optionalInteger(5),
                isForeign: $0.integer(6) == 1, at: Instant(milliseconds: $0.integer(7)),
                matchedBy: ResponseRecord.MatchedBy(rawValue: $0.text(8)) ?? .none)
        }
    }

    /// True when the same member has another counted response to the same occurrence; a late one does not stand in the
    /// way of one that came in time.
    private func hasOtherResponse(_ record: ResponseRecord, than id: Int64) throws -> Bool {
        guard let memberID = record.memberID else { return false }
        return try connection.hasRow(
            """
            SELECT 1 FROM responses
            WHERE member_id = :member_id AND id <> :id AND campaign IN (:campaign, :former_campaign)
                AND coalesce(occurrence, '') = :occurrence AND is_duplicate = 0 AND (is_late = 0 OR :is_late = 1)
            LIMIT 1
            """,
            [
                "member_id": .integer(memberID), "id": .integer(id), "campaign": .text(record.campaign),
                "former_campaign": .text(record.formerCampaign ?? record.campaign),
                "occurrence": .text(record.occurrence ?? ""), "is_late": SQLValue(record.isLate),
            ])
    }

    private func insertResponse(_ record: ResponseRecord, isDuplicate: Bool, now: Instant) throws -> Int64 {
        try connection.firstRow(
            """
            INSERT INTO responses (campaign, occurrence, message_id, member_id, matched_by, source, source_key, locale,
                definition_hash, is_late, is_duplicate, at, received_at, updated_at)
            VALUES (:campaign, :occurrence, :message_id, :member_id, :matched_by, :source, :source_key, :locale,
                :definition_hash, :is_late, :is_duplicate, :at, :now, :now)
            RETURNING id
            """,
            values(of: record, isDuplicate: isDuplicate, now: now).merging([
                "campaign": .text(record.campaign), "source": .text(record.source),
                "source_key": .text(record.sourceKey),
            ]) { first, _ in first }, { $0.integer(0) })!
    }

    private func updateResponse(_ id: Int64, _ record: ResponseRecord, isDuplicate: Bool, now: Instant) throws {
        try connection.run(
            """
            UPDATE responses SET occurrence = :occurrence, message_id = :message_id, member_id = :member_id,
                matched_by = :matched_by, locale = :locale, definition_hash = :definition_hash, is_late = :is_late,
                is_duplicate = :is_duplicate, at = :at, updated_at = :now
            WHERE id = :id
            """,
            values(of: record, isDuplicate: isDuplicate, now: now).merging(["id": .integer(id)]) { first, _ in first })
    }

    private func values(of record: ResponseRecord, isDuplicate: Bool, now: Instant) -> [String: SQLValue] {
        [
            "occurrence": SQLValue(record.occurrence), "message_id": SQLValue(record.messageID),
            "member_id": SQLValue(record.memberID), "matched_by": .text(record.matchedBy.rawValue),
            "locale": SQLValue(record.locale), "definition_hash": SQLValue(record.definitionHash),
            "is_late": SQLValue(record.isLate), "is_duplicate": SQLValue(isDuplicate),
            "at": .integer(record.at.milliseconds), "now": .integer(now.milliseconds),
        ]
    }

    func replaceAnswers(of id: Int64, by answers: [ResponseRecord.Answer]) throws {
        try connection.run("DELETE FROM answers WHERE response_id = :id", ["id": .integer(id)])
        for answer in answers {
            try connection.run(
                """
                INSERT INTO answers (response_id, question, kind, number, text)
                VALUES (:id, :question, :kind, :number, :text)
                """,
                [
                    "id": .integer(id), "question": .text(answer.question), "kind": .text(answer.kind),
                    "number": SQLValue(answer.number), "text": SQLValue(answer.text),
                ])
        }
    }
}
