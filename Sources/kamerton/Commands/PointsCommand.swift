import Campaigning
import Definitions
import Formats
import JSON
import Store

/// What the commands about points have in common.
enum PointsCommand {
    static let note = Command.Option(name: "--note", value: "TEXT", help: Phrase("why, for those who read it later"))
    static let by = Command.Option(name: "--by", value: "WHO", help: Phrase("who does it (default: you)"))

    static func programme(_ workspace: Workspace) throws -> ProgrammeDefinition {
        guard let programme = workspace.definition.programme else {
            throw CommandError(
                message: Phrase("kamerton.yaml has no programme, so there are no points"),
                suggestion: Phrase("see docs/loyalty.md: it needs a goal, a limit, and how it is judged"))
        }
        return programme
    }

    static func member(_ invocation: Invocation, _ store: Store) throws -> MemberSnapshot {
        let address = try invocation.address(invocation.arguments[0])
        guard let member = try store.memberSnapshot(emailKey: address.key) else {
            throw CommandError(
                message: Phrase("nobody has the address \(address.address)"),
                suggestion: Phrase("see who is there with: kamerton members list"))
        }
        return member
    }

    /// - Parameter balance: wanted, where too few are there.
    static func refused(_ refusal: SpendingRefusal, _ programme: ProgrammeDefinition, wanted: Int) -> CommandError {
        switch refusal {
        case .tooFew(let balance):
            CommandError(
                message: Phrase("\(balance, "point is", "points are") there, \(wanted) are needed: nothing was spent"),
                suggestion: Phrase("see them with: kamerton points show EMAIL"))
        case .limit(let spent):
            CommandError(
                message: Phrase(
                    "the year's limit of \(Money.words(programme.yearlyLimit)) is reached: rewards have cost \(Money.words(spent)), and nothing was spent"
                ), suggestion: Phrase("raise programme.yearly_limit in kamerton.yaml, or wait for the next year"))
        case .noCode:
            CommandError(
                message: Phrase("the pool has no code left: nothing was spent"),
                suggestion: Phrase("fill it with: kamerton codes import FILE --pool NAME"))
        }
    }
}
