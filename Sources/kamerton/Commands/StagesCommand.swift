import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton stages`
enum StagesCommand {
    static let command = Command(
        "stages", summary: "members by lifecycle stage",
        discussion: """
            How many members are in each stage of kamerton.yaml, and how many entered it in the last 7, 30 and 90 days.
            It is answered for the moment of --now from the activities and answers up to then; nothing is written. (The
            history of stages is kept by: kamerton run.)

            Examples:  kamerton stages
                       kamerton stages --now 1997-06-01T00:00:00Z
                       kamerton stages explain anna@example.org
            """, run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        guard !workspace.definition.stages.isEmpty else {
            throw CommandError(
                message: "kamerton.yaml has no stages",
                suggestion: "write them under stages:, the earliest first (docs/filters.md has an example)")
        }
        let store = try invocation.store(of: workspace)
        try StageDerivation.overlay(store, workspace, now: invocation.now)
        let report = try StageReport(store, workspace, now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON(["stages": .array(report.rows.map(json))])
            return .done
        }
        var table = Table("stage", "members", "entered: 7 days", "30 days", "90 days")
        for row in report.rows {
            table.add([row.stage, "\(row.members)"] + StageReport.days.map { "\(row.entered[$0] ?? 0)" })
        }
        if report.withoutStage > 0 { table.add("(none)", "\(report.withoutStage)", "", "", "") }
        for line in table.lines() { invocation.console.out(line) }
        return .done
    }

    private static func json(_ row: StageReport.Row) -> JSONValue {
        var entered = JSONObject()
        for days in StageReport.days { entered["\(days)d"] = JSONValue(row.entered[days] ?? 0) }
        return ["stage": .string(row.stage), "members": JSONValue(row.members), "entered": .object(entered)]
    }
}
