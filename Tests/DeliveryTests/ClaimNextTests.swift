import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

@testable import Delivery

/// Of a large send that is alone in being due, rows are claimed as they are planned.
struct ClaimNextTests {
    private static let members = 2600

    private func workspace(_ bench: Bench, audience: Audience = Audience()) throws -> Workspace {
        try bench.store.connection.transaction {
            for number in 1...ClaimNextTests.members {
                let key = "m\(number)@example.org"
                try bench.store.connection.run(
                    """
                    INSERT INTO members (key, email, email_key, created_at, updated_at)
                    VALUES (:key, :email, :email, 0, 0)
                    """, ["key": .blob(bench.store.memberKey(emailKey: key)), "email": .text(key)])
            }
        }
        var campaign = CampaignDefinition(
            name: "hello", file: "campaigns/hello.yaml", title: "Hello", kind: .email, intent: .service,
            schedule: Schedule(timing: .at(CivilDateTime(utc: Sample.now)), zone: .utc, mark: Sample.mark),
            content: Content(template: "hello", mark: Sample.mark), hash: "h")
        campaign.audience = audience
        return Workspace(directory: bench.folder.path, definition: Sample.definition(), campaigns: [campaign])
    }

    private func rest(_ bench: Bench, _ workspace: Workspace) throws -> PlanRest {
        try #require(try Planner.begin(bench.store, workspace, now: Sample.now).1)
    }

    private func claimer(
        _ bench: Bench, _ workspace: Workspace, _ decide: @escaping (Int64) -> Decision = { _ in .send }
    ) -> Claimer {
        Claimer(store: bench.store, workspace: workspace) { _ in
            { candidates, _, record, flush in
                for candidate in candidates { try record(candidate, decide(candidate.memberID)) }
                try flush()
            }
        }
    }

    /// How many rows there are of each state and reason.
    private func states(_ bench: Bench) throws -> [String: Int] {
        let rows = try bench.store.connection.rows(
            "SELECT state || coalesce(' ' || reason, ''), count(*) FROM messages GROUP BY 1"
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    @Test func rowsAreClaimedAsTheyAreWritten() throws {
        let bench = try Bench()
        let workspace = try workspace(bench)
        let rest = try rest(bench, workspace)
        let planned = rest.planned
        let claim = try bench.openClaim()
        var reserved: [LedgerMessage] = []
        var claimed: [LedgerMessage] = []
        while let batch = try claimer(bench, workspace).claim(
            nextOf: rest, under: claim.id, at: Sample.now, limit: 500, raisingHighWater: true,
            beforeCommit: { reserved += $0 })
        {
            #expect(batch.messages.count <= 500 && batch.planned.planned == batch.messages.count)
            claimed += batch.messages
        }
        #expect(reserved == claimed)
        #expect(rest.planned == ClaimNextTests.members && claimed.count == rest.planned - planned)
        #expect(try states(bench) == ["planned": planned, "sending": claimed.count])
        // What is known of each is what is written.
        #expect(try bench.store.claimedMessages(of: claim.id) == claimed)
        #expect(try rest.advance().planned == 0 && rest.isOver)
        // Given back, they are due as if they had been planned.
        try bench.store.settle(
            claimed.map { Settlement(row: $0.id, result: .released, at: Sample.now) }, of: claim.id,
            heartbeat: Sample.now)
        #expect(try states(bench) == ["planned": ClaimNextTests.members])
        #expect(try bench.store.dueCount(at: Sample.now) == ClaimNextTests.members)
    }

    @Test func whoMayNotGoIsHeldOrSkippedAndWhoIsHeldOutIsLeftOut() throws {
        let bench = try Bench()
        let workspace = try workspace(bench, audience: Audience(holdout: 10))
        let rest = try rest(bench, workspace)
        let claim = try bench.openClaim()
        let until = Sample.now + 3_600_000
        let claimer = claimer(bench, workspace) { member in
            [.send, .hold(.quietHours, until: until), .skip(.suppressed)][Int(member % 3)]
        }
        var sums = (sent: 0, held: 0, skipped: 0, leftOut: 0)
        while let batch = try claimer.claim(
            nextOf: rest, under: claim.id, at: Sample.now, limit: 300, raisingHighWater: false)
        {
            sums.sent += batch.messages.count
            sums.held += batch.held[.quietHours] ?? 0
            sums.skipped += batch.skipped[.suppressed] ?? 0
            sums.leftOut += batch.planned.skipped[.holdout] ?? 0
        }
        #expect(sums.sent > 300 && sums.held > 300 && sums.skipped > 300 && sums.leftOut > 50)
        let states = try states(bench)
        #expect(states["sending"] == sums.sent && states["planned quiet_hours"] == sums.held)
        #expect(states["skipped suppressed"] == sums.skipped && (states["skipped holdout"] ?? 0) > sums.leftOut)
        #expect(try bench.store.nextDue(after: Sample.now) == until)
    }

    @Test func whoHasARowAlreadyKeepsIt() throws {
        let bench = try Bench()
        let workspace = try workspace(bench)
        let rest = try rest(bench, workspace)
        let claim = try bench.openClaim()
        let early = Int64(rest.planned + 7)
        try bench.store.connection.run(
            """
            INSERT INTO messages (campaign, occurrence, step, member_id, intent, kind, priority, state,
                definition_hash, planned_at, created_at)
            SELECT campaign, occurrence, step, :member, intent, kind, priority, 'sent', 'h', 0, 0 FROM messages LIMIT 1
            """, ["member": .integer(early)])
        let batch = try #require(
            try claimer(bench, workspace).claim(
                nextOf: rest, under: claim.id, at: Sample.now, limit: 20, raisingHighWater: false))
        #expect(batch.messages.count == 19 && batch.planned.planned == 19)
        #expect(batch.messages.allSatisfy { $0.memberID != early })
        #expect(try states(bench)["sent"] == 1)
    }

    @Test func anotherProcessThatPlansTheSameEndsIt() throws {
        let bench = try Bench()
        let workspace = try workspace(bench)
        let rest = try rest(bench, workspace)
        _ = try Planner.plan(bench.store, workspace, now: Sample.now)
        let claim = try bench.openClaim()
        let batch = try claimer(bench, workspace).claim(
            nextOf: rest, under: claim.id, at: Sample.now, limit: 20, raisingHighWater: false)
        #expect(batch?.messages.isEmpty == true && rest.isOver)
        #expect(try states(bench) == ["planned": ClaimNextTests.members])
    }
}
