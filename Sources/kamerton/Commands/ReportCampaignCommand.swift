import Definitions
import Formats
import Reports
import Store

/// `kamerton report campaign`
enum ReportCampaignCommand {
    static let command = Command(
        "report campaign", summary: Phrase("what a campaign has come to: messages, variants, lift"),
        discussion: Phrase(
            """
            For each occurrence, step and variant: how many messages were planned, held back, sent, came back, how many were
            clicked in by persons and answered, who left, who complained, and how many reached the goal. Clicks of machines
            do not count.

            Below: what a test of variants has decided, or how the variants of a plain split compare; and the lift, the goal
            among those who were to get the campaign against those whom "holdout" or "control" keeps out, with its 95 %
            interval (Newcombe), and whether it is shown at all.

              kamerton report campaign spring-sale
              kamerton report campaign spring-sale --json
              kamerton report campaign spring-sale --csv > spring.csv
              kamerton report campaign spring-sale --html spring.html
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"))],
        options: [ReportOutput.csv, ReportOutput.html]
    ) { invocation in
        try ReportOutput.check(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let given = invocation.arguments[0]
        let names = try MessagesCommand.names(of: given, workspace, store: store)
        // What went under a former name belongs to the campaign of today.
        let present = workspace.campaign(given) ?? workspace.campaigns.first { $0.was == given }
        let report = try CampaignReport(
            store, workspace, campaign: present?.name ?? given,
            names: present.map { [$0.name] + [$0.was].compactMap { $0 } } ?? names, now: invocation.now)
        try ReportOutput.write(
            invocation,
            page: { CampaignPage(report, workspace.definition, language: invocation.console.language).html },
            json: { report.json }, csv: { report.csv },
            text: { CampaignReportText(report, zone: workspace.definition.timezone).show(on: invocation.console) })
        return .done
    }
}
