import Crypto
import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Campaigning

/// Who gets which variant: the keyed hash of DESIGN.md, and nothing else.
@Suite struct VariantDrawTests {
    private let folder = TemporaryFolder()

    private func variants(_ weights: [Int]) -> ContentVariants {
        ContentVariants(
            weights.enumerated().map {
                ContentVariant(id: "v\($0)", weight: $1, template: "t\($0)", mark: Sample.mark)
            })
    }

    private func lots(
        _ store: Store, _ weights: [Int], occurrence: String = "o", share: Double? = nil, count: Int = 4000
    ) -> [String] {
        let draw = VariantDraw(store, variants(weights), campaign: "c", step: "main", share: share)
        return (0..<count).map { number in
            switch draw.lot(occurrence: occurrence, memberKey: store.memberKey(emailKey: "m\(number)@example.org")) {
            case .variant(let variant): variant.id
            case .rest: "-"
            }
        }
    }

    @Test func itIsTheKeyedHashOfCampaignOccurrenceStepAndMember() throws {
        let store = try Sample.store(in: folder)
        let found = lots(store, [1, 1], count: 200)
        for (number, lot) in found.enumerated() {
            let key = store.memberKey(emailKey: "m\(number)@example.org")
            let parts = ["variant", "c", "o", "main"].map { Array($0.utf8) } + [key]
            let hash = store.keyedHash(parts)
            #expect(lot == (hash[0] < 128 ? "v0" : "v1"))
        }
        #expect(lots(store, [1, 1], count: 200) == found)
        #expect(lots(store, [1, 1], occurrence: "other", count: 200) != found)
    }

    @Test(arguments: [[1, 1], [1, 2, 1], [9, 1], [3, 3, 3, 3]])
    func sharesAreThoseOfTheWeights(weights: [Int]) throws {
        let found = lots(try Sample.store(in: folder), weights)
        let whole = Double(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            let share = Double(found.filter { $0 == "v\(index)" }.count) / Double(found.count)
            #expect(abs(share - Double(weight) / whole) < 0.03, "v\(index): \(share)")
        }
    }

    @Test func aLargerTestChangesNobodysVariant() throws {
        let store = try Sample.store(in: folder)
        let (small, large, all) = (
            lots(store, [1, 1], share: 10), lots(store, [1, 1], share: 40), lots(store, [1, 1])
        )
        #expect(abs(small.filter { $0 != "-" }.count - 400) < 80)
        #expect(abs(large.filter { $0 != "-" }.count - 1600) < 120)
        for index in all.indices {
            #expect(small[index] == "-" || small[index] == large[index])
            #expect(large[index] == "-" || large[index] == all[index])
        }
    }

    @Test func anEditOfAVariantsTemplateRevokesTheApproval() throws {
        let store = try Sample.store(in: folder)
        var campaign = try CampaignDefinition.sample("sale", when: "2026-10-10 10:00")
        campaign.content.variants = variants([1, 1])
        campaign.content = campaign.content.saying(nil)
        campaign.needsApproval = true
        folder.write("one", to: "templates/t0.md")
        folder.write("two", to: "templates/t1.md")
        let workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [campaign])
        let subject = ApprovalSubject(campaign, workspace)
        #expect(subject.files == ["campaigns/sale.yaml", "templates/t0.md", "templates/t1.md"])
        try store.approve(campaign: "sale", hash: subject.hash, Approval(at: Sample.now, by: nil))
        #expect(try !Approvals(workspace).isMissing(campaign, store))
        folder.write("other", to: "templates/t1.md")
        #expect(try Approvals(workspace).isMissing(campaign, store))
    }
}

/// Which variant is taken, and whether that is more than chance.
@Suite struct VariantComparisonTests {
    private func compare(_ counts: [(Int, Int)], confidence: Double = 95) -> VariantComparison {
        VariantComparison(
            counts.enumerated().map { (variant: "v\($0)", share: Proportion($1.0, of: $1.1)) }, confidence: confidence)
    }

    @Test func theBetterOneWinsOnlyBeyondChance() {
        #expect(compare([(39, 490), (58, 480)]).winner == "v1")
        #expect(compare([(39, 490), (58, 480)], confidence: 99).winner == "v0")
        #expect(!compare([(39, 490), (58, 480)], confidence: 99).isShown)
        #expect(compare([(39, 490), (50, 480)]).winner == "v0")
    }

    @Test func whatIsWorseBeyondChanceIsShownAndDoesNotWin() {
        let comparison = compare([(80, 490), (30, 480)])
        #expect(comparison.winner == "v0" && comparison.isShown)
    }

    /// p = 0.032 alone: shown; as one of three comparisons it is not.
    @Test func severalComparisonsNeedMore() {
        let comparison = compare([(39, 490), (58, 480), (40, 485), (41, 490)])
        #expect(comparison.winner == "v0" && !comparison.isShown)
        #expect(abs((comparison.arms[1].adjusted ?? 0) - 3 * 0.032302158677870715) < 1e-9)
        // The intervals are those of the level 1 - 0.05 / 3.
        let alone = ProportionDifference(Proportion(58, of: 480), against: Proportion(39, of: 490))
        #expect(comparison.arms[1].interval == alone.interval(confidence: 1 - 0.05 / 3))
    }

    @Test func ofSeveralThatAreBetterTheBestWins() {
        #expect(compare([(10, 500), (60, 500), (90, 500)]).winner == "v2")
    }

    @Test func withoutAnybodyTheFirstGoes() {
        let comparison = compare([(0, 0), (0, 0)])
        #expect(comparison.winner == "v0" && !comparison.isShown && comparison.method == nil)
        #expect(compare([]).winner == nil)
    }
}
