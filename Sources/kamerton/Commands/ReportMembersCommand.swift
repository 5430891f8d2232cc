import Campaigning
import Formats
import Reports
import Store

/// `kamerton report members`
enum ReportMembersCommand {
    static let command = Command(
        "report members", summary: Phrase("who the members are: how many, from where, who can be mailed"),
        discussion: Phrase(
            """
            How many members there are, how many are new, in which stage they are, who can be mailed and why the others cannot,
            where they come from, what is known of them, when they last bought or came, how often they hear from you, and who
            answers. Values that fewer than 5 members have are put together, so that a page may be shown to others.

            The period is the last 30 days, or --from and --to; it is compared with the one just before, or with one that
            begins at --versus.

              kamerton report members
              kamerton report members --where 'stage = promoter' --html promoters.html
              kamerton report members --from 2026-07-01 --to 2026-09-30 --versus 2025-07-01
            """),
        options: [
            WhereOption.option, ReportPeriod.from, ReportPeriod.to, ReportPeriod.versus, ReportOutput.csv,
            ReportOutput.html,
        ]
    ) { invocation in
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let zone = workspace.definition.timezone
        let periods = try ReportPeriod(invocation, zone).compared(invocation, zone)
        let store = try invocation.store(of: workspace)
        let condition = try WhereOption.condition(invocation, workspace, store)
        let report = try MembersReport(
            store, workspace, condition: condition, filter: invocation.value("--where"), period: periods.period,
            before: periods.before, now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { MembersPage(report, workspace.definition, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv }, text: { MembersReportText(report).show(on: invocation.console) }
        )
        return .done
    }
}
