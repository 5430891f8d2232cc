package import Definitions
package import Formats
package import Store

/// Says what `run` would do: at `now` exactly, and from there to `until` as far as today's data can tell.
///
/// The store is not written: what would be planned goes into a TEMP table on a snapshot, and the same Restraint decides in
/// the same order as when messages are claimed.
package final class PlanForecast: JourneyForecast {
    /// One occurrence and step.
    package struct Step: Sendable {
        package let campaign: String
        package let occurrence: String
        package let step: String
        package let dueAt: Instant
        package var send = 0
        /// Of those, by variant, where there are several.
        package var variants: [String: Int] = [:]
        /// Those who may get it later, by reason.
        package var waits: [MessageReason: Int] = [:]
        /// Those who will not get it, by reason.
        package var skipped: [MessageReason: Int] = [:]
        /// Messages that failed for a while and will be tried again later.
        package var retrying = 0
        /// Messages whose members' own time comes after the time that is looked ahead to.
        package var later = 0
        /// Stopped before its first message, with the reason in `warnings`.
        package var isStopped = false

        /// Nobody would get it, now or later, and nobody is kept from it.
        package var isEmpty: Bool {
            send == 0 && retrying == 0 && later == 0 && waits.isEmpty && skipped.isEmpty && !isStopped
        }

        /// Everyone who does not get it now, by reason.
        package var held: [MessageReason: Int] { waits.merging(skipped, uniquingKeysWith: +) }
    }

    /// What would happen to one message.
    package struct Message: Sendable {
        package enum Verdict: String, Sendable { case send, hold, skip }

        package let campaign: String
        package let occurrence: String
        package let step: String
        package let memberID: Int64
        /// When it would go, be looked at again, or be skipped.
        package let at: Instant
        package let verdict: Verdict
        /// What it says, of several things; nil also while a test has not decided.
        package let variant: String?
        package let reason: MessageReason?
    }

    package let now: Instant
    package let until: Instant
    package private(set) var steps: [Step] = []
    package private(set) var warnings: [Phrase] = []

    /// Tests that the next run would decide, as things stand.
    package var decisions: [ExperimentRow] { turns.decisions }

    private let store: Store
    private let workspace: Workspace
    private var campaigns: [CampaignDefinition?] = []
    /// Of steps of surveys, when those close.
    private var closings: [Int: Instant] = [:]
    private var paces: PaceForecast
    private var numbers: [[String]: Int] = [:]
    private var nextID: Int64 = 0
    private let approvals: Approvals
    private let turns: VariantTurns
    private var hasJourneys = false
    private var lastJourneys: Instant?

    /// The most occurrences of one campaign to look ahead at.
    private static let mostAhead = 1000

    package init(_ store: Store, _ workspace: Workspace, now: Instant, until: Instant) {
        self.store = store
        paces = PaceForecast(store, workspace)
        self.workspace = workspace
        self.now = now
        self.until = max(now, until)
        approvals = Approvals(workspace)
        turns = VariantTurns(store, foreseeing: Experiments(store, workspace, now: now))
    }

    /// Works it out, calling `body` for each message as it is decided.
    package func run(_ body: (Message) throws -> Void = { _ in }) throws {
        try StageDerivation.overlay(store, workspace, now: now)
        try store.connection.snapshot {
            try store.beginForecast()
            nextID = try store.lastMessageID()
            try addWaiting(body)
            try addReminders()
            try addEventLetters()
            hasJourneys = try workspace.campaigns.contains { $0.sequence != nil } || store.hasJourneys()
            if hasJourneys { try store.beginJourneyForecast() }
            defer { if hasJourneys { try? store.endJourneyForecast() } }
            let ahead = try OccurrencesAhead(
                store, workspace, now: now, through: until, limit: PlanForecast.mostAhead)
            warnings += ahead.warnings.map(\.words)
            try decide(ahead.rows, body)
        }
        warnings += paces.durations
        steps.sort { ($0.dueAt, $0.campaign, $0.step) < ($1.dueAt, $1.campaign, $1.step) }
    }

    /// The rows that the ledger has already.
    private func addWaiting(_ body: (Message) throws -> Void) throws {
        let opening = try store.hasWaves() ? Waves(store, workspace, now: now).opening() : []
        for waiting in try store.waitingSteps(until: until) {
            var campaign: CampaignDefinition?
            switch workspace.standing(of: waiting.campaign) {
            case .active(let found), .disabled(let found): campaign = found
            case .removed: break
            case .invalid:
                warnings.append(
                    Phrase("campaign \(waiting.campaign) has mistakes: what is planned of \(waiting.occurrence) waits"))
                continue
            }
            let number = number(waiting, campaign)
            try store.forecastWaiting(waiting, group: number, now: now, until: until)
            for wave in opening
            where wave.campaign == waiting.campaign && wave.occurrence == waiting.occurrence && waiting.step == "main" {
                try store.forecastWave(wave, group: number, now: now)
            }
            try store.forEachWaiting(waiting, after: until) { member, variant, reason, attempts, at in
                let reason = reason.flatMap(MessageReason.init)
                if let reason {
                    steps[number].waits[reason, default: 0] += 1
                } else if attempts > 0 {
                    steps[number].retrying += 1
                } else {
                    steps[number].later += 1
                }
                try body(message(number, member, at: at, .hold, reason, variant))
            }
        }
    }

    /// Reminders of what has gone.
    private func addReminders() throws {
        for campaign in workspace.campaigns where !campaign.reminders.isEmpty && !campaign.isDisabled {
            try Reminders(store, campaign, now: now).ahead(through: until) { step, occurrence, row in
                let group = number(
                    WaitingStep(campaign: campaign.name, occurrence: occurrence, step: step.step, dueAt: row.at),
                    campaign)
                nextID += 1
                try store.forecastNew(
                    ForecastRow(
                        id: nextID, group: group, memberID: row.memberID, notAfter: row.notAfter, variant: row.variant),
                    step,
                    dueAt: row.at, at: max(now, row.at))
            }
        }
    }

    /// What follows the invitations to events, from what members have answered.
    private func addEventLetters() throws {
        for campaign in workspace.campaigns {
            try EventRun(store, workspace, campaign, now: now)?.ahead(through: until) { step, name, row in
                let group = number(
                    WaitingStep(campaign: name.campaign, occurrence: name.occurrence, step: step.step, dueAt: row.at),
                    campaign)
                nextID += 1
                try store.forecastNew(
                    ForecastRow(id: nextID, group: group, memberID: row.memberID, notAfter: row.notAfter, variant: nil),
                    step, dueAt: row.at, at: row.at)
            }
        }
    }

    /// Plans one occurrence at the time at which it is due.
    private func add(_ row: OccurrenceRow, _ body: (Message) throws -> Void) throws {
        guard case .active(let campaign) = workspace.standing(of: row.campaign) else { return }
        let at = max(now, row.dueAt)
        let expansion = try AudienceExpansion(store, workspace, campaign, row, now: at, receipts: .forecast)
        let waiting = WaitingStep(campaign: row.campaign, occurrence: row.occurrence, step: "main", dueAt: row.dueAt)
        switch try expansion.readiness() {
        case .ready: break
        case .tooLate:
            warnings.append(AudienceExpansion.stayedStopped(row))
            return
        case .waiting:
            steps[number(waiting, campaign)].isStopped = true
            warnings.append(ExcessiveAudience.waiting(campaign, row))
            return
        case .tooLarge(let size):
            steps[number(waiting, campaign)].isStopped = true
            warnings.append(size.words(campaign, row))
            return
        }
        let number = number(waiting, campaign)
        closings[number] = row.closesAt
        var fallbacks = 0
        try expansion.forEachRow { planned, isFallback in
            fallbacks += isFallback ? 1 : 0
            if let reason = planned.leftOut {
                steps[number].skipped[reason, default: 0] += 1
                return try body(message(number, planned.memberID, at: at, .skip, reason))
            }
            if let waits = planned.waits {
                steps[number].waits[.wave, default: 0] += 1
                return try body(message(number, planned.memberID, at: waits, .hold, .wave, planned.variant))
            }
            guard planned.at <= until || planned.at <= at else {
                if planned.isRest {
                    steps[number].waits[.test, default: 0] += 1
                } else {
                    steps[number].later += 1
                }
                return try body(
                    message(
                        number, planned.memberID, at: planned.at, .hold, planned.isRest ? .test : nil, planned.variant))
            }
            nextID += 1
            try store.forecastNew(
                ForecastRow(
                    id: nextID, group: number, memberID: planned.memberID, notAfter: planned.notAfter,
                    variant: planned.variant),
                expansion.step, dueAt: planned.at, at: max(at, planned.at))
        }
        if fallbacks > 0 { warnings.append(expansion.unknownZones(fallbacks)) }
    }

    /// When journeys are looked at next: `run` comes by once a minute.
    private func nextJourneys() throws -> Instant? {
        guard hasJourneys else { return nil }
        guard let last = lastJourneys else { return now }
        let next = [try store.nextJourneyTime(after: last), Journeys.nextDay(workspace, after: last)]
        guard let next = next.compactMap(\.self).min() else { return nil }
        let minute = Instant(milliseconds: floorDivide(next.milliseconds + 59_999, 60_000) * 60_000)
        return minute <= until ? minute : nil
    }

    /// Moves on who is due then; the first time as `run` would now.
    private func moveJourneys(at time: Instant) throws {
        guard hasJourneys else { return }
        var outcome = Planner.Outcome()
        let journeys = Journeys(store, workspace, now: time, book: JourneyBook(store, now: time, forecast: self))
        if lastJourneys == nil {
            warnings += try journeys.notes()
            try journeys.run(&outcome)
        } else {
            try journeys.runAhead(&outcome)
        }
        lastJourneys = time
        warnings += outcome.warnings.filter { !warnings.contains($0) }
    }

    /// Writes moves of journeys into the forecast, with the messages that they plan.
    func write(_ moves: [JourneyMove], _ campaign: CampaignDefinition, sending step: PlannedStep?, at time: Instant)
        throws
    {
        for (occurrence, moves) in Dictionary(grouping: moves, by: { OccurrenceGroup.of($0.occurrence) }).sorted(
            by: { $0.key < $1.key })
        {
            var moves = moves
            var group = 0
            if let step, let first = moves.compactMap(\.messageAt).min() {
                group = number(
                    WaitingStep(campaign: campaign.name, occurrence: occurrence, step: step.step, dueAt: first),
                    campaign)
                for index in moves.indices where moves[index].messageAt != nil {
                    nextID += 1
                    moves[index].forecastID = nextID
                }
            }
            try store.forecastMoves(moves, sending: step, group: group, now: time)
        }
    }

    /// Goes from one time at which something is planned or looked at to the next.
    private func decide(_ occurrences: [OccurrenceRow], _ body: (Message) throws -> Void) throws {
        var coming = occurrences[...]
        while true {
            let due = coming.first.map { max(now, $0.dueAt) }
            let times = [due, try store.nextForecastTime(), try nextJourneys()]
            guard let time = times.compactMap(\.self).min() else { return }
            while let row = coming.first, row.dueAt <= time {
                coming.removeFirst()
                try add(row, body)
            }
            try moveJourneys(at: time)
            let restraint = Restraint(
                store: store, workspace: workspace, now: time, receipts: .forecast, approvals: approvals)
            while true {
                let rows = try store.forecastRows(at: time, limit: 1000)
                guard !rows.isEmpty else { break }
                for run in rows.chunked(by: { $0.group == $1.group }) {
                    try decide(run, at: time, restraint, body)
                }
            }
        }
    }

    private func decide(
        _ rows: ArraySlice<ForecastRow>, at time: Instant, _ restraint: Restraint, _ body: (Message) throws -> Void
    ) throws {
        guard let number = rows.first?.group else { return }
        let candidates = rows.map {
            Restraint.Candidate(
                row: $0.id, memberID: $0.memberID, notAfter: $0.notAfter, occurrence: steps[number].occurrence)
        }
        let known = Dictionary(rows.map { ($0.id, $0.variant) }, uniquingKeysWith: { first, _ in first })
        try restraint.decide(candidates, of: campaigns[number]) { row, decision in
            var again: Instant?
            var decision = decision
            var variant = known[row.row] ?? nil
            if decision == .send, let campaign = campaigns[number] {
                switch try turn(row, variant, number, campaign, at: time) {
                case .send(let found): variant = found
                case .wait(let until): decision = .hold(.test, until: row.notAfter.map { min(until, $0 + 1) } ?? until)
                }
            }
            if decision == .send, let campaign = campaigns[number],
                let turn = try paces.hold(row: row.row, memberID: row.memberID, of: campaign, at: time)
            {
                decision = .hold(.pace, until: row.notAfter.map { min(turn, $0 + 1) } ?? turn)
            }
            switch decision {
            case .send:
                steps[number].send += 1
                if let variant { steps[number].variants[variant, default: 0] += 1 }
                try body(message(number, row.memberID, at: time, .send, nil, variant))
                try store.forecastSent(row.row, at: time)
                return try remind(row.memberID, variant, of: number, sentAt: time)
            case .skip(let reason):
                steps[number].skipped[reason, default: 0] += 1
                try body(message(number, row.memberID, at: time, .skip, reason, variant))
            case .hold(let reason, let end):
                // `run` comes by once a minute.
                let minute = Instant(milliseconds: floorDivide(end.milliseconds + 59_999, 60_000) * 60_000)
                // Nobody knows whether it will be approved, or a member will permit it.
                if minute <= until, reason != .notApproved, reason != .quote {
                    again = minute
                } else {
                    steps[number].waits[reason, default: 0] += 1
                    try body(message(number, row.memberID, at: end, .hold, reason, variant))
                }
            }
            try store.forecastAgain(row.row, at: again)
        }
    }

    /// What a message that may go says.
    private func turn(
        _ row: Restraint.Candidate, _ variant: String?, _ number: Int, _ letter: CampaignDefinition,
        at time: Instant
    ) throws -> VariantTurns.Turn {
        let step = steps[number]
        return try turns.turn(
            ExperimentKey(campaign: step.campaign, occurrence: step.occurrence, step: step.step), variant: variant,
            row: row.row, letter: letter, at: time)
    }

    /// Reminders of what goes meanwhile, as if nobody answered.
    private func remind(_ member: Int64, _ variant: String?, of sent: Int, sentAt time: Instant) throws {
        guard let campaign = campaigns[sent], steps[sent].step == CampaignDefinition.mainStep, campaign.sequence == nil
        else { return }
        for (index, span) in campaign.reminders.enumerated() {
            guard let due = Reminders.row(campaign, sentAt: time, closesAt: closings[sent], span), due.at <= until
            else {
                continue
            }
            let step = Reminders.step(index, of: campaign, at: time)
            let group = number(
                WaitingStep(
                    campaign: steps[sent].campaign, occurrence: steps[sent].occurrence, step: step.step, dueAt: due.at),
                campaign)
            nextID += 1
            try store.forecastNew(
                ForecastRow(
                    id: nextID, group: group, memberID: member, notAfter: due.notAfter, variant: variant), step,
                dueAt: due.at,
                at: due.at)
        }
    }

    /// The position of a step in `steps`, added if it is new.
    private func number(_ waiting: WaitingStep, _ campaign: CampaignDefinition?) -> Int {
        let key = [waiting.campaign, waiting.occurrence, waiting.step]
        if let known = numbers[key] { return known }
        numbers[key] = steps.count
        campaigns.append(campaign?.letter(of: waiting.step))
        steps.append(
            Step(
                campaign: waiting.campaign, occurrence: waiting.occurrence, step: waiting.step, dueAt: waiting.dueAt))
        return steps.count - 1
    }

    private func message(
        _ number: Int, _ member: Int64, at: Instant, _ verdict: Message.Verdict, _ reason: MessageReason?,
        _ variant: String? = nil
    ) -> Message {
        let step = steps[number]
        return Message(
            campaign: step.campaign, occurrence: step.occurrence, step: step.step, memberID: member, at: at,
            verdict: verdict, variant: variant, reason: reason)
    }
}

extension OccurrenceRow {
    /// The row that an occurrence begins with.
    init(_ occurrence: Occurrence, of campaign: CampaignDefinition, stopped: StopReason? = nil) {
        self.init(
            campaign: campaign.name, occurrence: occurrence.name, dueAt: occurrence.dueAt,
            notAfterAt: occurrence.notAfterAt, closesAt: occurrence.closesAt, definitionHash: campaign.hash,
            stoppedReason: stopped)
    }
}

extension Array {
    /// The longest runs of neighbours that belong together.
    fileprivate func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var result: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices.dropFirst() where !belongs(self[index - 1], self[index]) {
            result.append(self[start..<index])
            start = index
        }
        if start < endIndex { result.append(self[start...]) }
        return result
    }
}
