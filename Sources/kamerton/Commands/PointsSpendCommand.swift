import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton points spend`
enum PointsSpendCommand {
    static let command = Command(
        "points spend", summary: Phrase("give a member a reward for points"),
        discussion: Phrase(
            """
            Takes the points of a reward of kamerton.yaml and, where it has a pool, gives a code. Whole or not at all: with too
            few points, with the year's limit reached or without a code nothing changes, and the command ends with 1.

              kamerton points spend anna@example.org workshop
            """),
        arguments: [
            .init(name: "EMAIL", help: Phrase("the member's address")),
            .init(name: "REWARD", help: Phrase("its name in kamerton.yaml")),
        ],
        options: [PointsCommand.note, PointsCommand.by]
    ) { invocation in
        let workspace = try invocation.workspace()
        let programme = try PointsCommand.programme(workspace)
        let name = invocation.arguments[1]
        guard let reward = programme.reward(name) else {
            throw CommandError(
                message: Phrase("there is no reward \"\(name)\" in kamerton.yaml"),
                suggestion: Suggestions.advice(for: name, among: programme.rewards.map(\.name)), exitCode: .usage)
        }
        let store = try invocation.store(of: workspace)
        let member = try PointsCommand.member(invocation, store)
        // What is over cannot be spent, whenever the last run was.
        try store.expirePoints(at: invocation.now)
        let code: GivenCode?
        do {
            code = try store.spendPoints(
                memberID: member.id, reward: reward.name, points: reward.points, cost: reward.cost,
                limit: programme.yearlyLimit,
                year: PointsKeeping.year(of: invocation.now, in: workspace.definition.timezone), pool: reward.pool,
                who: CaseStepCommand.who(invocation), note: invocation.value("--note"), at: invocation.now)
        } catch let refusal as SpendingRefusal {
            throw PointsCommand.refused(refusal, programme, wanted: reward.points)
        }
        let balance = try store.pointsBalance(memberID: member.id)
        if invocation.isJSON {
            invocation.printJSON([
                "email": .string(member.email), "reward": .string(reward.name), "points": JSONValue(-reward.points),
                "balance": JSONValue(balance), "code": JSONValue(code?.code),
            ])
        } else {
            let title = reward.title.text(
                for: invocation.console.language.rawValue, fallback: workspace.definition.locale)
            invocation.console.out(
                Phrase("\(title ?? reward.name): \(reward.points, "point", "points") spent, \(balance) left"))
            if let code { invocation.console.out(Phrase("code: \(printable(code.code))")) }
        }
        for warning in try CommunityWatch(store, workspace, now: invocation.now).warnings() {
            invocation.console.note(warning)
        }
        return .done
    }
}
