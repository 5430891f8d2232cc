import Campaigning
import Definitions
import Formats
import Foundation
import Reports
import Store

/// `kamerton simulate`
enum SimulateCommand {
    static let command = Command(
        "simulate", summary: Phrase("the calendar ahead: what would be sent in the next months"),
        discussion: Phrase(
            """
            Plays through the next 90 days, or as many as you say, for all members at once: a calendar of what would be sent, how
            often members hear from you, which limits bite, who never hears from you, and what looks wrong. Nothing is written
            and nothing is sent.

              kamerton simulate
              kamerton simulate --days 30
              kamerton simulate --html calendar.html

            It knows schedules, steps, reminders, yearly days, stages that change by time, limits, quiet hours, windows and pace.
            It cannot know what members will do: answers, purchases and who will join (docs/planning.md).
            """),
        options: [
            .init(name: "--days", value: "N", help: Phrase("how many days to look ahead, 1 to 366 (default: 90)")),
            .init(name: "--html", value: "FILE", help: Phrase("also write it as one page for a browser")),
        ],
        run: run)

    private static let mostDays = 366

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let days = try invocation.integer("--days") ?? 90
        guard (1...mostDays).contains(days) else {
            throw UsageError(
                message: Phrase("--days \(days) is not between 1 and \(mostDays)"),
                suggestion: Phrase("a quarter is --days 90"), command: "simulate")
        }
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let now = invocation.now
        let until = Span(days, .days).after(now, in: workspace.definition.timezone)
        let report = try Simulation(store, workspace, now: now, until: until).run()
        if let path = invocation.value("--html") {
            let page = SimulationPage(report, name: workspace.definition.name, language: invocation.console.language)
            do {
                try Data(page.html.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw CommandError(
                    message: Phrase("cannot write \(path): \(error.localizedDescription)"),
                    suggestion: Phrase("name a file in a folder that you may write to"))
            }
            invocation.console.note(Phrase("written to \(path)"))
        }
        if invocation.isJSON {
            invocation.printJSON(report.json)
        } else {
            SimulationText(report: report, console: invocation.console).show()
        }
        return workspace.invalidCampaigns.isEmpty ? .done : .failed
    }
}
