import Campaigning
import Definitions
import Formats
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
            ReportOutput.html,
        ],
        run: run)

    private static let mostDays = 366

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
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
        var report = try Simulation(store, workspace, now: now, until: until).run()
        report.loyalty = try LoyaltyForecast(store, workspace, days: days, now: now)
        try ReportOutput.write(
            invocation,
            page: { SimulationPage(report, workspace.definition, language: invocation.console.language).html },
            json: { report.json }, csv: { [] },
            text: { SimulationText(report: report, console: invocation.console).show() })
        return workspace.invalidCampaigns.isEmpty ? .done : .failed
    }
}
