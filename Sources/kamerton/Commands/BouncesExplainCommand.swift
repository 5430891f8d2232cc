import Bounces
import Foundation
import Formats
import JSON
import Store

/// `kamerton bounces explain`
enum BouncesExplainCommand {
    static let command = Command(
        "bounces explain", summary: Phrase("why a mail was taken for what it was"),
        discussion: Phrase(
            """
            Shows what a mail that came back says, by what its message was found, what was done and why, and where the mail
            itself is. The number is that of bounces list.

            Example:  kamerton bounces explain 12
            """),
        arguments: [.init(name: "ID", help: Phrase("the number of the mail"))],
        options: [.init(name: "--raw", help: Phrase("the mail itself, as it came"))],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        guard let id = Int64(invocation.arguments[0]) else {
            throw UsageError(
                message: Phrase("\(invocation.arguments[0]) is not a number"),
                suggestion: Phrase("the numbers are those of: kamerton bounces list"), command: "bounces explain")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        var events: [ListedInboundEvent] = []
        try store.forEachInboundEvent(mail: id) { events.append($0) }
        guard let first = events.first else {
            throw CommandError(
                message: Phrase("no mail has the number \(id), or it was of a member who was erased"),
                suggestion: Phrase("the numbers are those of: kamerton bounces list"))
        }
        let path = InboundFolder.file(first.hash, in: InboundFolder.path(workspace))
        let raw = FileManager.default.contents(atPath: path)
        if invocation.flag("--raw") { return try printRaw(raw) }
        if invocation.isJSON {
            invocation.printJSON(
                .object(
                    JSONObject([
                        ("id", .integer(id)), ("has_raw_mail", .bool(raw != nil)),
                        ("events", .array(events.map { .object(BounceText.json($0)) })),
                    ])))
            return .done
        }
        tell(
            events, raw.flatMap { MailReading(parsing: [UInt8]($0)) }, path: raw == nil ? nil : path,
            on: invocation.console)
        return .done
    }

    private static func printRaw(_ raw: Data?) throws -> ExitCode {
        guard let raw else {
            throw CommandError(
                message: Phrase("the mail itself is not kept any more (retention: raw_mail), or never came as a mail"))
        }
        FileHandle.standardOutput.write(raw)
        return .done
    }

    private static func tell(
        _ events: [ListedInboundEvent], _ reading: MailReading?, path: String?, on console: Console
    ) {
        let say = { (phrase: Phrase) in console.out(verbatim: printable(phrase.text(in: console.language))) }
        if let mail = reading?.mail {
            say(Phrase("from:     \(mail.header["From"] ?? "")"))
            say(Phrase("subject:  \(mail.header["Subject"] ?? "")"))
        }
        if let first = events.first {
            say(
                Phrase(
                    "it is:    \(BounceText.kind(first.mailKind)), written \(first.at.description), taken in \(first.receivedAt.description)"
                ))
        }
        for listed in events {
            say(Phrase("member:   \(listed.email ?? "–"), \(BounceText.match(listed.event.matchedBy))"))
            if let campaign = listed.campaign {
                say(Phrase("message:  \(campaign) \(listed.occurrence ?? "") \(listed.step ?? "")"))
            }
            say(
                Phrase(
                    "says:     \(BounceText.kind(listed.event.kind)) (\([listed.event.status, listed.event.reason].compactMap(\.self).joined(separator: ", ")))"
                ))
            if let words = listed.event.words { say(Phrase("words:    \(words)")) }
            say(Phrase("done:     \(BounceText.effect(listed.event.effect))"))
        }
        say(path.map { Phrase("mail:     \($0)") } ?? Phrase("mail:     not kept"))
    }
}
