import Campaigning
import Definitions
import Formats
import JSON
import Reports
import Store

/// `kamerton status`
enum StatusCommand {
    static let command = Command(
        "status", summary: Phrase("the ledger by campaign and state"),
        discussion: Phrase(
            """
            One line for each campaign: how many messages wait, are held back, were sent, failed, were skipped and why, or
            are "not sure": handed over when the line dropped, so that nobody can know. With a campaign's name, one line
            for each of its occurrences.

                kamerton status
                kamerton status nps-quarterly

            With --json always each occurrence and step.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("only this one"), isOptional: true)]
    ) { invocation in
        let workspace = try invocation.workspace()
        let name = invocation.arguments.first
        guard Store.exists(at: workspace.storePath) else {
            if let name { _ = try MessagesCommand.names(of: name, workspace, store: nil) }
            show([], [], of: name, workspace, invocation, nil, [:])
            return .done
        }
        let store = try Store(path: workspace.storePath, waiting: { invocation.console.note($0) })
        let names = try name.map { try MessagesCommand.names(of: $0, workspace, store: store) }
        let standing = try names.map { try store.standing(of: $0).all } ?? store.standingInterventions()
        let observations = try store.observationCounts(of: names)
        show(
            try store.ledgerCounts(of: names), standing, of: name, workspace, invocation,
            try RelayStatus(store, workspace, now: invocation.now), try store.seedCounts(of: names), observations,
            try JourneyStatus.all(store, workspace, of: names, now: invocation.now),
            try store.experiments(of: names), try WaveStatus.all(store, workspace, of: names, now: invocation.now),
            // Of members, not of a campaign.
            name == nil ? try store.themeAlarms(at: invocation.now) : [])
        if name == nil, !invocation.isJSON, let line = try turnedAway(store, workspace, now: invocation.now) {
            invocation.console.note(line)
        }
        for warning in try CommunityWatch(store, workspace, now: invocation.now).warnings() {
            invocation.console.note(warning)
        }
        return .done
    }

    /// What `serve` refused in a week.
    private static func turnedAway(_ store: Store, _ workspace: Workspace, now: Instant) throws -> Phrase? {
        let today = workspace.definition.timezone.civil(now).date
        return RefusalWords.line(try store.refusals(from: today.adding(days: -6), to: today))
            .map { Phrase("in the last 7 days \($0)") }
    }

    /// One occurrence and step.
    struct Line {
        let campaign: String
        let occurrence: String
        let step: String
        var states: [MessageState: Int] = [:]
        var held: [MessageReason: Int] = [:]
        var skipped: [MessageReason: Int] = [:]
    }

    /// Counts, sorted by campaign, occurrence and step, put together.
    static func lines(_ counts: [LedgerCount]) -> [Line] {
        var lines: [Line] = []
        for count in counts {
            let isSame =
                lines.last.map {
                    ($0.campaign, $0.occurrence, $0.step) == (count.campaign, count.occurrence, count.step)
                }
            if isSame != true {
                lines.append(Line(campaign: count.campaign, occurrence: count.occurrence, step: count.step))
            }
            let last = lines.count - 1
            lines[last].states[count.state, default: 0] += count.count
            guard let reason = count.reason else { continue }
            if count.state == .planned { lines[last].held[reason, default: 0] += count.count }
            if count.state == .skipped { lines[last].skipped[reason, default: 0] += count.count }
        }
        return lines
    }

    private static func show(
        _ counts: [LedgerCount], _ standing: [Intervention], of name: String?, _ workspace: Workspace,
        _ invocation: Invocation, _ relays: RelayStatus?, _ seeds: [MessageState: Int],
        _ observations: [ObservationCount] = [], _ journeys: [JourneyStatus] = [],
        _ experiments: [ExperimentRow] = [], _ waves: [WaveStatus] = [], _ alarms: [ThemeAlarm] = []
    ) {
        if invocation.isJSON {
            return invocation.printJSON([
                "campaigns": .array(lines(counts).map(json)), "observations": .array(observations.map(json)),
                "journeys": .array(journeys.map(JourneyWords.json)),
                "experiments": .array(experiments.map(CampaignReport.json)),
                "waves": .array(waves.map(WaveWords.json)),
                "interventions": .array(standing.map(OperationWords.json)),
                "alarms": .array(alarms.map(AlarmWords.json)), "relays": relays?.json ?? [],
                "seeds": .object(
                    JSONObject(
                        MessageState.allCases.filter { seeds[$0] != nil }.map {
                            ($0.rawValue, JSONValue(seeds[$0] ?? 0))
                        })),
            ])
        }
        let console = invocation.console
        defer {
            for note in relays?.notes(in: workspace.definition.timezone) ?? [] { console.note(note) }
            for one in standing { console.note(OperationWords.standing(one, zone: workspace.definition.timezone)) }
            for one in alarms { console.note(AlarmWords.standing(one, zone: workspace.definition.timezone)) }
        }
        guard !counts.isEmpty || !journeys.isEmpty else {
            let what = name.map { Phrase("nothing of \(printable($0)) was planned yet") }
            return console.out(
                what ?? Phrase("nothing was planned yet; see what will be with: kamerton plan --until 30d"))
        }
        let table = name == nil ? StatusTable.campaigns(counts, workspace) : StatusTable.occurrences(counts)
        console.out(table)
        if name == nil, let table = relays?.table { console.out(table) }
        if !seeds.isEmpty {
            let list = seeds.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { Phrase("\(LedgerWords.state($0.key.rawValue, reason: nil)) \($0.value)") }
            console.out(Phrase("copies to seeds, in no other count: \(Phrase(listing: list))"))
        }
        for wave in waves { console.out(wave.line) }
        for one in journeys { console.out(JourneyWords.line(one)) }
        // Of all campaigns, those that are under way and the latest that are decided.
        for one in name == nil ? StatusCommand.latest(experiments) : experiments {
            console.out(ExperimentWords.line(one, in: workspace.definition.timezone))
        }
        for count in observations { console.out(words(count)) }
        let unsure = Set(counts.filter { $0.state == .uncertain }.map(\.campaign)).sorted()
        for campaign in unsure {
            console.note(
                Phrase(
                    """
                    not sure: the line dropped while they were handed over; who: kamerton messages \(printable(campaign)) \
                    --state uncertain; settle them: kamerton resolve \(printable(campaign))
                    """))
        }
    }

    private static func latest(_ experiments: [ExperimentRow]) -> [ExperimentRow] {
        Dictionary(grouping: experiments, by: \.key.campaign).sorted { $0.key < $1.key }.compactMap { $0.value.last }
    }

    /// Machines are said apart: they are no interest of anybody's.
    private static func words(_ count: ObservationCount) -> Phrase {
        let campaign = printable(count.campaign)
        return switch count.kind {
        case .click:
            Phrase(
                "\(campaign): links clicked in \(count.human, "message", "messages"); by machines alone in \(count.machine)"
            )
        case .open:
            Phrase(
                "\(campaign): pictures loaded in \(count.human, "message", "messages"); by machines alone in \(count.machine)"
            )
        }
    }

    private static func json(_ count: ObservationCount) -> JSONValue {
        [
            "campaign": .string(count.campaign), "kind": .string(count.kind.rawValue),
            "human": JSONValue(count.human), "machine": JSONValue(count.machine),
        ]
    }

    static func json(_ line: Line) -> JSONValue {
        var object = JSONObject([
            ("campaign", .string(line.campaign)), ("occurrence", .string(line.occurrence)),
            ("step", .string(line.step)),
        ])
        for state in MessageState.allCases { object[state.rawValue] = JSONValue(line.states[state] ?? 0) }
        object["held"] = reasons(line.held)
        object["skipped_by"] = reasons(line.skipped)
        return .object(object)
    }

    private static func reasons(_ counts: [MessageReason: Int]) -> JSONValue {
        .object(
            JSONObject(
                counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.rawValue, JSONValue($0.value)) }))
    }
}
