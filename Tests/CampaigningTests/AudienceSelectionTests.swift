import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct AudienceSelectionTests {
    private func parts(_ community: Community, _ occurrence: String) throws -> (planned: Set<String>, held: Set<String>)
    {
        let rows = try community.ledger().map { $0.split(separator: " ").map(String.init) }
        let mine = rows.filter { $0[1] == occurrence }
        return (
            Set(mine.filter { $0[3] == "planned" }.map { $0[2] }), Set(mine.filter { $0[3] == "skipped" }.map { $0[2] })
        )
    }

    @Test func theHoldoutIsTheSameAlwaysAndTheSampleIsNew() throws {
        let community = try Community(members: 2000)
        community.campaigns = [try .sample(audience: Audience(sample: 25, holdout: 10))]
        _ = try community.plan("2026-10-10T07:00:00Z")
        _ = try community.plan("2026-10-17T07:00:00Z")
        let first = try parts(community, "2026-10-10T07:00Z")
        let second = try parts(community, "2026-10-17T07:00Z")
        #expect(first.held == second.held)
        #expect((150...250).contains(first.held.count))
        #expect((380...520).contains(first.planned.count))
        // Independent samples of a quarter share about a sixteenth.
        #expect((70...160).contains(first.planned.intersection(second.planned).count))
        #expect(first.planned.isDisjoint(with: first.held))
    }

    @Test func anotherCampaignHoldsOutOthers() throws {
        let community = try Community(members: 2000)
        community.campaigns = [
            try .sample("a", audience: Audience(holdout: 10)), try .sample("b", audience: Audience(holdout: 10)),
        ]
        _ = try community.plan("2026-10-10T07:00:00Z")
        let held = try community.ledger().filter { $0.hasSuffix("holdout") }
        let byCampaign = ["a ", "b "].map { name in
            Set(held.filter { $0.hasPrefix(name) }.map { $0.split(separator: " ")[2] })
        }
        #expect(byCampaign[0].intersection(byCampaign[1]).count < 60)
    }

    @Test func aRenameKeepsTheHoldout() throws {
        let community = try Community(members: 500)
        community.campaigns = [try .sample(audience: Audience(holdout: 10))]
        _ = try community.plan("2026-10-10T07:00:00Z")
        community.campaigns = [try .sample("note", audience: Audience(holdout: 10), was: "letter")]
        _ = try community.plan("2026-10-17T07:00:00Z")
        #expect(try parts(community, "2026-10-10T07:00Z").held == parts(community, "2026-10-17T07:00Z").held)
    }

    @Test(arguments: [(0.0, 0), (100.0, 300)])
    func noneAndAllAreExact(percent: Double, count: Int) throws {
        let community = try Community(members: 300)
        community.campaigns = [try .sample(audience: Audience(sample: percent))]
        #expect(try community.plan("2026-10-10T07:00:00Z").planned == count)
    }

    /// The definition of DESIGN.md 5, worked out here by hand.
    @Test func aShareIsTheFirstEightBytesOfTheKeyedHash() throws {
        let community = try Community(members: 200)
        community.campaigns = [try .sample(audience: Audience(sample: 30))]
        _ = try community.plan("2026-10-10T07:00:00Z")
        let store = community.store
        let expected = (0..<200).map { "m\($0)@example.org" }.filter { email in
            let parts = ["sample", "letter", "2026-10-10T07:00Z"].map { Array($0.utf8) }
            let hash = store.keyedHash(parts + [store.memberKey(emailKey: email)])
            let number = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Double(number) < 0.3 * 18_446_744_073_709_551_616
        }
        #expect(try parts(community, "2026-10-10T07:00Z").planned == Set(expected))
    }
}
