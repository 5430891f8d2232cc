import Definitions
import Delivery
import Foundation
import Formats
import JSON
import Store

/// `kamerton run`
enum RunCommand {
    static let command = Command(
        "run", summary: "do everything that is due, then exit",
        discussion: """
            Derives stages, plans what is due, and sends it: everything that cron needs is one line.

                * * * * *  kamerton run --quiet --workspace /srv/club

            Run it every minute, twice at once, or after three days of outage: nobody gets a message twice, and nothing
            is lost. A second run at the same time says so and exits 0. Ctrl-C and SIGTERM finish what is on the wire and
            give the rest back; killed at any instant, the next run goes on where it was.

            Mail goes where delivery: in kamerton.yaml says: into the outbox (a Maildir beside the store) unless it says
            transport: smtp. To see what would happen on another day, run into the outbox with another time:

                kamerton run --now 2026-12-01T10:00:00Z

            Exits 1 when messages failed, are uncertain, or a campaign had to be stopped.
            """,
        options: [
            .init(
                name: "--force",
                help: "send real mail although --now is not now, or without encryption to another machine")
        ]
    ) { invocation in
        let workspace = try invocation.workspace()
        let store = try invocation.store(of: workspace)
        var run = DeliveryRun(
            store: store, workspace: workspace, now: invocation.globals.now, force: invocation.flag("--force")
        ) { Invocation.clock }
        let signals = StopSignals(stop: run.stop, console: invocation.console)
        defer { signals.cancel() }
        let meter = ProgressMeter(console: invocation.console)
        run.progress = { meter.show($0, of: $1) }
        let report: RunReport
        do {
            report = try run.run()
        } catch let error as TransportError {
            throw CommandError(
                message: error.description, suggestion: error.suggestion, exitCode: error.isUsage ? .usage : .failed)
        }
        invocation.console.progress("")
        show(report, invocation)
        return report.hasProblems ? .failed : .done
    }

    static func show(_ report: RunReport, _ invocation: Invocation) {
        let console = invocation.console
        if report.isBusy {
            console.note("another run is at work on this store: nothing to do here")
            if invocation.isJSON { invocation.printJSON(json(report)) }
            return
        }
        for warning in report.warnings { console.error(console.styled("warning", .yellow) + ": " + printable(warning)) }
        FindingPrinter(console: console).print(report.findings)
        if let why = report.unreachable {
            console.error(console.styled("error", .red) + ": " + printable(why))
            console.error("  " + console.styled("→ what was not sent waits for the next run", .dim))
        }
        if report.uncertain > 0 || (report.uncertainInAll > 0 && !invocation.globals.isQuiet) {
            console.error(doubt(report.uncertainInAll))
        }
        if report.wasStopped { console.note("stopped: what was not sent waits for the next run") }
        if invocation.isJSON {
            invocation.printJSON(json(report))
        } else if !invocation.globals.isQuiet {
            console.out(summary(report))
        }
    }

    private static func doubt(_ count: Int) -> String {
        (count == 1
            ? "1 message: nobody can know whether it arrived"
            : "\(count) messages: nobody can know whether they arrived")
            + " (the line dropped in the moment of handing over); see: kamerton status"
    }

    /// One line for people; only what happened.
    static func summary(_ report: RunReport) -> String {
        if report.isIdle { return "nothing is due" }
        var parts: [String] = []
        func add(_ words: String, _ count: Int) {
            if count > 0 { parts.append("\(words) \(count)") }
        }
        add("planned", report.planned)
        parts.append("sent \(report.sent)")
        add("failed", report.failed)
        add("to be tried again", report.retrying)
        add("not sure", report.uncertain)
        add("sent anew after doubt", report.resent)
        if !report.held.isEmpty { parts.append("held back: \(LedgerWords.list(report.held))") }
        if !report.skipped.isEmpty { parts.append("skipped: \(LedgerWords.list(report.skipped))") }
        let tenths = Int((report.seconds * 10).rounded())
        return parts.joined(separator: " · ") + " (\(tenths / 10).\(tenths % 10) s)"
    }

    static func json(_ report: RunReport) -> JSONValue {
        func object(_ counts: [MessageReason: Int]) -> JSONValue {
            .object(
                JSONObject(
                    counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSONValue($0.value)) }))
        }
        return [
            "planned": JSONValue(report.planned), "sent": JSONValue(report.sent), "failed": JSONValue(report.failed),
            "retrying": JSONValue(report.retrying), "uncertain": JSONValue(report.uncertain),
            "held": object(report.held), "skipped": object(report.skipped), "seconds": .real(report.seconds),
            "uncertain_in_all": JSONValue(report.uncertainInAll), "recovered": JSONValue(report.recovered),
            "resent": JSONValue(report.resent), "busy": .bool(report.isBusy), "stopped": .bool(report.wasStopped),
            "unreachable": JSONValue(report.unreachable),
            "stopped_campaigns": .array(report.stoppedCampaigns.sorted().map(JSONValue.string)),
        ]
    }
}
