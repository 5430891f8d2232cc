import Bounces
import Crypto
import Campaigning
import Definitions
import Formats
import Store

/// `kamerton stories add`
enum StoriesAddCommand {
    static let command = Command(
        "stories add", summary: Phrase("write down what a member told, by hand or from a reply"),
        discussion: Phrase(
            """
            The words come in as an activity, once: the same words of the same member change nothing. --from-reply takes a
            reply that bounces list --replies shows, with the person who wrote it; quoted lines are left out. Nothing may be
            quoted before its member permits it: kamerton stories ask ID.

              kamerton stories add anna@example.org --kind story --text "Ask first: it saves three years."
              kamerton stories add --from-reply 31
            """),
        arguments: [.init(name: "EMAIL", help: Phrase("the member's address"), isOptional: true)],
        options: [
            .init(name: "--kind", value: "KIND", help: Phrase("story (the default), review, mention, photo, answer")),
            .init(name: "--text", value: "TEXT", help: Phrase("their words, as they said them")),
            .init(name: "--url", value: "URL", help: Phrase("where the words stand")),
            .init(name: "--from-reply", value: "ID", help: Phrase("the number of a reply: its words and its writer")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let kind = invocation.value("--kind") ?? "story"
        guard ActivityDefinition.told.contains(kind) else {
            throw UsageError(
                message: Phrase("--kind \(kind) is no kind of story"),
                suggestion: Suggestions.oneOf(ActivityDefinition.told), command: command.name)
        }
        if let url = invocation.value("--url"), !url.hasPrefix("https://"), !url.hasPrefix("http://") {
            throw UsageError(
                message: Phrase("--url \(url) is not an address of a page"),
                suggestion: Phrase("write it as https://…"), command: command.name)
        }
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let told: Told
        if invocation.value("--from-reply") != nil {
            told = try reply(invocation, workspace, store)
        } else {
            told = try written(invocation, store, kind)
        }
        let (id, isNew) = try store.addStory(
            memberID: told.memberID, kind: kind, text: told.text, url: invocation.value("--url"), source: told.source,
            key: told.key, at: told.at, now: invocation.now)
        StoryArgument.tell(
            try store.story(id),
            isNew ? Phrase("story \(id) is written down") : Phrase("story \(id) was there already"),
            invocation)
        return .done
    }

    /// What is to be written down, and what it is known by.
    private struct Told {
        let memberID: Int64
        let text: String
        let at: Instant
        let source: String
        let key: String
    }

    private static func written(_ invocation: Invocation, _ store: Store, _ kind: String) throws -> Told {
        guard !invocation.arguments.isEmpty else {
            throw UsageError(
                message: Phrase("whose story is it?"), suggestion: Phrase("name the member: EMAIL"),
                command: command.name)
        }
        guard let text = clean(invocation.value("--text") ?? "") else {
            throw UsageError(
                message: Phrase("--text is missing: what did the member say?"),
                suggestion: Phrase("--text \"Ask first: it saves three years.\""), command: command.name)
        }
        let member = try invocation.member(invocation.arguments[0], in: store)
        let hash = TextCode.hex(StoryPermission.hash("\(member.id)\n\(kind)\n\(text)"))
        return Told(
            memberID: member.id, text: text, at: invocation.now, source: "stories", key: String(hash.prefix(32)))
    }

    private static func reply(_ invocation: Invocation, _ workspace: Workspace, _ store: Store) throws -> Told {
        guard let number = try invocation.integer("--from-reply") else {
            throw UsageError(message: Phrase("--from-reply takes a number"), command: command.name)
        }
        var found: ListedInboundEvent?
        try store.forEachInboundEvent(kind: "reply", mail: Int64(number), limit: 1) { found = $0 }
        guard let found else {
            throw CommandError(
                message: Phrase("there is no reply \(number)"),
                suggestion: Phrase("see them with: kamerton bounces list --replies"))
        }
        let wanted = try invocation.arguments.first.map { try invocation.member($0, in: store).id }
        guard let member = wanted ?? found.event.memberID else {
            throw CommandError(
                message: Phrase("it is not known who wrote the reply \(number)"),
                suggestion: Phrase("name the member: EMAIL"))
        }
        guard let text = clean(invocation.value("--text") ?? KeptReply(found, in: workspace)?.wholeWords ?? "") else {
            throw CommandError(
                message: Phrase("the reply \(number) is not kept any more, or says nothing of its own"),
                suggestion: Phrase("give its words with --text"))
        }
        return Told(memberID: member, text: text, at: found.at, source: "reply", key: "mail:\(number)")
    }

    /// Nil for nothing but spaces; control characters become spaces.
    private static func clean(_ text: String) -> String? {
        let plain = String(
            text.unicodeScalars.lazy.filter { $0 != "\r" }
                .map { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F) ? Character($0) : " " })
        let lines = plain.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: " ").joined(separator: " ") }
        let result = lines.drop { $0.isEmpty }.joined(separator: "\n")
        return result.allSatisfy(\.isWhitespace) ? nil : String(result.prefix(10_000))
    }
}
