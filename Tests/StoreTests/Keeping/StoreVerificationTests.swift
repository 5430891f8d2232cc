import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

/// Each thing that must hold, broken once by hand in a store that is sound otherwise.
@Suite struct StoreVerificationTests {
    private let folder = TemporaryFolder()

    private func store() throws -> Store {
        let store = try Sample.store(in: folder)
        try store.addDeclaredColumns(Sample.definition())
        let anna = try store.seedMember("anna@example.org")
        try store.seedOccurrence("c", "o", dueAt: Sample.now, closesAt: nil)
        let message = try store.seedMessage("c", "o", memberID: anna, at: Sample.now)
        try store.connection.run("UPDATE messages SET message_id = '<1@x>', settled_at = 1 WHERE id = \(message)")
        try store.appendConsent(memberID: anna, purpose: "all", state: .granted, source: "test", at: Sample.now)
        try store.suppress(emailKey: "gone@example.org", reason: .manual, source: "test", at: Sample.now)
        return store
    }

    private func rules(_ store: Store, quick: Bool = false) throws -> [String] {
        try StoreVerification(of: store, definition: Sample.definition(), now: Sample.now).findings(isQuick: quick)
            .map(\.rule)
    }

    @Test func aSoundStoreHasNoFindings() throws {
        let store = try store()
        #expect(try rules(store) == [])
        #expect(try rules(store, quick: true) == [])
    }

    @Test(arguments: [
        ("UPDATE messages SET message_id = NULL", "ledger-sent"),
        ("UPDATE messages SET sent_at = NULL", "ledger-sent"),
        ("UPDATE messages SET state = 'failed'", "ledger-unsent"),
        ("UPDATE messages SET state = 'planned', sent_at = NULL, attempts = 1, first_attempt_at = 1", "ledger-waiting"),
        ("UPDATE messages SET state = 'sending', sent_at = NULL, settled_at = NULL", "ledger-sending"),
        ("UPDATE messages SET state = 'uncertain', sent_at = NULL, settled_at = NULL", "ledger-settled"),
        ("UPDATE messages SET attempts = 1", "ledger-attempts"),
        ("UPDATE consent_states SET state = 'withdrawn'", "consent-states"),
        ("DELETE FROM consent_states", "consent-states"),
        ("DELETE FROM consents", "consent-without-proof"),
        ("UPDATE members SET stage = 'promoter'", "stage-history"),
        ("UPDATE members SET erased_at = 1", "erased-members"),
        ("UPDATE members SET email = NULL", "members-address"),
        ("UPDATE suppressions SET reason = 'erased'", "erased-suppressions"),
        ("UPDATE suppressions SET email_key = 'other@example.org'", "suppression-hash"),
        (
            "INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, created_at) "
                + "VALUES ('c', 'activity:1', 1, 1, 'one', 1, 1)", "journeys-end"
        ),
        (
            "INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, since_at, created_at, ended_at) "
                + "VALUES ('c', 'activity:1', 1, 1, 1, 1, 2)", "journeys-end"
        ),
        (
            "INSERT INTO sequence_steps (campaign, hash, step, position, first_run_at) VALUES ('c', 'h', 'one', 0, 1); "
                + "INSERT INTO journeys (campaign, occurrence, member_id, triggered_at, step, since_at, due_at, created_at) "
                + "VALUES ('c', 'activity:1', 1, 1, 'one', 1, 1, 1), ('c', 'activity:2', 1, 1, 'one', 1, 1, 1)",
            "journeys-once"
        ),
        (
            "INSERT INTO cases (member_id, owner, state, opened_at) VALUES (1, 'o@example.org', 'closed', 1)",
            "cases-closed"
        ),
        (
            "INSERT INTO segment_entries (campaign, segment, member_id, entered_at, left_at) VALUES ('c', 's', 1, 2, 1)",
            "segment-entries"
        ),
        ("INSERT INTO erasures (email_hash, begun_at) VALUES (x'00', 1)", "erasures-open"),
        ("INSERT INTO meta (name, value) VALUES ('high_water', 9999999999999)", "high-water"),
        ("UPDATE members SET attr_plan = 'patron'", "declared-values"),
        ("DROP INDEX messages_due", "schema-index"),
        ("DROP VIEW answers_view", "schema-view"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM members", "foreign-keys"),
        ("ALTER TABLE claims DROP COLUMN node", "schema-table"),
    ])
    func whatIsBrokenIsFound(sql: String, rule: String) throws {
        let store = try store()
        try store.connection.execute(sql)
        #expect(try rules(store).contains(rule))
    }

    @Test func everyFindingSaysWhatToDo() throws {
        let store = try store()
        try store.connection.execute("UPDATE messages SET message_id = NULL; UPDATE consent_states SET at = 1")
        let findings = try StoreVerification(of: store, definition: Sample.definition(), now: Sample.now).findings()
        #expect(findings.count == 2)
        #expect(findings.allSatisfy { !$0.suggestion.isEmpty && !$0.rows.isEmpty })
    }

    @Test func damageToTheFileIsFoundAndNothingElseIsRead() throws {
        let path = try store().path
        _ = try StoreBackup(of: path, to: folder.path + "/damaged.sqlite")
        let file = try #require(FileHandle(forUpdatingAtPath: folder.path + "/damaged.sqlite"))
        let size = try file.seekToEnd()
        // Every page behind the first few: rubbish.
        try file.seek(toOffset: 4096 * 6)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096 * 6))
        try file.close()
        let findings = try StoreVerification.findings(
            at: folder.path + "/damaged.sqlite", definition: Sample.definition(), now: Sample.now)
        #expect(findings.map(\.rule) == ["file"])
        folder.write("no database", to: "nothing.sqlite")
        #expect(
            try StoreVerification.findings(
                at: folder.path + "/nothing.sqlite", definition: Sample.definition(), now: Sample.now
            ).map(\.rule) == ["file"])
    }

    @Test func whatIsDerivedIsMadeAnew() throws {
        let store = try store()
        try store.connection.execute(
            """
            DROP INDEX messages_due;
            DROP VIEW answers_view;
            DELETE FROM consent_states;
            UPDATE members SET stage = 'promoter';
            """)
        #expect(try store.repairDerived() == 4)
        #expect(try rules(store) == [])
        #expect(try store.repairDerived() == 0)
    }

    @Test func moreMessagesThanTheLimitsAllowAreAWarning() throws {
        let store = try store()
        for hour in 1..<4 {
            let id = try store.seedMessage(
                "c", "o\(hour)", memberID: 1, kind: "email", at: Sample.now + Int64(hour) * 3_600_000)
            try store.connection.run("UPDATE messages SET message_id = 'm', settled_at = 1 WHERE id = \(id)")
        }
        var definition = Sample.definition()
        definition.limits = Limits(contacts: CountLimit(count: 2, window: .init(7, .days)))
        let findings = try StoreVerification(of: store, definition: definition, now: Sample.now).findings()
        #expect(findings.map(\.rule) == ["limits"])
        #expect(findings.map(\.severity) == [.warning])
    }
}
