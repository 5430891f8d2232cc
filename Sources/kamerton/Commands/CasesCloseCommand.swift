import Definitions
import Formats
import Store

/// `kamerton cases close`
enum CasesCloseCommand {
    private static let outcomes = MemberCase.Outcome.allCases.map(\.rawValue)

    static let command = Command(
        "cases close", summary: Phrase("a case is done with"),
        discussion: Phrase(
            """
            Promotions that were held back for it are looked at again by the next run. What is resolved counts as spoken
            of, if nobody noted a contact before.

              kamerton cases close 12 --note "called, a new tree is on its way"
              kamerton cases close 13 --outcome no_answer
            """),
        arguments: CaseStepCommand.cases,
        options: [
            .init(
                name: "--outcome", value: "OUTCOME",
                help: Phrase("how it ended: resolved (the default), no_answer, not_possible")),
            CaseStepCommand.note, CaseStepCommand.by,
        ]
    ) { invocation in
        let word = invocation.value("--outcome") ?? MemberCase.Outcome.resolved.rawValue
        guard let outcome = MemberCase.Outcome(rawValue: word) else {
            throw UsageError(
                message: Phrase("--outcome \(word) is not known"), suggestion: Suggestions.oneOf(outcomes),
                command: "cases close")
        }
        return try CaseStepCommand.run(invocation, .close(outcome), state: "closed") { Phrase("case \($0) is closed") }
    }
}
