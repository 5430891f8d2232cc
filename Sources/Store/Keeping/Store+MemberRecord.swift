internal import Formats
package import SQLite

/// A row as it stands, its columns in the order of the table.
package struct StoredRow: Sendable {
    package let columns: [(name: String, value: SQLValue)]

    package subscript(name: String) -> SQLValue? { columns.first { $0.name == name }?.value }
}

/// Who a member is: what an erasure looks for everywhere.
package struct PersonDetails: Sendable {
    package let memberID: Int64?
    package let email: String?
    package let emailKey: String?
    package let externalID: String?
    package let firstName: String?
    package let lastName: String?
    package let name: String?
    package let isErased: Bool
    /// Our Message-IDs of what was sent to them.
    package let messageIDs: [String]

    package init(
        memberID: Int64?, email: String?, emailKey: String?, externalID: String? = nil, firstName: String? = nil,
        lastName: String? = nil, name: String? = nil, isErased: Bool = false, messageIDs: [String] = []
    ) {
        self.memberID = memberID
        self.email = email
        self.emailKey = emailKey
        self.externalID = externalID
        self.firstName = firstName
        self.lastName = lastName
        self.name = name
        self.isErased = isErased
        self.messageIDs = messageIDs
    }
}

extension Store {
    /// Who a member is; nil when there is none of this id.
    package func personDetails(memberID: Int64) throws -> PersonDetails? {
        let messageIDs = try connection.rows(
            "SELECT message_id FROM messages WHERE member_id = :member AND message_id IS NOT NULL",
            ["member": .integer(memberID)]
        ) { $0.text(0) }
        return try connection.firstRow(
            """
            SELECT email, email_key, external_id, first_name, last_name, name, erased_at FROM members WHERE id = :id
            """, ["id": .integer(memberID)]
        ) {
            PersonDetails(
                memberID: memberID, email: $0.optionalText(0), emailKey: $0.optionalText(1),
                externalID: $0.optionalText(2), firstName: $0.optionalText(3), lastName: $0.optionalText(4),
                name: $0.optionalText(5), isErased: !$0.isNull(6), messageIDs: messageIDs)
        }
    }

    /// The member's own row, every column of it.
    package func memberRow(id: Int64) throws -> StoredRow? {
        try storedRows(of: "members", where: "id = :value", .integer(id)).first
    }

    /// Everything that the store holds under a member's id, by table: whatever tables there are, so that nothing is left
    /// out. `answers` come with their responses.
    package func memberRecords(memberID: Int64) throws -> [(table: String, rows: [StoredRow])] {
        try tables().filter { $0.has("member_id") && $0.name != "members" }.map {
            ($0.name, try storedRows(of: $0.name, where: "member_id = :value", .integer(memberID)))
        }
    }

    /// What the store holds under an address that is not a member's row: sign-ups, suppressions.
    package func addressRecords(emailKey: String) throws -> [(table: String, rows: [StoredRow])] {
        var found: [(String, [StoredRow])] = []
        for table in try tables() where table.name != "members" && table.name != "erasures" && !table.has("member_id") {
            var rows: [StoredRow] = []
            if table.has("email_hash") {
                rows += try storedRows(
                    of: table.name, where: "email_hash = :value", .blob(emailHash(emailKey: emailKey)))
            } else if table.has("email_key") {
                rows += try storedRows(of: table.name, where: "email_key = :value", .text(emailKey))
            }
            if !rows.isEmpty { found.append((table.name, rows)) }
        }
        return found
    }

    /// The answers of one response, in the order of their questions' names.
    package func answerRows(responseID: Int64) throws -> [StoredRow] {
        try storedRows(of: "answers", where: "response_id = :value", .integer(responseID))
    }

    /// Webhook events, oldest first, 100 at a time in memory, without those whose bodies are gone.
    package func forEachWebhookEvent(_ body: (KeptWebhookEvent) throws -> Void) throws {
        var after: Int64 = 0
        while true {
            let events = try connection.rows(
                """
                SELECT e.id, e.hook, e.event_id, e.body, e.received_at, e.state, e.error, e.response_id, r.member_id
                FROM webhook_events e LEFT JOIN responses r ON r.id = e.response_id
                WHERE e.id > :after AND (length(e.body) > 0 OR e.error IS NOT NULL) ORDER BY e.id LIMIT 100
                """, ["after": .integer(after)]
            ) {
                KeptWebhookEvent(
                    id: $0.integer(0), hook: $0.text(1), eventID: $0.text(2), body: $0.blob(3),
                    receivedAt: Instant(milliseconds: $0.integer(4)), state: $0.text(5), error: $0.optionalText(6),
                    responseID: $0.optionalInteger(7), memberID: $0.optionalInteger(8))
            }
            guard let last = events.last else { return }
            for event in events { try body(event) }
            after = last.id
        }
    }

    /// The member of a ledger row.
    package func memberID(ofMessage row: Int64) throws -> Int64? {
        try connection.firstRow(
            "SELECT member_id FROM messages WHERE id = :id", ["id": .integer(row)], { $0.integer(0) })
    }

    /// The rejects files of imports, as far as it is known where they were written.
    package func rejectsFiles() throws -> [String] {
        try connection.rows("SELECT DISTINCT rejects_file FROM imports WHERE rejects_file IS NOT NULL") { $0.text(0) }
    }

    /// The condition is one of those above, the table one of `tables()`.
    private func storedRows(of table: String, where condition: String, _ value: SQLValue) throws -> [StoredRow] {
        let order = table == "answers" ? "question" : table == "members" ? "id" : "rowid"
        return try connection.rows(
            "SELECT * FROM \(table) WHERE \(condition) ORDER BY \(order)", ["value": value]
        ) { row in StoredRow(columns: (0..<row.columnCount).map { (row.name($0), row.value($0)) }) }
    }
}
