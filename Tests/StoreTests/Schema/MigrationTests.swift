import Crypto
import Foundation
import SQLite
import TestSupport
import Testing

@testable import Store

/// A store of the first schema, with data, opened by this version.
struct MigrationTests {
    private let folder = TemporaryFolder()
    private let salt = [UInt8](repeating: 7, count: 32)

    private func key(_ emailKey: String) -> [UInt8] { Store.memberKey(emailKey: emailKey, HMACKey(salt)) }

    /// Three members: one as most are, one whose address has changed, one who was erased.
    private func oldStore(_ more: String = "") throws -> String {
        let path = folder.path + "/old.sqlite"
        let connection = try Connection(path: path)
        try connection.execute(Schema001.sql)
        try connection.execute(
            """
            ALTER TABLE members ADD COLUMN attr_city TEXT;
            ALTER TABLE members ADD COLUMN attr_points REAL;
            INSERT INTO meta (name, value) VALUES ('schema_version', 1), ('stages_hash', 'abc');
            """)
        try connection.run("INSERT INTO meta (name, value) VALUES ('salt', :salt)", ["salt": .blob(salt)])
        try connection.run(
            """
            INSERT INTO members (id, key, email, email_key, external_id, stage, touched, created_at, updated_at, erased_at,
                attr_city, attr_points)
            VALUES (3, :anna, 'Anna@x.org', 'anna@x.org', 'A-1', 'repeat', 0, 1, 2, NULL, 'Пенза', 1.5),
                (4, :boris, 'new@x.org', 'new@x.org', NULL, NULL, 1, 1, 2, NULL, NULL, NULL),
                (9, :nobody, NULL, NULL, NULL, NULL, 0, 1, 2, 3, NULL, NULL)
            """,
            [
                "anna": .blob(key("anna@x.org")), "boris": .blob(key("old@x.org")),
                "nobody": .blob(key("erased@x.org")),
            ])
        try connection.execute(
            """
            INSERT INTO member_tags (member_id, tag, added_at) VALUES (3, 'staff', 5), (4, 'core', 6);
            INSERT INTO consents (id, member_id, purpose, state, source, at) VALUES (7, 3, 'all', 'granted', 'x', 5);
            INSERT INTO consent_states (member_id, purpose, state, at) VALUES (3, 'all', 'granted', 5);
            INSERT INTO activities (id, member_id, kind, at, source, source_key, created_at)
            VALUES (11, 3, 'purchase', 5, 'shop', '1', 5);
            """ + more)
        return path
    }

    @Test func aStoreOfTheFirstSchemaComesAlongWithoutLoss() throws {
        let store = try Store(path: oldStore())
        let members = try store.connection.rows(
            """
            SELECT id, key, email, email_key, external_id, stage, touched, created_at, updated_at, erased_at, attr_city,
                attr_points
            FROM members ORDER BY id
            """
        ) { row in (0..<12).map { row.value($0) } }
        #expect(
            members == [
                [
                    3, .blob(key("anna@x.org")), "Anna@x.org", "anna@x.org", "A-1", "repeat", 0, 1, 2, nil, "Пенза",
                    1.5,
                ],
                [4, .blob(key("old@x.org")), "new@x.org", "new@x.org", nil, nil, 1, 1, 2, nil, nil, nil],
                [9, .blob(key("erased@x.org")), nil, nil, nil, nil, 0, 1, 2, 3, nil, nil],
            ])
        #expect(try store.tags(memberID: 4) == ["core"])
        #expect(try store.consentStanding(memberID: 3, purpose: "all")?.state == .granted)
        let activities = try store.connection.rows("SELECT id, member_id FROM activities") {
            [$0.integer(0), $0.integer(1)]
        }
        #expect(activities == [[11, 3]])
        #expect(try store.connection.rows("SELECT member_id FROM members_view ORDER BY 1") { $0.int(0) } == [3, 4])
        #expect(try store.connection.rows("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
        #expect(try store.connection.rows("PRAGMA foreign_key_check") { $0.text(0) }.isEmpty)
        #expect(try store.connection.firstRow("PRAGMA foreign_keys", [:]) { $0.int(0) } == 1)
    }

    @Test func idsGoOnAboveThoseThatWere() throws {
        let store = try Store(path: oldStore())
        try store.connection.execute("INSERT INTO members (key, created_at, updated_at) VALUES (x'00', 1, 1)")
        #expect(store.connection.lastInsertedID == 10)
    }

    @Test func referencesAndUniqueValuesAreStillHeld() throws {
        let store = try Store(path: oldStore())
        func refuses(_ sql: String) -> Bool {
            do {
                try store.connection.execute(sql)
                return false
            } catch { return error.isConstraint }
        }
        #expect(refuses("INSERT INTO member_tags (member_id, tag, added_at) VALUES (99, 'x', 1)"))
        #expect(refuses("DELETE FROM members WHERE id = 3"))
        #expect(refuses("INSERT INTO members (key, external_id, created_at, updated_at) VALUES (x'00', 'A-1', 1, 1)"))
        #expect(
            refuses("INSERT INTO members (key, email_key, created_at, updated_at) VALUES (x'00', 'new@x.org', 1, 1)"))
        #expect(refuses("INSERT INTO consent_states (member_id, purpose, state, at) VALUES (3, 'all', 'granted', 9)"))
    }

    @Test func whoGetsAnAddressThatWasAnothersGetsAnotherKey() throws {
        let store = try Store(path: oldStore())
        #expect(try store.newMemberKey(emailKey: "old@x.org") != key("old@x.org"))
        #expect(try store.newMemberKey(emailKey: "free@x.org") == key("free@x.org"))
        try store.connection.execute("UPDATE members SET email = 'c@x.org', email_key = 'c@x.org' WHERE id = 3")
        #expect(try store.newMemberKey(emailKey: "anna@x.org") != key("anna@x.org"))
    }

    @Test func nothingOfAnErasedKeyIsKept() throws {
        let store = try Store(path: oldStore())
        try store.connection.execute("UPDATE members SET key = x'01', email_key = NULL, erased_at = 9 WHERE id = 4")
        #expect(try store.connection.rows("SELECT key FROM frozen_keys") { $0.blob(0) }.isEmpty)
    }

    @Test func aStoreWithDanglingReferencesIsLeftAsItWas() throws {
        let path = try oldStore(
            """
            INSERT INTO activities (id, member_id, kind, at, source, source_key, created_at)
            VALUES (12, 77, 'purchase', 5, 'shop', '2', 5);
            """)
        #expect(throws: StoreError.self) { try Store(path: path) }
        let connection = try Connection(path: path, readOnly: true)
        #expect(
            try connection.firstRow("SELECT value FROM meta WHERE name = 'schema_version'", [:]) { $0.int(0) } == 1)
        #expect(try connection.firstRow("SELECT count(*) FROM members", [:]) { $0.int(0) } == 3)
    }
}
