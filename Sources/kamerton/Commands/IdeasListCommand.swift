import Definitions
import Formats
import JSON
import Store

/// `kamerton ideas list`
enum IdeasListCommand {
    private static let states = IdeaState.allCases.map(\.rawValue)

    static let command = Command(
        "ideas list", summary: Phrase("what members propose, and what became of it"),
        discussion: Phrase(
            """
            Ideas with how many members have raised each: new, planned, being done; with --all also what is done, declined and
            merged. When one is done, those who raised it hear of it (ideas: in kamerton.yaml; docs/ideas.md).

              kamerton ideas inbox
              kamerton ideas add "Evening delivery" answer:12 anna@example.org
              kamerton ideas state 3 done --note "We deliver until nine now."
              kamerton ideas show 3
            """),
        options: [
            .init(name: "--all", help: Phrase("also those that are done with")),
            .init(
                name: "--state", value: "STATE",
                help: Phrase("only these: new, planned, doing, done, declined, merged")),
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        var wanted = Set(IdeaState.allCases.filter { invocation.flag("--all") || $0.isOpen })
        if let word = invocation.value("--state") {
            guard let state = IdeaState(rawValue: word) else {
                throw UsageError(
                    message: Phrase("--state \(word) is not known"), suggestion: Suggestions.oneOf(states),
                    command: command.name)
            }
            wanted = [state]
        }
        let workspace = try invocation.workspace()
        let ideas = try invocation.existingStore(of: workspace).ideas(states: wanted)
        if invocation.isJSON {
            invocation.printJSON(["ideas": .array(ideas.map { .object(IdeaArgument.object($0)) })])
        } else if invocation.flag("--csv") {
            invocation.console.out(verbatim: String(decoding: csv(ideas).dropLast(), as: UTF8.self))
        } else if ideas.isEmpty {
            invocation.console.out(Phrase("there are no such ideas"))
        } else {
            var table = Table(
                Phrase("idea"), Phrase("title"), Phrase("state"), Phrase("voices"), Phrase("since"), Phrase("note"))
            for one in ideas {
                table.add([
                    Phrase("\(one.id)"), Phrase(verbatim: printable(one.name)), IdeaArgument.words(one.state),
                    Phrase("\(one.voices)"),
                    Phrase(verbatim: workspace.definition.timezone.civil(one.changedAt).date.description),
                    Phrase(verbatim: printable(one.note ?? "")),
                ])
            }
            invocation.console.out(table)
        }
        return .done
    }

    private static func csv(_ ideas: [Idea]) -> [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["idea", "title", "state", "voices", "owner", "note", "created_at", "changed_at"])
        for one in ideas {
            writer.write([
                "\(one.id)", one.name, one.state.rawValue, "\(one.voices)", one.owner ?? "", one.note ?? "",
                one.createdAt.description, one.changedAt.description,
            ])
        }
        return writer.takeBytes()
    }
}
