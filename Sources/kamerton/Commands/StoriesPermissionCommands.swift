import Campaigning
import Definitions
import Formats
import Store

/// `kamerton stories ask`
enum StoriesAskCommand {
    static let command = Command(
        "stories ask", summary: Phrase("ask the member whether a story may be quoted"),
        discussion: Phrase(
            """
            Plans a service message with the exact words, what would be agreed to (stories: wording in kamerton.yaml) and a
            link to a page, where the member permits it under a name, permits it without one, or refuses. The next run sends
            it. Each text is asked about once; whoever has said no is not asked again.

              kamerton stories ask 12
            """),
        arguments: [StoryArgument.argument]
    ) { invocation in
        let (workspace, store, story) = try StoryArgument.read(invocation)
        do {
            try StoryConsent(store, workspace.definition, now: invocation.now).ask(story)
        } catch let refusal as StoryConsent.Refusal {
            throw error(refusal, story, workspace.definition)
        }
        StoryArgument.tell(
            try store.story(story.id), Phrase("the question to \(printable(story.email)) goes with the next run"),
            invocation)
        return .done
    }

    private static func error(
        _ refusal: StoryConsent.Refusal, _ story: Story, _ definition: WorkspaceDefinition
    ) -> CommandError {
        let record = Phrase("see the record with: kamerton stories show \(story.id)")
        switch refusal {
        case .noWording:
            return CommandError(
                message: Phrase("the workspace does not say what a member would agree to"),
                suggestion: Phrase(
                    "add to kamerton.yaml: stories: { wording: { version: 2026-11, text: We may quote these words in our mail } }"
                ))
        case .granted:
            return CommandError(message: Phrase("story \(story.id) may be quoted already"), suggestion: record)
        case .saidNo:
            return CommandError(
                message: Phrase("the member has said no to story \(story.id), and is not asked again"),
                suggestion: record)
        case .asked(let at):
            let day = definition.timezone.civil(at).date.description
            return CommandError(
                message: Phrase("the member was asked about these words on \(day)"), suggestion: record)
        case .unreachable:
            return CommandError(
                message: Phrase("no mail goes to \(printable(story.email)): ask in person"),
                suggestion: Phrase("then: kamerton stories permit \(story.id) --wording TEXT --origin WHERE"))
        }
    }
}

/// `kamerton stories permit`
enum StoriesPermitCommand {
    static let command = Command(
        "stories permit", summary: Phrase("record a permission to quote that was had by other means"),
        discussion: Phrase(
            """
            For a permission on paper, in a chat, in a mail: what the member agreed to, and where you could show it. It holds
            for the words as they stand now; changed words need a new one.

              kamerton stories permit 12 --wording 2026-11 --name "Anna P." --origin "slip 118, folder 7"
              kamerton stories permit 12 --wording "You may quote me on your site" --nameless --origin "chat of 3 November"
            """),
        arguments: [StoryArgument.argument],
        options: [
            .init(
                name: "--wording", value: "TEXT",
                help: Phrase("what was agreed to: the version in kamerton.yaml, or the words themselves")),
            .init(name: "--origin", value: "TEXT", help: Phrase("where it can be seen: a slip, a chat, a mail")),
            .init(name: "--name", value: "NAME", help: Phrase("how the name may stand")),
            .init(name: "--nameless", help: Phrase("without a name")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let wording = try needed("--wording", Phrase("what has the member agreed to?"), invocation)
        let origin = try needed("--origin", Phrase("where can the permission be seen?"), invocation)
        let name = invocation.value("--name")
        guard (name != nil) != invocation.flag("--nameless") else {
            throw UsageError(
                message: Phrase("how may the name stand?"), suggestion: Phrase("--name NAME or --nameless"),
                command: command.name)
        }
        let (workspace, store, story) = try StoryArgument.read(invocation)
        let consent = StoryConsent(store, workspace.definition, now: invocation.now)
        let known = consent.wording(for: story.locale).flatMap { $0.version == wording ? $0 : nil }
        let shown =
            known ?? ShownWording(version: "own", locale: story.locale ?? workspace.definition.locale, text: wording)
        try consent.permit(story, name: name, wording: shown, source: "command", origin: origin)
        StoryArgument.tell(try store.story(story.id), Phrase("story \(story.id) may be quoted"), invocation)
        return .done
    }

    private static func needed(_ option: String, _ question: Phrase, _ invocation: Invocation) throws -> String {
        guard let text = invocation.value(option), !text.allSatisfy(\.isWhitespace) else {
            throw UsageError(
                message: Phrase("\(option) is missing: \(question)"), suggestion: Phrase("add \(option) TEXT"),
                command: command.name)
        }
        return text
    }
}

/// `kamerton stories withdraw`
enum StoriesWithdrawCommand {
    static let command = Command(
        "stories withdraw", summary: Phrase("record that a story may not be quoted any more"),
        discussion: Phrase(
            """
            From here on no message is sent that quotes it, also none that is planned. Members do this themselves too, on the
            page that asked them and on their preference page.

              kamerton stories withdraw 12 --note "asked by phone"
            """),
        arguments: [StoryArgument.argument],
        options: [.init(name: "--note", value: "TEXT", help: Phrase("how the member said so"))]
    ) { invocation in
        let (workspace, store, story) = try StoryArgument.read(invocation)
        let done = try StoryConsent(store, workspace.definition, now: invocation.now)
            .withdraw(story, source: "command", origin: invocation.value("--note"))
        StoryArgument.tell(
            try store.story(story.id),
            done
                ? Phrase("story \(story.id) may not be quoted any more")
                : Phrase("nothing has changed: story \(story.id) had no permission"), invocation)
        return .done
    }
}
