import Definitions
import Formats
import TestSupport
import Testing

/// `referrals:`, `programme:` and `codes:`.
struct BringDefinitionTests {
    private func load(_ lines: String, campaign: String = "") -> LoadedWorkspace {
        let folder = TemporaryFolder()
        folder.writeClub(
            """
            activities: { purchase: { amount: number, sku: string } }
            \(lines)

            """, timezone: "Europe/Moscow")
        folder.write("secret", to: ".kamerton/secret")
        if !campaign.isEmpty {
            folder.write(
                """
                title: Gift
                kind: email
                intent: service
                reason: a test
                schedule: { at: 2099-01-01 10:00 }
                content: gift
                \(campaign)

                """, to: "campaigns/gift.yaml")
        }
        return WorkspaceLoader.load(directory: folder.path)
    }

    private static let programme = """
        programme:
          goal: More come back
          judged_by: { where: purchases >= 2, on: 2027-12-31 }
          yearly_limit: 1000
          earn: [{ activity: purchase, per: amount, points: 1 per 100 }]

        """

    @Test func defaultsAreThoseOfTheReference() throws {
        let settings = try #require(
            load("referrals: { to: \"https://shop.example.org/new/\" }").workspace?.definition.referrals)
        #expect(settings.to == "https://shop.example.org/new" && settings.window == Span(30, .days))
        #expect(settings.counts == ["purchase", "sign_up"] && settings.marks.isEmpty)
    }

    @Test func aProgrammeIsRead() throws {
        let loaded = load(
            BringDefinitionTests.programme + """
                  point_costs: 0.5
                  expire: 12mo
                  since: 2026-12-01
                  tiers:
                    - { name: silver, where: purchases >= 1 }
                    - { name: gold, where: purchases >= 3, privileges: First choice }
                  rewards:
                    seat: { points: 30, kind: privilege, title: A seat }
                    tree: { points: 20, cost: 7.5, kind: code, pool: trees, title: { en: A tree, ru: Дерево } }
                segments: { }
                """)
        #expect(loaded.findings.map(\.message.english) == [])
        let programme = try #require(loaded.workspace?.definition.programme)
        #expect(programme.earnings == [.init(activity: "purchase", field: "amount", points: 1, each: 100)])
        #expect(programme.rewards.map(\.cost) == [15, 7.5] && programme.valueOfPoint == 0.5)
        #expect(loaded.workspace?.definition.segments.map(\.name) == ["tier_silver", "tier_gold"])
    }

    @Test(arguments: [
        ("referrals: { window: 30d }", "missing-key"), ("referrals: { to: ftp://x }", "url"),
        ("referrals: { to: \"https://x.example.org\", counts: [purchse] }", "referrals"),
        ("referrals: { to: \"https://x.example.org\", counts: [referral] }", "referrals"),
        ("referrals: { to: \"https://x.example.org\", counts: [] }", "empty-value"),
        ("referrals: { to: \"https://x.example.org\", thanks: { member: nobody } }", "referrals"),
        (
            "programme: { judged_by: { where: purchases >= 2, on: 2027-12-31 }, yearly_limit: 1, earn: [{ activity: visit, points: 1 }] }",
            "missing-key"
        ),
        (
            "programme: { goal: g, judged_by: { where: purchases >= 2, on: 2027-12-31 }, earn: [{ activity: visit, points: 1 }] }",
            "missing-key"
        ),
        (programme + "  point_costs: -1", "wrong-value"),
        (programme + "  rewards: { a: { points: 5, kind: privilege, title: A } }", "programme"),
        (programme + "  rewards: { a: { points: 5, cost: -5, kind: privilege, title: A } }", "wrong-value"),
        (programme + "  rewards: { a: { points: 5, cost: 5, kind: code, title: A } }", "programme"),
        (programme.replacing("1 per 100", with: "many"), "programme"),
        (programme.replacing("per: amount", with: "per: sku"), "programme"),
        (programme.replacing("limit: 1000", with: "limit: 0"), "programme"),
        (programme.replacing("limit: 1000", with: "limit: cheap"), "wrong-value"),
    ]) func aMistakeIsFound(_ lines: String, _ rule: String) {
        #expect(load(lines).findings.map(\.rule) == [rule], "\(lines)")
        #expect(load(lines).workspace == nil)
    }

    @Test func codesAreAPoolOrAMapping() throws {
        #expect(
            load("", campaign: "codes: autumn-gifts").workspace?.campaign("gift")?.codes
                == CodesSettings(pool: "autumn-gifts"))
        let each = try #require(
            load("", campaign: "codes: { pool: a, per: occurrence }").workspace?.campaign("gift")?.codes)
        #expect(each.isPerOccurrence && each.scope(of: "2026-10-10T07:00Z") == "2026-10-10T07:00Z")
        #expect(load("", campaign: "codes: { per: month, pool: a }").findings.map(\.rule) == ["wrong-value"])
    }

    @Test func thanksNameACampaignOrAPoolOfOne() {
        let lines = "referrals: { to: \"https://x.example.org\", thanks: { member: gift, friend: gifts } }"
        #expect(load(lines, campaign: "codes: gifts").findings.isEmpty)
    }
}
