import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton events attendance`
enum EventsAttendanceCommand {
    static let command = Command(
        "events attendance", summary: Phrase("take in who was there from a CSV file"),
        discussion: Phrase(
            """
            The column "email" says who; a column "attended" with no, false or 0 says who was not. With --rest-absent everybody else
            who had a seat is noted as not there. Read again it changes what differs. Each who was there has the activity
            "attended", so that filters count it: count(attended, within 365d) >= 2.

              kamerton events attendance grafting-workshop 2026-12-12 list.csv --rest-absent
            """),
        arguments: [
            .init(name: "NAME", help: Phrase("the campaign of kind event")),
            .init(name: "DATE", help: Phrase("the day, as 2026-12-12")),
            .init(name: "FILE", help: Phrase("a CSV file whose first line names the columns; - for standard input")),
        ],
        options: [
            .init(name: "--rest-absent", help: Phrase("whoever had a seat and is not in the file was not there"))
        ],
        run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        let one = try EventArgument.find(
            invocation.arguments[0], invocation.arguments[1], workspace, store, invocation)
        guard let date = one.announced else {
            throw CommandError(
                message: Phrase(
                    "\(one.campaign.name) on \(one.date.occurrence) is not announced yet, so there is no list"),
                suggestion: Phrase("see the dates with: kamerton events"))
        }
        let sheet = try AttendanceSheet(path: invocation.arguments[2])
        let summary = try AttendanceImport(store: store, date: date, now: invocation.now)
            .run(sheet.rows, restIsAbsent: invocation.flag("--rest-absent"))
        for (line, problem) in sheet.problems { invocation.console.note(Phrase("line \(line): \(problem)")) }
        for (line, address) in summary.strangers {
            invocation.console.note(Phrase("line \(line): \(printable(address)) is no member, so nothing was noted"))
        }
        if invocation.isJSON {
            invocation.printJSON([
                "attended": JSONValue(summary.attended), "absent": JSONValue(summary.absent),
                "strangers": JSONValue(summary.strangers.count), "rejected": JSONValue(sheet.problems.count),
            ])
        } else {
            invocation.console.out(
                Phrase("\(summary.attended, "member was", "members were") there, \(summary.absent, "was", "were") not"))
        }
        return summary.strangers.isEmpty && sheet.problems.isEmpty ? .done : .failed
    }
}
