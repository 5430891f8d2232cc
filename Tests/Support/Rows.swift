package import Formats
package import SQLite
package import Store

/// Rows written straight into a store, for tests of what reads them.
package struct Rows {
    package let store: Store

    package init(_ store: Store) { self.store = store }

    private func lastID(_ table: String) throws -> Int64 {
        try store.connection.firstRow("SELECT max(id) FROM \(table)", [:], { $0.integer(0) }) ?? 0
    }

    /// A member; `more` holds further columns.
    @discardableResult
    package func member(_ email: String, _ more: [String: SQLValue] = [:], at: Instant = Sample.now) throws -> Int64 {
        let key = try EmailAddress(parsing: email).key
        var values = more
        values["key"] = .blob(store.memberKey(emailKey: key))
        values["email"] = .text(email)
        values["email_key"] = .text(key)
        values["created_at"] = .integer(at.milliseconds)
        values["updated_at"] = .integer(at.milliseconds)
        try insert("members", values)
        return try lastID("members")
    }

    package func activity(
        _ member: Int64, _ kind: String, _ at: Instant, _ more: [String: SQLValue] = [:]
    ) throws {
        var values = more
        values["member_id"] = .integer(member)
        values["kind"] = .text(kind)
        values["at"] = .integer(at.milliseconds)
        values["source"] = "test"
        values["source_key"] = .text(String(try lastID("activities") + 1))
        values["created_at"] = .integer(at.milliseconds)
        try insert("activities", values)
        try store.touchMember(id: member)
    }

    package func tag(_ member: Int64, _ tag: String, at: Instant = Sample.now) throws {
        try insert(
            "member_tags",
            ["member_id": .integer(member), "tag": .text(tag), "added_at": .integer(at.milliseconds)])
    }

    /// A ledger row of a message that was offered to a server.
    package func message(_ member: Int64, _ campaign: String, _ at: Instant, state: String = "sent") throws {
        let id = try lastID("messages") + 1
        try insert(
            "messages",
            [
                "campaign": .text(campaign), "occurrence": .text("o\(id)"), "step": "main",
                "member_id": .integer(member), "intent": "inform", "kind": "email", "priority": 30,
                "state": .text(state), "definition_hash": "h", "planned_at": .integer(at.milliseconds),
                "claimed_at": .integer(at.milliseconds),
                "sent_at": state == "uncertain" ? .null : .integer(at.milliseconds),
                "created_at": .integer(at.milliseconds),
            ])
    }

    /// An answer sheet; a number as an NPS answer unless `kind` says otherwise.
    package func response(
        _ member: Int64, _ campaign: String, _ at: Instant, isDuplicate: Bool = false,
        numbers: [String: Double] = [:], texts: [String: String] = [:], kind: String = "nps"
    ) throws {
        try insert(
            "responses",
            [
                "campaign": .text(campaign), "member_id": .integer(member), "matched_by": "token", "source": "test",
                "source_key": .text("r\(try lastID("responses") + 1)"), "is_duplicate": SQLValue(isDuplicate),
                "at": .integer(at.milliseconds), "received_at": .integer(at.milliseconds),
                "updated_at": .integer(at.milliseconds),
            ])
        let id = SQLValue.integer(try lastID("responses"))
        for (question, number) in numbers {
            try insert(
                "answers",
                ["response_id": id, "question": .text(question), "kind": .text(kind), "number": .real(number)])
        }
        for (question, text) in texts {
            try insert(
                "answers",
                ["response_id": id, "question": .text(question), "kind": "text", "text": .text(text)])
        }
        try store.touchMember(id: member)
    }

    private func insert(_ table: String, _ values: [String: SQLValue]) throws {
        let names = values.keys.sorted()
        try store.connection.run(
            "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (:\(names.joined(separator: ", :")))",
            values)
    }
}
