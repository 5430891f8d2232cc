import Campaigning
import Definitions
import Formats
import Store
import TestSupport
import Testing

@Suite struct ApprovalTests {
    private func approve(_ community: Community, _ campaign: CampaignDefinition, at: String) throws -> Int {
        let hash = ApprovalSubject(campaign, community.workspace).hash
        let now = try time(at)
        try community.store.approve(campaign: campaign.name, hash: hash, Approval(at: now, by: "lena"))
        return try community.store.releaseUnapproved(campaign: campaign.name, was: campaign.was, now: now)
    }

    private func sale(hash: String = "h1") throws -> CampaignDefinition {
        var sale = try CampaignDefinition.sample("sale", when: "2026-10-10 10:00", hash: hash)
        sale.needsApproval = true
        return sale
    }

    @Test func whatIsNotApprovedWaitsAndGoesOnceItIs() throws {
        let community = try Community(members: 2)
        community.campaigns = [try sale()]
        _ = try community.plan("2026-10-10T07:00:00Z")
        let now = try time("2026-10-10T07:00:00Z")
        let held = Decision.hold(.notApproved, until: now + 3_600_000)
        #expect(try community.decide([1], of: sale(), now: "2026-10-10T07:00:00Z") == [held])
        for row in try community.store.dueMessages(at: now, limit: 10) {
            try community.store.holdMessage(row.id, .notApproved, until: now + 3_600_000)
        }
        #expect(try approve(community, sale(), at: "2026-10-10T07:10:00Z") == 2)
        let later = try time("2026-10-10T07:11:00Z")
        #expect(try community.claim(later) == ["sale m0@example.org send", "sale m1@example.org send"])
    }

    @Test func anEditOfTheFileOrOfATemplateRevokesIt() throws {
        let community = try Community(members: 1)
        community.folder.write("subject: Sale", to: "templates/sale.en.md")
        community.folder.write("shared", to: "templates/partials/foot.html")
        let first = ApprovalSubject(try sale(), community.workspace)
        #expect(first.files == ["campaigns/sale.yaml", "templates/sale.en.md", "templates/partials/foot.html"])
        _ = try approve(community, sale(), at: "2026-10-10T06:00:00Z")
        #expect(try community.decide([1], of: sale(), now: "2026-10-10T07:00:00Z") == [.send])
        #expect(ApprovalSubject(try sale(hash: "h2"), community.workspace).hash != first.hash)
        for file in ["templates/sale.en.md", "templates/partials/foot.html", "templates/sale.ru.md"] {
            community.folder.write("other", to: file)
            let decisions = try community.decide([1], of: sale(), now: "2026-10-10T07:00:00Z")
            #expect(decisions != [.send], "\(file)")
        }
        community.folder.write("unrelated", to: "templates/sales.en.md")
        #expect(!ApprovalSubject(try sale(), community.workspace).files.contains("templates/sales.en.md"))
    }

    @Test func aRenamedCampaignKeepsItsApproval() throws {
        let community = try Community(members: 1)
        _ = try approve(community, sale(), at: "2026-10-10T06:00:00Z")
        var renamed = try CampaignDefinition.sample("offer", when: "2026-10-10 10:00", was: "sale")
        renamed.needsApproval = true
        renamed.content = try sale().content
        #expect(try community.decide([1], of: renamed, now: "2026-10-10T07:00:00Z") == [.send])
    }

    @Test func suppressionComesBeforeApproval() throws {
        let community = try Community(members: 1)
        try community.store.suppress(emailKey: "m0@example.org", reason: .manual, source: "test", at: Sample.now)
        #expect(try community.decide([1], of: sale(), now: "2026-10-10T07:00:00Z") == [.skip(.suppressed)])
    }

    @Test func anAudienceThatTriplesIsStoppedUntilItIsApproved() throws {
        let community = try Community(members: 5)
        community.campaigns = [try .sample(when: "0 10 * * *")]
        _ = try community.plan("2026-10-10T07:00:00Z")
        for number in 0..<10 { try community.add("n\(number)@example.org") }
        #expect(try community.plan("2026-10-11T07:00:00Z").planned == 15)
        for number in 0..<31 { try community.add("o\(number)@example.org") }
        let stopped = try community.plan("2026-10-12T07:00:00Z")
        #expect(stopped.planned == 0)
        let warning = try #require(stopped.warnings.first)
        #expect(warning.contains("46 members would get it, more than three times the 15 of the time before"))
        #expect(try community.occurrences().last == "letter 2026-10-12T07:00Z growth")
        let forecast = PlanForecast(
            community.store, community.workspace, now: try time("2026-10-12T07:01:00Z"),
            until: try time("2026-10-12T07:01:00Z"))
        try forecast.run()
        #expect(forecast.steps.filter(\.isStopped).map(\.occurrence) == ["2026-10-12T07:00Z"])
        #expect(try community.plan("2026-10-12T07:01:00Z").planned == 0)
        _ = try approve(community, community.campaigns[0], at: "2026-10-12T08:00:00Z")
        #expect(try community.plan("2026-10-12T08:01:00Z").planned == 46)
    }

    @Test func aHandfulMayGrow() throws {
        let community = try Community(members: 1)
        community.campaigns = [try .sample(when: "0 10 * * *")]
        _ = try community.plan("2026-10-10T07:00:00Z")
        for number in 0..<8 { try community.add("n\(number)@example.org") }
        #expect(try community.plan("2026-10-11T07:00:00Z").planned == 9)
    }
}
