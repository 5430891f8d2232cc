import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@testable import kamerton

@Suite struct ExplanationTextTests {
    /// A member, one ledger row for each state, and a workspace without campaigns.
    private func lines(_ rows: [(state: String, reason: SQLValue)]) throws -> [String] {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        try store.connection.execute(
            """
            INSERT INTO members (id, key, email, email_key, created_at, updated_at)
            VALUES (1, x'01', 'a@example.org', 'a@example.org', 0, 0)
            """)
        for (index, row) in rows.enumerated() {
            try store.connection.run(
                """
                INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state, reason,
                    definition_hash, planned_at, next_attempt_at, created_at)
                VALUES ('letter', :occurrence, 'main', 1, 'inform', 'email', 30, :state, :reason, 'h', :at, :next, 0)
                """,
                [
                    "occurrence": .text("o\(index)"), "state": .text(row.state), "reason": row.reason,
                    "at": .integer(Sample.now.milliseconds), "next": .integer(Sample.now.milliseconds + 7_200_000),
                ])
        }
        let workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
        let explanation = try #require(
            try MemberExplanation(store, workspace, emailKey: "a@example.org", now: Sample.now))
        let text = ExplanationText(explanation, zone: workspace.definition.timezone, now: Sample.now)
        return text.lines(email: "a@example.org").map(\.english)
    }

    @Test func aHeldMessageSaysWhyAndUntilWhen() throws {
        #expect(
            try lines([("planned", "quiet_hours")]).contains(
                "  letter o0 main: held back: quiet hours until 2026-10-10 12:00"))
    }

    @Test func everyStateHasPlainWords() throws {
        let text = try lines([
            ("planned", .null), ("uncertain", .null), ("skipped", "holdout"), ("failed", "render"),
        ])
        #expect(text.contains("  letter o0 main: waiting, due 2026-10-10 10:00"))
        #expect(text.contains("  letter o1 main: not sure whether it arrived"))
        #expect(text.contains("  letter o2 main: not sent: held out to compare with"))
        #expect(text.contains("  letter o3 main: failed: could not be rendered"))
        #expect(text.contains("  no consent is known: only service messages go"))
    }
}
