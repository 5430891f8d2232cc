import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A large send begins before all of it is planned, when nothing else could go before its rest.
@Suite struct PlanRestTests {
    private static let now = "2026-10-10T07:00:00Z"
    private static let members = 4500

    private func community(_ campaigns: [CampaignDefinition]) throws -> Community {
        let community = try Community(members: PlanRestTests.members)
        community.campaigns = campaigns
        return community
    }

    private func begin(_ community: Community) throws -> (Planner.Outcome, PlanRest?) {
        try Planner.begin(community.store, community.workspace, now: try time(PlanRestTests.now))
    }

    @Test func theRestIsWrittenAsItIsWantedAndIsWhatAWholePlanningWrites() throws {
        let campaigns = [try CampaignDefinition.sample(audience: Audience(holdout: 20))]
        let community = try community(campaigns)
        var (outcome, rest) = try begin(community)
        let waiting = try #require(rest)
        // No more than a first hundred is waited for, and who is left out among them.
        #expect(outcome.planned == waiting.planned && outcome.planned <= 200)
        // Somebody could be sent to already, and about how many there will be is known.
        #expect(try community.store.dueCount(at: try time(PlanRestTests.now)) == outcome.planned)
        #expect(abs(waiting.planned + waiting.expected - PlanRestTests.members * 8 / 10) < 100)
        #expect(try waiting.advance(to: waiting.planned).planned == 0)
        let some = try waiting.advance(to: waiting.planned + 1)
        #expect(some.planned > 0 && !waiting.isOver)
        outcome.planned += some.planned
        let all = try waiting.advance()
        #expect(waiting.isOver && waiting.expected == 0)
        #expect(outcome.planned + all.planned == waiting.planned)
        #expect(try waiting.advance().planned == 0)

        let whole = try self.community(campaigns)
        #expect(try whole.plan(PlanRestTests.now).planned == waiting.planned)
        let (rows, wholeRows) = (try community.ledger(), try whole.ledger())
        #expect(rows.sorted() == wholeRows.sorted())
        // Who is left out may stand elsewhere among them: those who get it go in the same order.
        let goes = { (row: String) in row.contains(" planned") }
        #expect(rows.filter(goes) == wholeRows.filter(goes))
        #expect(try begin(community).1 == nil)
    }

    @Test func whatAKilledRunLeftIsPlannedByTheNext() throws {
        let community = try community([try .sample()])
        var (outcome, rest) = try begin(community)
        #expect(rest != nil)
        rest = nil
        outcome.planned += try community.plan("2026-10-10T07:01:00Z").planned
        #expect(outcome.planned == PlanRestTests.members)
        #expect(try community.ledger().count == PlanRestTests.members)
    }

    @Test func whereSomethingElseIsDueAllIsPlannedFirst() throws {
        let community = try community([try .sample(), try .sample("other", audience: Audience(sample: 1))])
        let (outcome, rest) = try begin(community)
        #expect(rest == nil)
        #expect(try community.ledger().count == outcome.planned && outcome.planned > PlanRestTests.members)
    }

    @Test func whereMembersHaveTimesOfTheirOwnAllIsPlannedFirst() throws {
        let community = try community([try .sample { $0.followsMember = true }])
        let (outcome, rest) = try begin(community)
        #expect(rest == nil && outcome.planned == PlanRestTests.members)
    }

    @Test func aFewHaveNoRest() throws {
        let community = try Community(members: 30)
        community.campaigns = [try .sample()]
        #expect(try begin(community).1 == nil)
        #expect(try community.ledger().count == 30)
    }
}
