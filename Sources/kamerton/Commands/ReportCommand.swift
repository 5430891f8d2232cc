import Definitions
import Formats
import JSON

/// `kamerton report`: which reports there are.
enum ReportCommand {
    static let command = Command(
        "report", summary: Phrase("which reports there are"),
        discussion: Phrase(
            """
            Lists the reports. Each is a table on the terminal, --json for programs, --csv for spreadsheets and --html FILE for
            people: one page that needs nothing else (docs/reports.md).

              kamerton report
              kamerton report members --html members.html
            """),
        arguments: [.init(name: "REPORT", help: Phrase("the report"), isOptional: true)]
    ) { invocation in
        let reports = Registry.commands.filter { $0.name.hasPrefix("report ") }
        if let given = invocation.arguments.first {
            let names = reports.map { String($0.name.dropFirst(7)) }
            throw UsageError(
                message: Phrase("there is no report \"\(given)\""),
                suggestion: Suggestions.nearest(to: given, among: names).map { Phrase("did you mean \($0)?") }
                    ?? Phrase("one of: \(names.joined(separator: ", "))"), command: "report")
        }
        if invocation.isJSON {
            let list = reports.map { ["report": .string($0.name), "says": .string($0.summary.english)] as JSONValue }
            invocation.printJSON(["reports": .array(list)])
            return .done
        }
        var table = Table(Phrase("report"), Phrase("says"))
        for report in reports { table.add(Phrase(verbatim: "kamerton \(report.name)"), report.summary) }
        invocation.console.out(table)
        return .done
    }
}
