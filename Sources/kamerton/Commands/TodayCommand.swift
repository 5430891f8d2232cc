import Campaigning
import Definitions
import Delivery
import Formats
import JSON
import Reports
import Store

/// `kamerton today`
enum TodayCommand {
    static let command = Command(
        "today", summary: Phrase("the morning page: what waits, what is near, what is odd, whom to thank"),
        discussion: Phrase(
            """
            One page for the beginning of the day: cases that are due, tasks of the strategy, events of the next 14 days,
            what people wrote back, mail that waits and why, numbers of yesterday that are not as usual on this weekday, and
            whom to thank. Under each part stands the command that does something about it; ! stands before what is urgent.

              kamerton today
              kamerton today --owner anna@example.org
              kamerton today --html today.html               names no member; with --owner, those that are theirs
              kamerton today --mail                          each owner gets their part, once a day

            With community: { digest: "08:00" } in kamerton.yaml, "kamerton run" sends the mails from that time on. Nothing
            else is written. docs/goals.md tells how each part is counted.
            """),
        options: [
            .init(name: "--owner", value: "EMAIL", help: Phrase("only what is theirs, and what is everyone's")),
            .init(name: "--mail", help: Phrase("send each owner their part, at most once a day")), ReportOutput.html,
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let owner = try owner(invocation)
        if invocation.flag("--mail") { return try mail(store, workspace, owner, invocation) }
        let language = invocation.console.language
        let all = try TodaySheet(store, workspace, locale: language.rawValue, now: invocation.now)
        let sheet = owner.map { all.of($0) } ?? all
        let reader = owner.map { TodaySheet.Reader.owner($0) } ?? .everyone
        try ReportOutput.write(
            invocation, page: { TodayPage(sheet, for: reader, workspace, language: language).html },
            json: { sheet.json }, csv: { [] }, text: { invocation.console.out(sheet.text(for: .terminal)) })
        return .done
    }

    private static func owner(_ invocation: Invocation) throws -> String? {
        guard let text = invocation.value("--owner") else { return nil }
        do {
            return try EmailAddress(parsing: text).address
        } catch {
            throw UsageError(
                message: Phrase("--owner \(text): \(error.phrase)"), suggestion: error.advice, command: "today")
        }
    }

    private static func mail(
        _ store: Store, _ workspace: Workspace, _ owner: String?, _ invocation: Invocation
    ) throws -> ExitCode {
        if invocation.value("--html") != nil {
            throw UsageError(message: Phrase("--mail and --html cannot go together"), command: "today")
        }
        let digest = try TodayDigest(store, workspace, only: owner, now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON([
                "sent": .array(digest.sent.map { .string($0) }), "known": .array(digest.known.map { .string($0) }),
                "failed": JSONValue(digest.warnings.count),
            ])
        } else {
            for owner in digest.sent { invocation.console.out(Phrase("sent to \(printable(owner))")) }
            for owner in digest.known {
                invocation.console.note(Phrase("\(printable(owner)) has had the page of today"))
            }
            if digest.sent.isEmpty, digest.known.isEmpty, digest.warnings.isEmpty {
                invocation.console.note(Phrase("nobody has anything on the page: no mail was sent"))
            }
        }
        for warning in digest.warnings { invocation.console.note(warning) }
        return digest.warnings.isEmpty ? .done : .failed
    }
}
