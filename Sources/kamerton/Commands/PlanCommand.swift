import Campaigning
import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton plan`
enum PlanCommand {
    static let command = Command(
        "plan", summary: Phrase("what would be sent, to whom, when, and why not"),
        discussion: Phrase(
            """
            Shows what "run" would do now: each campaign that is due, how many members get it, how many wait for a better
            moment, how many will not get it at all, and why. Nothing is written and nothing is sent. With --now it says the same of another moment, with --until it
            looks ahead as far as today's data can tell.

              kamerton plan
              kamerton plan --until 14d
              kamerton plan --now 2026-10-10T07:00:00Z --messages
              kamerton plan --until 14d --markdown > comment.md
            """),
        options: [
            .init(
                name: "--until", value: "TIME",
                help: Phrase("look ahead to this time, or this far: 2026-12-01T00:00:00Z, 2026-12-01, 14d")),
            .init(name: "--messages", help: Phrase("one line for each message: to whom, when, sent or why not")),
            .init(
                name: "--markdown",
                help: Phrase("for a comment on a pull request: what is new, who is behind the numbers")),
        ],
        run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let workspace = try invocation.workspace()
        let store = try invocation.existingStore(of: workspace)
        let now = invocation.now
        let until = try invocation.value("--until").map { try time($0, workspace, now: now) } ?? now
        let forecast = PlanForecast(store, workspace, now: now, until: until)
        if invocation.flag("--messages") {
            try forecast.run { message in
                let email = try store.email(ofMember: message.memberID).map { printable($0) }
                show(message, email, invocation)
            }
        } else {
            try forecast.run()
            guard !invocation.flag("--markdown") else {
                let digest = try PlanDigest(forecast, store, workspace)
                PlanMarkdown(forecast: forecast, digest: digest, workspace: workspace).lines.forEach(
                    invocation.console.out)
                return workspace.invalidCampaigns.isEmpty ? .done : .failed
            }
            let waves = try WaveStatus.all(store, workspace, now: now)
            show(forecast, waves, workspace, invocation)
        }
        let watch = try CommunityWatch(store, workspace, now: now).warnings(countsAudiences: true)
        for warning in forecast.warnings + watch { invocation.console.note(Phrase("warning: \(warning)")) }
        return workspace.invalidCampaigns.isEmpty ? .done : .failed
    }

    /// `--until`: an instant, a day (its start, in the workspace's zone) or a span from now.
    private static func time(_ text: String, _ workspace: Workspace, now: Instant) throws -> Instant {
        let zone = workspace.definition.timezone
        guard
            let until = Instant(rfc3339: text) ?? CivilDate(text).map(zone.startOfDay)
                ?? Span(text).map({ $0.after(now, in: zone) })
        else {
            throw UsageError(
                message: Phrase("--until \(text) is not a time"),
                suggestion: Phrase("write it as 2026-12-01T00:00:00Z, 2026-12-01 or 14d"), command: "plan")
        }
        guard until >= now else {
            throw UsageError(
                message: Phrase("--until \(text) is before now (\(now))"), suggestion: Phrase("plan looks ahead only"),
                command: "plan")
        }
        return until
    }

    private static func show(_ message: PlanForecast.Message, _ email: String?, _ invocation: Invocation) {
        if invocation.isJSON {
            invocation.printJSONLine(
                .object(
                    JSONObject([
                        ("campaign", .string(message.campaign)), ("occurrence", .string(message.occurrence)),
                        ("step", .string(message.step)), ("email", .string(email ?? "(erased)")),
                        ("at", .string(message.at.description)), ("variant", JSONValue(message.variant)),
                        ("decision", .string(message.verdict.rawValue)),
                        ("reason", JSONValue(message.reason?.rawValue)),
                    ])))
            return
        }
        let decision =
            switch message.verdict {
            case .send: Phrase("would be sent")
            case .hold:
                message.reason.map { Phrase("held back: \($0.words) until \(message.at)") }
                    ?? Phrase("waits until \(message.at)")
            case .skip: Phrase("will not go: \(message.reason?.words ?? Phrase(""))")
            }
        let variant = message.variant.map { " (\($0))" } ?? ""
        let what = "\(message.campaign) \(message.occurrence) \(message.step)\(variant)"
        let address = email.map(Phrase.init(verbatim:)) ?? Phrase("(erased)")
        invocation.console.out(Phrase("\(what)  \(address)  \(decision)"))
    }

    private static func show(
        _ forecast: PlanForecast, _ waves: [WaveStatus], _ workspace: Workspace, _ invocation: Invocation
    ) {
        if invocation.isJSON {
            invocation.printJSON(json(forecast, waves))
            return
        }
        let zone = workspace.definition.timezone
        let steps = forecast.steps.filter { !$0.isEmpty }
        let hasSteps = steps.contains { $0.step != "main" }
        var table = Table(
            [Phrase("campaign"), Phrase("occurrence")] + (hasSteps ? [Phrase("step")] : [])
                + [Phrase("due"), Phrase("send"), Phrase("waits"), Phrase("will not go")])
        for step in steps {
            let names = [step.campaign, step.occurrence] + (hasSteps ? [step.step] : [])
            table.add(
                names.map(Phrase.init(verbatim:)) + [
                    due(step, in: zone), Phrase(verbatim: String(step.send)), waits(step),
                    LedgerWords.list(step.skipped),
                ])
        }
        if !steps.isEmpty { invocation.console.out(table) }
        for step in steps where !step.variants.isEmpty { invocation.console.out(variants(step)) }
        for wave in waves { invocation.console.out(wave.line) }
        for row in forecast.decisions {
            invocation.console.out(Phrase("as things stand: \(ExperimentWords.line(row, in: zone))"))
        }
        let empty = forecast.steps.count - steps.count
        if empty > 0 {
            invocation.console.out(
                Phrase("\(empty, "time", "times") a campaign is due with nobody to send to"))
        } else if steps.isEmpty {
            invocation.console.out(Phrase("nothing is due"))
        }
        let upcoming = next(workspace, after: forecast.until)
        if let (campaign, dueAt) = upcoming {
            invocation.console.note(Phrase("next: \(campaign) on \(words(dueAt, in: zone)) (\(zone))"))
        }
    }

    static func waits(_ step: PlanForecast.Step) -> Phrase {
        if step.isStopped { return Phrase("stopped: the audience is larger than was approved") }
        let held = step.waits.isEmpty ? [] : [LedgerWords.list(step.waits)]
        let retrying = step.retrying > 0 ? [Phrase("\(step.retrying) to be tried again")] : []
        let later = step.later > 0 ? [Phrase("\(step.later) at their own time later")] : []
        return Phrase(listing: held + retrying + later)
    }

    /// How many get which variant.
    static func variants(_ step: PlanForecast.Step) -> Phrase {
        let shares = step.variants.sorted { $0.key < $1.key }.map { Phrase(verbatim: "\($0.key) \($0.value)") }
        return Phrase("\(step.campaign) \(step.occurrence), by variant: \(Phrase(listing: shares))")
    }

    private static func json(_ forecast: PlanForecast, _ waves: [WaveStatus]) -> JSONValue {
        let campaigns = forecast.steps.map { step in
            let held = step.held.sorted { $0.key.rawValue < $1.key.rawValue }
            return JSONValue.object(
                JSONObject([
                    ("campaign", .string(step.campaign)), ("occurrence", .string(step.occurrence)),
                    ("step", .string(step.step)), ("due_at", .string(step.dueAt.description)),
                    ("send", JSONValue(step.send)),
                    ("held", .object(JSONObject(held.map { ($0.key.rawValue, JSONValue($0.value)) }))),
                    ("retrying", JSONValue(step.retrying)), ("later", JSONValue(step.later)),
                    ("stopped", .bool(step.isStopped)),
                    (
                        "variants",
                        .object(
                            JSONObject(step.variants.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }))
                    ),
                ]))
        }
        return .object(
            JSONObject([
                ("now", .string(forecast.now.description)), ("until", .string(forecast.until.description)),
                ("campaigns", .array(campaigns)),
                ("decisions", .array(forecast.decisions.map(CampaignReport.json))),
                ("waves", .array(waves.map(WaveWords.json))),
                ("warnings", .array(forecast.warnings.map { .string($0.english) })),
            ]))
    }

    /// When a step is due: with members' own times, what their clocks show.
    static func due(_ step: PlanForecast.Step, in zone: Zone) -> Phrase {
        guard let reading = CivilDateTime(step.occurrence) else { return Phrase(verbatim: words(step.dueAt, in: zone)) }
        return Phrase("\(reading.minuteName.replacing("T", with: " ")), each member's own time")
    }

    /// The campaign that is due first after a time.
    private static func next(_ workspace: Workspace, after: Instant) -> (String, Instant)? {
        workspace.campaigns.filter { !$0.isDisabled }.compactMap { campaign in
            Occurrences.upcoming(campaign, after: after, through: after + 400 * 86_400_000, limit: 1).first
                .map { (campaign.name, $0.dueAt) }
        }.min { $0.1 < $1.1 }
    }

    /// `2026-10-10 10:00` on the wall.
    static func words(_ instant: Instant, in zone: Zone) -> String {
        zone.civil(instant).minuteName.replacing("T", with: " ")
    }
}

extension Invocation {
    /// The store for commands that only read: it must be there, and nothing is added to it.
    func existingStore(of workspace: Workspace) throws -> Store {
        guard Store.exists(at: workspace.storePath) else {
            throw CommandError(
                message: Phrase("there are no members yet: the store \(workspace.definition.storePath) does not exist"),
                suggestion: Phrase("import some with: kamerton members import FILE"))
        }
        let store = try Store(path: workspace.storePath, waiting: { console.note($0) })
        let changes = try store.typeChanges(workspace.definition)
        if !changes.isEmpty { throw StoreError.changedTypes(changes) }
        return store
    }
}
