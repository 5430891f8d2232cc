import Campaigning
import Store
import TestSupport
import Testing

struct CampaignStandingTests {
    private func one(_ action: Intervention.Action, _ occurrence: String? = nil) -> Intervention {
        Intervention(campaign: "news", occurrence: occurrence, action: action, actor: "lena", at: Sample.now)
    }

    private func standing(_ all: Intervention...) -> CampaignStanding { CampaignStanding(all) }

    @Test func nothingStandsUntilSomethingIsOrdered() {
        #expect(standing().intervention(of: "a") == nil)
        #expect(standing(one(.retry), one(.resolveSent)).all.isEmpty)
    }

    @Test func aPauseHoldsEveryOccurrenceUntilTheResume() {
        #expect(standing(one(.pause)).intervention(of: "a")?.action == .pause)
        #expect(standing(one(.pause)).intervention(of: nil)?.action == .pause)
        #expect(standing(one(.pause), one(.resume)).intervention(of: "a") == nil)
    }

    @Test func onePausedOccurrenceHoldsNoOther() {
        let both = standing(one(.pause, "a"))
        #expect(both.intervention(of: "a")?.action == .pause)
        #expect(both.intervention(of: "b") == nil && both.intervention(of: nil) == nil)
    }

    @Test func resumingOneOccurrenceLeavesTheCampaignPaused() {
        let left = standing(one(.pause), one(.pause, "a"), one(.resume, "a"))
        #expect(left.intervention(of: "a")?.occurrence == nil)
    }

    @Test func resumingTheCampaignLiftsThePausesOfItsOccurrencesAndNotTheirCancels() {
        let left = standing(one(.pause, "a"), one(.cancel, "b"), one(.resume))
        #expect(left.intervention(of: "a") == nil)
        #expect(left.intervention(of: "b")?.action == .cancel)
        #expect(standing(one(.cancel, "b"), one(.resume, "b")).all.isEmpty)
    }

    @Test func aPauseDoesNotWeakenACancel() {
        #expect(standing(one(.cancel), one(.pause)).intervention(of: "a")?.action == .cancel)
        #expect(standing(one(.cancel, "a"), one(.pause)).intervention(of: "a")?.action == .cancel)
        #expect(standing(one(.pause), one(.cancel, "a")).intervention(of: "a")?.action == .cancel)
    }
}
