import Definitions
import Formats
import JSON
import Store

/// `kamerton cases show`
enum CasesShowCommand {
    static let command = Command(
        "cases show", summary: Phrase("one case: the answers that opened it, and its story"),
        discussion: Phrase(
            """
            What the member answered, then what was done, by whom and when.

              kamerton cases show 12
            """),
        arguments: [.init(name: "CASE", help: Phrase("its number in \"kamerton cases list\""))]
    ) { invocation in
        let ids = try CaseStepCommand.ids(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        var selection = CaseSelection()
        selection.ids = ids
        guard let one = try store.cases(selection).first else {
            throw CommandError(
                message: Phrase("there is no case \(ids[0])"),
                suggestion: Phrase("see them with: kamerton cases list --all"))
        }
        let answers = try store.caseAnswers(one.id)
        let notes = try store.caseNotes(one.id)
        if invocation.isJSON {
            invocation.printJSON(json(one, answers, notes, now: invocation.now))
        } else {
            tell(one, answers, notes, invocation, workspace)
        }
        return .done
    }

    private static func json(
        _ one: MemberCase, _ answers: [(at: Instant, question: String, answer: String)], _ notes: [CaseNote],
        now: Instant
    ) -> JSONValue {
        var object = CasesListCommand.object(one, now: now)
        object["answers"] = .array(
            answers.map {
                ["at": .string($0.at.description), "question": .string($0.question), "answer": .string($0.answer)]
            })
        object["story"] = .array(
            notes.map {
                [
                    "at": .string($0.at.description), "kind": .string($0.kind.rawValue), "who": JSONValue($0.who),
                    "text": JSONValue($0.text),
                ]
            })
        return .object(object)
    }

    private static func tell(
        _ one: MemberCase, _ answers: [(at: Instant, question: String, answer: String)], _ notes: [CaseNote],
        _ invocation: Invocation, _ workspace: Workspace
    ) {
        let console = invocation.console
        let zone = workspace.definition.timezone
        let who = [one.name, one.email].compactMap { $0 }.joined(separator: ", ")
        console.out(
            Phrase(
                "case \(one.id): \(printable(who.isEmpty ? "–" : who)), \(CaseWords.state(one, now: invocation.now)), of \(printable(one.owner))"
            ))
        if let due = one.dueAt { console.out(Phrase("due \(PlanCommand.words(due, in: zone))")) }
        if !answers.isEmpty {
            console.out(Phrase(""))
            var table = Table(Phrase("answered"), Phrase("question"), Phrase("answer"))
            for (at, question, answer) in answers {
                table.add(verbatim: [PlanCommand.words(at, in: zone), printable(question), printable(answer)])
            }
            console.out(table)
        }
        console.out(Phrase(""))
        var story = Table(Phrase("when"), Phrase("what"), Phrase("who"), Phrase("note"))
        for note in notes {
            story.add([
                Phrase(verbatim: PlanCommand.words(note.at, in: zone)), CaseWords.note(note.kind),
                Phrase(verbatim: printable(note.who ?? "")), Phrase(verbatim: printable(note.text ?? "")),
            ])
        }
        console.out(story)
    }
}
