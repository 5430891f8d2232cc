internal import Crypto
package import Formats
internal import JSON
internal import SQLite

extension Store {
    /// Notes that a member has answered an anonymous survey. False when they had before.
    package func useAnonymousToken(campaign: String, occurrence: String, memberID: Int64, day: CivilDate) throws -> Bool
    {
        try connection.run(
            """
            INSERT INTO anonymous_tokens (campaign, occurrence, member_id, day)
            VALUES (:campaign, :occurrence, :member, :day)
            ON CONFLICT (campaign, occurrence, member_id) DO NOTHING
            """,
            [
                "campaign": .text(campaign), "occurrence": .text(occurrence), "member": .integer(memberID),
                "day": .text(day.description),
            ]) > 0
    }

    package func hasUsedAnonymousToken(campaign: String, occurrence: String, memberID: Int64) throws -> Bool {
        try connection.hasRow(
            """
            SELECT 1 FROM anonymous_tokens
            WHERE campaign = :campaign AND occurrence = :occurrence AND member_id = :member
            """,
            ["campaign": .text(campaign), "occurrence": .text(occurrence), "member": .integer(memberID)])
    }

    /// Keeps a sheet under a random id, with nothing that says whose it is.
    package func addAnonymousSheet(
        campaign: String, occurrence: String, definitionHash: String, answers: [ResponseRecord.Answer]
    ) throws {
        let rows = answers.map { answer in
            JSONValue.array([
                .string(answer.question), .string(answer.kind), answer.number.map { .real($0) } ?? .null,
                answer.text.map { .string($0) } ?? .null,
            ])
        }
        try connection.run(
            """
            INSERT INTO anonymous_sheets (id, campaign, occurrence, definition_hash, answers)
            VALUES (:id, :campaign, :occurrence, :hash, :answers)
            """,
            [
                "id": .blob(Crypto.randomBytes(16)), "campaign": .text(campaign), "occurrence": .text(occurrence),
                "hash": .text(definitionHash), "answers": .text(JSONValue.array(rows).text()),
            ])
    }

    /// Makes responses of the sheets that wait, if there are so many, in an order of chance, all with the same time and with
    /// random ids that no other response's lie between. Returns how many.
    /// - Parameter at: a time that says nothing of any of them.
    package func releaseAnonymousSheets(campaign: String, occurrence: String, least: Int, at: Instant) throws -> Int {
        let waiting = try connection.rows(
            """
            SELECT id, definition_hash, answers FROM anonymous_sheets
            WHERE campaign = :campaign AND occurrence = :occurrence
            """, ["campaign": .text(campaign), "occurrence": .text(occurrence)]
        ) { ($0.blob(0), $0.text(1), $0.text(2)) }
        guard waiting.count >= least else { return 0 }
        try inTransaction {
            for (id, hash, answers) in waiting.shuffled() {
                try connection.run("DELETE FROM anonymous_sheets WHERE id = :id", ["id": .blob(id)])
                let response = Store.randomResponseID()
                try connection.run(
                    """
                    INSERT INTO responses (id, campaign, occurrence, matched_by, source, source_key, definition_hash, at,
                        received_at, updated_at)
                    VALUES (:id, :campaign, :occurrence, 'none', 'anonymous', :key, :hash, :at, :at, :at)
                    """,
                    [
                        "id": .integer(response), "campaign": .text(campaign),
                        "occurrence": occurrence.isEmpty ? .null : .text(occurrence),
                        "key": .text(TextCode.hex(Crypto.randomBytes(16))), "hash": .text(hash),
                        "at": .integer(at.milliseconds),
                    ])
                try replaceAnswers(of: response, by: Store.answers(answers))
            }
        }
        return waiting.count
    }

    /// Campaigns and occurrences of which sheets wait.
    package func waitingAnonymousSheets() throws -> [(campaign: String, occurrence: String, count: Int)] {
        try connection.rows(
            """
            SELECT campaign, occurrence, count(*) FROM anonymous_sheets
            GROUP BY campaign, occurrence ORDER BY campaign, occurrence
            """
        ) { ($0.text(0), $0.text(1), $0.int(2)) }
    }

    /// When an occurrence was due, and when it closes.
    package func occurrenceTimes(campaign: String, occurrence: String) throws -> (dueAt: Instant?, closesAt: Instant?)?
    {
        try connection.firstRow(
            "SELECT due_at, closes_at FROM occurrences WHERE campaign = :campaign AND occurrence = :occurrence",
            ["campaign": .text(campaign), "occurrence": .text(occurrence)]
        ) {
            (
                $0.optionalInteger(0).map(Instant.init(milliseconds:)),
                $0.optionalInteger(1).map(Instant.init(milliseconds:))
            )
        }
    }

    /// Below zero: where no counted-up id ever is, and the order of the rows is that of chance.
    private static func randomResponseID() -> Int64 {
        -Int64(Crypto.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 11) - 1
    }

    private static func answers(_ text: String) -> [ResponseRecord.Answer] {
        guard case .array(let rows)? = try? JSONValue(parsing: Array(text.utf8)) else { return [] }
        return rows.compactMap { row in
            guard case .array(let cells) = row, cells.count == 4, case .string(let question) = cells[0],
                case .string(let kind) = cells[1]
            else { return nil }
            var number: Double?
            if case .real(let value) = cells[2] { number = value }
            if case .integer(let value) = cells[2] { number = Double(value) }
            var words: String?
            if case .string(let value) = cells[3] { words = value }
            return ResponseRecord.Answer(question: question, kind: kind, number: number, text: words)
        }
    }
}
