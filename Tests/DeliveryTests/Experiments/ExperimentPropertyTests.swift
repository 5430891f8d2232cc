import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

@testable import Delivery

/// Runs that are killed at any change of a row, late, or at the same time as another: the decision is made once, with the same
/// numbers, and every member gets one message.
@Suite struct ExperimentPropertyTests {
    private struct Outcome: Equatable {
        let decision: ExperimentRow
        let messages: [String]
    }

    private static let start = Instant(rfc3339: "2026-10-10T10:00:00Z")!
    private static let decision = start + 4 * 3_600_000

    /// Everyone of the test has clicked whose number says so, whenever it went.
    private func click(_ scene: ExperimentScene) throws {
        try scene.store.connection.run(
            """
            INSERT INTO observations (message_id, member_id, kind, url, at)
            SELECT g.id, g.member_id, 'click', 'https://example.org/a', g.sent_at + 60000 FROM messages g
            WHERE g.state = 'sent' AND (g.variant = 'question' AND g.member_id % 3 < 2 OR g.member_id % 10 = 0)
                AND NOT EXISTS (SELECT 1 FROM observations o WHERE o.message_id = g.id)
            """)
    }

    private func outcome(_ scene: ExperimentScene) throws -> Outcome {
        var row = try scene.experiment()
        row.decidedAt = nil
        row.dueAt = ExperimentPropertyTests.decision
        return Outcome(
            decision: row,
            messages: try scene.store.connection.rows(
                "SELECT member_id || ' ' || coalesce(variant, '-') || ' ' || state FROM messages ORDER BY member_id"
            ) { $0.text(0) })
    }

    /// What happens when nothing goes wrong.
    private func plain() throws -> Outcome {
        let scene = try ExperimentScene()
        try scene.run(at: ExperimentPropertyTests.start)
        try click(scene)
        try scene.run(at: ExperimentPropertyTests.decision)
        return try outcome(scene)
    }

    /// A run on a connection of its own that dies at its so-many-th change of a row; its claim is given back as recovery does.
    private func killed(_ scene: ExperimentScene, at now: Instant, after steps: Int) throws {
        let other = try Sample.store(in: scene.folder)
        try ExperimentScene.killing(other, after: steps)
        do { try scene.run(at: now, on: other) } catch {}
        for claim in try scene.store.openClaims() {
            try scene.store.settle(
                try scene.store.claimedMessages(of: claim.id).map {
                    Settlement(row: $0.id, result: .released, at: now)
                },
                of: claim.id, heartbeat: now)
            try scene.store.endClaim(claim.id, at: now)
        }
    }

    @Test(arguments: 0..<6) func whoeverIsKilledWherever(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let scene = try ExperimentScene()
        let start = ExperimentPropertyTests.start
        for _ in 0..<12 { try killed(scene, at: start, after: Int.random(in: 1...700, using: &random)) }
        try scene.run(at: start)
        try click(scene)
        // Some come too early, some late.
        for _ in 0..<4 {
            let now = start + Int64.random(in: 1...239, using: &random) * 60_000
            try killed(scene, at: now, after: Int.random(in: 1...50, using: &random))
        }
        let late = ExperimentPropertyTests.decision + Int64.random(in: 0...600, using: &random) * 60_000
        for _ in 0..<12 { try killed(scene, at: late, after: Int.random(in: 1...500, using: &random)) }
        try scene.run(at: late)
        let found = try outcome(scene)
        let expected = try plain()
        #expect(found == expected)
        #expect(found.decision.isShown && found.decision.winner == "question")
        #expect(found.messages.count == 200 && found.messages.allSatisfy { $0.hasSuffix("sent") })
    }

    @Test func twoRunsAtOnceDecideOnce() throws {
        let scene = try ExperimentScene()
        let workspace: Workspace = scene.workspace
        let path = scene.store.path
        let planned = Counter()
        for now in [ExperimentPropertyTests.start, ExperimentPropertyTests.decision] {
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                do {
                    let outcome = try Planner.plan(try Store(path: path), workspace, now: now)
                    for _ in outcome.decisions { _ = planned.next() }
                } catch { Issue.record(error) }
            }
            try scene.run(at: now)
            if now == ExperimentPropertyTests.start { try click(scene) }
        }
        #expect(planned.value == 1)
        #expect(try outcome(scene) == plain())
    }
}
