import Definitions
import Formats
import JSON
import Store

/// `kamerton ideas inbox`
enum IdeasInboxCommand {
    static let command = Command(
        "ideas inbox", summary: Phrase("what members have written that may be an idea"),
        discussion: Phrase(
            """
            Answers in words, replies to mail and notes of cases that have the tag "idea" of the file of tags (tags.yaml; ideas: in
            kamerton.yaml), the newest first, as long as nobody has linked them to an idea or passed them over.
            Anonymous answers are left out: nobody could be told.

              idea: [иде*, предлага*, хотелось, suggest*, "would be great"]     in tags.yaml

              kamerton ideas inbox
              kamerton ideas raise 3 answer:12
              kamerton ideas pass answer:13 reply:4
            """),
        options: [
            .init(name: "--tag", value: "TAG", help: Phrase("another tag of the file")),
            .init(name: "--days", value: "N", help: Phrase("what was written in so many days (default 90)")),
            .init(name: "--limit", value: "N", help: Phrase("at most so many lines (default 50; 0 for all)")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let limit = try invocation.integer("--limit") ?? 50
        let days = try invocation.integer("--days") ?? 90
        guard limit >= 0, (1...3650).contains(days) else {
            throw UsageError(
                message: Phrase("--limit is 0 or more, and --days is 1 to 3650"), command: command.name)
        }
        let workspace = try invocation.workspace()
        let tag = invocation.value("--tag") ?? workspace.definition.ideas?.tag ?? IdeaSettings.defaultTag
        let matcher = try matcher(tag, workspace.definition)
        let store = try invocation.existingStore(of: workspace)
        let since = Span(days, .days).before(invocation.now, in: workspace.definition.timezone)
        let settled = try store.settledIdeaSources()
        let texts = try WrittenTexts(store, workspace).since(since)
            .filter { !settled.contains($0.source.words) && matcher.holds(TextMatcher.words($0.text)) }
        let shown = limit == 0 ? texts : Array(texts.prefix(limit))
        if invocation.isJSON {
            invocation.printJSON([
                "tag": .string(tag), "total": JSONValue(texts.count), "texts": .array(shown.map(json)),
            ])
            return .done
        }
        guard !texts.isEmpty else {
            invocation.console.out(Phrase("nothing new has the tag \(tag)"))
            return .done
        }
        for one in shown {
            let head = [
                one.source.words, workspace.definition.timezone.civil(one.at).date.description, one.email ?? "–",
                one.campaign ?? "",
            ]
            invocation.console.out(verbatim: printable(head.filter { !$0.isEmpty }.joined(separator: " · ")))
            for line in one.text.split(whereSeparator: \.isNewline) {
                invocation.console.out(verbatim: "  " + printable(String(line)))
            }
        }
        let rest = texts.count - shown.count
        if rest > 0 { invocation.console.note(Phrase("and \(rest, "more text", "more texts"); --limit 0 shows all")) }
        return .done
    }

    private static func matcher(_ tag: String, _ definition: WorkspaceDefinition) throws -> TextMatcher {
        guard let rules = definition.tags else {
            throw CommandError(
                message: Phrase("nothing says which words mean \"\(tag)\""),
                suggestion: Phrase("write the words into tags.yaml, or name another file: \"tags: words.yaml\""))
        }
        guard let found = rules.tags.first(where: { $0.name == tag }) else {
            throw CommandError(
                message: Phrase("the file of tags has no tag \"\(tag)\""),
                suggestion: Suggestions.advice(for: tag, among: rules.tags.map(\.name)), exitCode: .usage)
        }
        return TextMatcher(anyOf: found.phrases)
    }

    private static func json(_ one: WrittenText) -> JSONValue {
        [
            "source": .string(one.source.words), "email": JSONValue(one.email), "campaign": JSONValue(one.campaign),
            "at": .string(one.at.description), "text": .string(one.text),
        ]
    }
}

/// `kamerton ideas raise`
enum IdeasRaiseCommand {
    static let command = Command(
        "ideas raise", summary: Phrase("members who want it too"),
        discussion: Phrase(
            """
            By what they wrote, or by their address for what they said. Each counts once, and hears once.

              kamerton ideas raise 3 answer:12 case:5 boris@example.org
            """),
        arguments: [IdeaArgument.idea, IdeaArgument.sources], options: [CaseStepCommand.by]
    ) { invocation in
        let id = try IdeaArgument.id(invocation.arguments[0], invocation)
        let sources = try invocation.arguments.dropFirst().map { ($0, try IdeaArgument.source($0, invocation)) }
        let store = try invocation.presentStore(of: try invocation.workspace())
        let who = CaseStepCommand.who(invocation)
        var (new, known) = (0, 0)
        try store.inTransaction {
            for (text, source) in sources {
                let outcome = try store.raiseIdea(id, source, who: who, now: invocation.now)
                if outcome != .known, let problem = IdeaArgument.problem(outcome, text) { throw problem }
                if outcome == .known { known += 1 } else { new += 1 }
            }
        }
        if invocation.isJSON {
            invocation.printJSON(["idea": JSONValue(id), "raised": JSONValue(new), "known": JSONValue(known)])
        }
        invocation.console.note(
            Phrase("idea \(id): \(new, "member", "members") more; \(known) had raised it before"))
        return .done
    }
}

/// `kamerton ideas pass`
enum IdeasPassCommand {
    static let command = Command(
        "ideas pass", summary: Phrase("texts that are no ideas"),
        discussion: Phrase(
            """
            They leave the inbox; nothing else happens to them.

              kamerton ideas pass answer:13 reply:4
            """),
        arguments: [
            .init(name: "WHERE", help: Phrase("as in the inbox: answer:12, reply:3, case:5"), isRepeated: true)
        ], options: [CaseStepCommand.by]
    ) { invocation in
        let sources = try invocation.arguments.map { ($0, try IdeaArgument.source($0, invocation)) }
        let store = try invocation.presentStore(of: try invocation.workspace())
        try store.inTransaction {
            for (text, source) in sources {
                let outcome = try store.passIdeaText(source, who: CaseStepCommand.who(invocation), now: invocation.now)
                if outcome != .known, let problem = IdeaArgument.problem(outcome, text) { throw problem }
            }
        }
        if invocation.isJSON { invocation.printJSON(["passed": JSONValue(sources.count)]) }
        invocation.console.note(Phrase("\(sources.count, "text is", "texts are") passed over"))
        return .done
    }
}
