import Formats
import Reports
import Store
import Testing

/// What an idea did to those who raised it.
@Suite struct IdeaEffectTests {
    private func scores(_ rows: [(Int64, Int, Int)], campaign: String = "nps") -> [MemberScore] {
        rows.flatMap { member, before, after in
            [
                MemberScore(memberID: member, campaign: campaign, value: before, at: Instant(milliseconds: 100)),
                MemberScore(memberID: member, campaign: campaign, value: after, at: Instant(milliseconds: 300)),
            ]
        }
    }

    private let done = Instant(milliseconds: 200)

    @Test func membersAreComparedWithThemselvesAndWithTheOthers() throws {
        let rows: [(Int64, Int, Int)] =
            (1...6).map { (Int64($0), 5, $0 == 1 ? 7 : 9) } + (11...20).map { (Int64($0), 7, $0 == 11 ? 9 : 7) }
        let effect = IdeaEffect(scores: scores(rows), raisedBy: Set(1...6), doneAt: done)
        #expect(effect.survey == "nps" && effect.raised.after.count == 6 && effect.others.after.count == 10)
        #expect(effect.raised.before.score == -100 && effect.others.before.score == 0)
        let difference = try #require(effect.difference)
        // Moves of 100 and five of 200 against one of 100 and nine of 0.
        #expect(abs(difference.difference - (1100.0 / 6 - 10)) < 1e-9)
        #expect(!difference.interval(confidence: 0.95).contains(0))
    }

    @Test func smallGroupsAreNotShown() {
        let rows: [(Int64, Int, Int)] = (1...4).map { (Int64($0), 5, 9) } + (11...20).map { (Int64($0), 7, 7) }
        let effect = IdeaEffect(scores: scores(rows), raisedBy: Set(1...4), doneAt: done)
        #expect(effect.difference == nil && !effect.raised.isShown)
        #expect(effect.json["raised"]?["nps_after"] == .null && effect.json["raised"]?["n"] == 4)
    }

    @Test func theSurveyIsTheOneThatMostOfThemAnsweredTwice() {
        let all =
            scores([(1, 5, 9)], campaign: "a") + scores([(1, 5, 9), (2, 5, 9)], campaign: "b")
            + scores((10...30).map { (Int64($0), 5, 9) }, campaign: "c")
        #expect(IdeaEffect(scores: all, raisedBy: [1, 2], doneAt: done).survey == "b")
        #expect(IdeaEffect(scores: all, raisedBy: [99], doneAt: done).survey == nil)
        #expect(IdeaEffect(scores: all, raisedBy: [1, 2], doneAt: done, survey: "a").raised.after.count == 1)
    }
}
