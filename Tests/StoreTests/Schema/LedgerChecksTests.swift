import SQLite
import TestSupport
import Testing

@testable import Store

/// The ledger's table changes with every message: nothing of its definition may cost more than it says.
struct LedgerChecksTests {
    @Test(arguments: [
        "UPDATE messages SET state = 'sending', claim_id = 1, claimed_at = 2, reason = NULL WHERE id = 3",
        "UPDATE messages SET state = 'sent', sent_at = 1, next_attempt_at = NULL WHERE id = 3 AND state = 'sending'",
        "UPDATE messages SET reason = 'quiet_hours', next_attempt_at = 5 WHERE id = 3",
        """
        INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, definition_hash,
            planned_at, created_at) VALUES ('c', 'o', 'main', 1, 'inform', 'email', 30, 'planned', 'h', 0, 0)
        """,
    ])
    func noChangeOfARowMakesATableOfItsOwn(statement: String) throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let codes = try store.connection.rows("EXPLAIN " + statement) { $0.text(1) }
        #expect(codes.contains("Insert"))
        #expect(!codes.contains("OpenEphemeral"))
    }

    /// Every run asks it, and there may be millions of others.
    @Test func theUncertainAreCountedByTheirOwnIndex() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let plan = try store.connection.rows(
            "EXPLAIN QUERY PLAN SELECT count(*) FROM messages WHERE state = 'uncertain' AND id > 0"
        ) { $0.text(3) }
        #expect(plan.count == 1 && plan[0].contains("messages_uncertain"))
        #expect(try store.uncertainCount() == 0)
    }

    @Test func theChecksAreAsStrictAsBefore() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        func insert(_ state: String, _ intent: String, _ reason: String) throws {
            try store.connection.run(
                """
                INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, reason,
                    definition_hash, planned_at, created_at)
                VALUES ('c', 'o', 'main', 1, :intent, 'email', 30, :state, \(reason), 'h', 0, 0)
                """, ["intent": .text(intent), "state": .text(state)])
        }
        try store.connection.execute("PRAGMA foreign_keys = OFF")
        try insert("planned", "service", "NULL")
        try store.connection.run("DELETE FROM messages")
        try insert("complained", "promo", "'open_case'")
        try store.connection.run("DELETE FROM messages")
        #expect(throws: SQLiteError.self) { try insert("lost", "promo", "NULL") }
        #expect(throws: SQLiteError.self) { try insert("planned", "spam", "NULL") }
        #expect(throws: SQLiteError.self) { try insert("planned", "promo", "'whim'") }
        #expect(try store.connection.rows("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
    }

    @Test(arguments: [
        ("a CHECK (x IN ('b', 'c')), d", "a CHECK (x = 'b' OR x = 'c'), d"),
        ("CHECK (x IN\n    ('b',\n  'c')) y CHECK (z IN ('d'))", "CHECK (x = 'b' OR x = 'c') y CHECK (z = 'd')"),
        ("CHECK (length(x) = 16), CHECK (z IN ('d', 'e'))", "CHECK (length(x) = 16), CHECK (z = 'd' OR z = 'e')"),
        ("no checks", "no checks"),
    ])
    func listsBecomeEqualities(definition: String, expected: String) {
        #expect(Schema003.withoutLists(definition) == expected)
    }
}
