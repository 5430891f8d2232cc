import Bounces
import Definitions
import Formats
import JSON
import Store

/// `kamerton bounces list`
enum BouncesListCommand {
    private static let kinds = MailReading.Kind.allCases.map(\.rawValue)

    static let command = Command(
        "bounces list", summary: Phrase("what came back, newest first"),
        discussion: Phrase(
            """
            Each line is one mail and one recipient: its number, kind, member, campaign, and what was done.

              kamerton bounces list --replies --campaign nps-quarterly       what people wrote back, for its owner
              kamerton bounces list --replies --owner lena@example.org --since 7d
              kamerton bounces list --unmatched                              what nobody was found for
            """),
        options: [
            .init(
                name: "--kind", value: "KIND",
                help: Phrase("only these: bounce, complaint, unsubscribe, autoreply, reply, report")),
            .init(name: "--campaign", value: "CAMPAIGN", help: Phrase("only what is about a message of this campaign")),
            .init(
                name: "--replies",
                help: Phrase("what people wrote back, with its first words, under the campaign's owner")),
            .init(name: "--owner", value: "EMAIL", help: Phrase("only replies to campaigns of this owner")),
            .init(name: "--since", value: "DURATION", help: Phrase("only what was taken in since then, such as 7d")),
            .init(name: "--unmatched", help: Phrase("only those of nobody known")),
            .init(name: "--limit", value: "N", help: Phrase("at most so many lines (default 100)")),
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        if let kind = invocation.value("--kind"), !kinds.contains(kind) {
            throw UsageError(
                message: Phrase("--kind \(kind) is none of the kinds"), suggestion: Suggestions.oneOf(kinds),
                command: "bounces list")
        }
        let limit = try invocation.integer("--limit") ?? 100
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        let since = try since(invocation)
        if invocation.flag("--replies") || invocation.value("--owner") != nil {
            return try RepliesDigest(invocation, workspace, since: since).show(store, limit: max(0, limit))
        }
        let console = invocation.console
        var count = 0
        try store.forEachInboundEvent(
            kind: invocation.value("--kind"), campaign: invocation.value("--campaign"),
            onlyUnmatched: invocation.flag("--unmatched"), since: since, limit: max(0, limit)
        ) { listed in
            count += 1
            if invocation.isJSON { return invocation.printJSONLine(.object(BounceText.json(listed))) }
            let fields = [
                "\(listed.mail)", listed.at.description, BounceText.kind(listed.event.kind).text(in: console.language),
                listed.email ?? "–", listed.campaign ?? "–",
                BounceText.effect(listed.event.effect).text(in: console.language),
            ]
            console.out(verbatim: printable(fields.joined(separator: "  ")))
        }
        if count == 0, !invocation.isJSON { console.note(Phrase("nothing came back")) }
        return .done
    }

    private static func since(_ invocation: Invocation) throws -> Instant? {
        guard let text = invocation.value("--since") else { return nil }
        guard let span = Span(text) else {
            throw UsageError(
                message: Phrase("--since \(text) is no duration"), suggestion: Phrase("write 24h, 7d or 2w"),
                command: "bounces list")
        }
        return invocation.now - span.approximateMilliseconds
    }
}
