import Campaigning
import Definitions
import Delivery
import Foundation
import Formats
import JSON
import Reports
import Store
import Surveys

/// `kamerton run`
enum RunCommand {
    static let command = Command(
        "run", summary: Phrase("do everything that is due, then exit"),
        discussion: Phrase(
            """
            Derives stages, plans what is due, and sends it: everything that cron needs is one line.

                * * * * *  kamerton run --quiet --workspace /srv/club

            Run it every minute, twice at once, or after three days of outage: nobody gets a message twice, and nothing
            is lost. A second run at the same time says so and exits 0. Ctrl-C and SIGTERM finish what is on the wire and
            give the rest back; killed at any instant, the next run goes on where it was.

            Mail goes where delivery: in kamerton.yaml says: into the outbox (a Maildir beside the store) unless it says
            transport: smtp. To see what would happen on another day, run into the outbox with another time:

                kamerton run --now 2026-12-01T10:00:00Z

            Says what failed and what to do about it. Exits 1 when messages failed or are uncertain, the relay cannot be
            reached, or a campaign had to be stopped.
            """),
        options: [
            .init(name: "--force", help: Phrase("with transport: smtp, also at a --now far from the clock"))
        ]
    ) { invocation in
        let stop = StopFlag()
        let signals = StopSignals(stop: stop, console: invocation.console)
        defer { signals.cancel() }
        return try once(invocation, stop: stop)
    }

    /// One run.
    /// - Parameter log: gets one line on what was done, if anything was.
    @discardableResult
    static func once(
        _ invocation: Invocation, stop: StopFlag, log: (Phrase) -> Void = { _ in }
    ) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store: Store
        do {
            store = try invocation.store(of: workspace, patience: .zero)
        } catch let error as CommandError where error.exitCode == .busy {
            // Cron comes again.
            var report = RunReport()
            report.isBusy = true
            show(report, workspace, invocation)
            return .done
        }
        try invocation.addFilterIndexes(for: workspace.memberFilters, store)
        let returned = ReturnsTurn.take(invocation, workspace, store)
        let unfetched = FetchTurn.take(invocation, workspace, store)
        let watch = ThemeWatch(store, workspace, now: invocation.globals.now ?? Invocation.clock)
        if let since = try watch.textsSince() { try watch.look(try WrittenTexts(store, workspace).since(since)) }
        var run = DeliveryRun(
            store: store, workspace: workspace, now: invocation.globals.now, force: invocation.flag("--force")
        ) { Invocation.clock }
        run.stop = stop
        let meter = ProgressMeter(console: invocation.console)
        run.progress = { meter.show($0, of: $1) }
        var report: RunReport
        do {
            report = try run.run()
        } catch let error as TransportError {
            throw CommandError(
                message: error.phrase, suggestion: error.suggestion, exitCode: error.isUsage ? .usage : .failed)
        }
        invocation.console.clearProgress()
        if !report.isBusy {
            try SurveyUpkeep.run(
                store: store, workspace: workspace.definition, now: invocation.globals.now ?? Invocation.clock)
        }
        report.warnings += returned.warnings + unfetched
        report.paused = returned.paused + report.paused
        show(report, workspace, invocation)
        if !report.isBusy, !report.isIdle { log(summary(report, zone: workspace.definition.timezone)) }
        return report.hasProblems ? .failed : .done
    }

    private static func show(_ report: RunReport, _ workspace: Workspace, _ invocation: Invocation) {
        let console = invocation.console
        if report.isBusy {
            console.note(
                Phrase("another run is at work on this store, or a large import: the next run does what is left"))
            if invocation.isJSON { invocation.printJSON(json(report)) }
            return
        }
        let say = { (phrase: Phrase) in printable(phrase.text(in: console.language)) }
        for warning in report.warnings {
            console.error(verbatim: console.styled(Phrase("warning"), .yellow) + ": " + say(warning))
        }
        for row in report.decisions { console.note(ExperimentWords.line(row, in: workspace.definition.timezone)) }
        FindingPrinter(console: console).print(report.findings)
        for problem in RunProblem.all(of: report, workspace, isQuiet: invocation.globals.isQuiet) {
            let label =
                problem.isNew ? console.styled(Phrase("error"), .red) : console.styled(Phrase("warning"), .yellow)
            console.error(verbatim: label + ": " + say(problem.words))
            console.error(verbatim: "  " + console.styled(verbatim: "→ " + say(problem.advice), .dim))
        }
        if report.wasStopped { console.note(Phrase("stopped as asked: what was not sent waits for the next run")) }
        if invocation.isJSON {
            invocation.printJSON(json(report))
        } else if !invocation.globals.isQuiet {
            console.out(summary(report, zone: workspace.definition.timezone))
        }
    }

    /// One line for people; only what happened.
    static func summary(_ report: RunReport, zone: Zone) -> Phrase {
        let next =
            report.nextAt.map { Phrase("; the next one waits until \(PlanCommand.words($0, in: zone))") } ?? Phrase("")
        if report.isIdle { return Phrase("nothing is due\(next)") }
        var parts: [Phrase] = []
        func add(_ words: Phrase, _ count: Int) {
            if count > 0 { parts.append(Phrase("\(words) \(count)")) }
        }
        add(Phrase("planned"), report.planned)
        parts.append(Phrase("sent \(report.sent)"))
        add(Phrase("failed"), report.failed)
        add(Phrase("to be tried again"), report.retrying)
        add(Phrase("not sure whether it arrived"), report.uncertain)
        add(Phrase("sent anew after doubt"), report.resent)
        add(Phrase("copies to seeds"), report.seeds)
        if !report.held.isEmpty { parts.append(Phrase("held back: \(LedgerWords.list(report.held))")) }
        if !report.skipped.isEmpty { parts.append(Phrase("skipped: \(LedgerWords.list(report.skipped))")) }
        add(Phrase("removed because of age"), report.retention.count)
        add(Phrase("erasures completed"), report.erasures)
        let tenths = Int((report.seconds * 10).rounded())
        let done = Phrase(listing: parts, separator: " · ")
        return Phrase("\(done) (\(tenths / 10).\(tenths % 10) s)\(next)")
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
            "unreachable": JSONValue(report.unreachable?.english), "seeds": JSONValue(report.seeds),
            "failed_relays": .object(
                JSONObject(report.failedRelays.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.english)) })),
            "next_at": JSONValue(report.nextAt?.description),
            "removed_by_retention": JSONValue(report.retention.count), "erasures": JSONValue(report.erasures),
            "decisions": .array(report.decisions.map(CampaignReport.json)),
            "paused": .array(report.paused.map(OperationWords.json)),
            "stopped_campaigns": .array(report.stoppedCampaigns.sorted().map(JSONValue.string)),
        ]
    }
}
