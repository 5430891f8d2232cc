internal import Campaigning
internal import Definitions
internal import Formats
import Foundation
internal import Store

/// One turn of a run: claims, composes, sends and settles until nothing is due, or for a minute, so that what has come due
/// meanwhile is planned.
final class DeliveryTurn {
    let run: DeliveryRun
    /// What is planned as it is needed.
    private let rest: PlanRest?
    /// Rows that were decided in this turn.
    private var decided = 0
    let clock: RunClock
    private let pacer: Pacer
    private let breaker: CircuitBreaker
    private let board: RelayBoard
    private let wait: PaceWait
    let composers: CampaignComposers
    let claimer: Claimer
    private(set) var report: RunReport
    /// Campaigns whose files or templates have mistakes.
    private var stopped: Set<String>
    /// Campaigns whose returns were counted in this turn.
    private var examined: Set<String> = []
    private var claims = 0
    private let begun = ContinuousClock.now
    private(set) var isOver = false
    /// What orders by hand were known when it was last looked.
    private var lastOrder: Int64
    private var pausedCount = 0
    private var mayLookAt = ContinuousClock.now
    private var relayNames: [String] = []
    /// Steps whose templates are compiled, or that need none.
    private var ready: Set<Claimer.Step> = []
    /// What comes next may not be ready: asked first, and where a claim came to something else.
    private var mustPrepare = true

    var store: Store { run.store }
    private var workspace: Workspace { run.workspace }

    /// How often orders by hand are looked for: a pause is obeyed within this time.
    private static let attention = Duration.milliseconds(200)

    init(
        _ run: DeliveryRun, _ rest: PlanRest?, _ clock: RunClock, _ pacer: Pacer, _ wait: PaceWait,
        _ breaker: CircuitBreaker, _ report: RunReport
    ) throws {
        (self.run, self.rest, self.clock, self.pacer, self.wait, self.breaker) = (
            run, rest, clock, pacer, wait, breaker
        )
        self.report = report
        stopped = report.stoppedCampaigns
        composers = try CampaignComposers(workspace: run.workspace, salt: run.store.salt)
        board = try RelayBoard(store: run.store, definition: run.workspace.definition)
        claimer = Claimer(store: run.store, workspace: run.workspace, board: board)
        lastOrder = try run.store.latestIntervention()
    }

    func deliver() throws {
        // What is about to be sent is compiled first: without anything to send, no claim is opened.
        try prepareNext(Room(most: DeliveryRun.batchSize, before: nil, full: []))
        guard !ready.isEmpty, !run.stop.isRaised else { return }
        try lookAtReturns(at: clock.now)
        let ways = try run.makeTransports(workspace)
        relayNames = ways.compactMap(\.relay)
        // Rows of the rest come on top as they are planned, or are about to be.
        let due = try store.dueCount(at: clock.now) - (rest?.planned ?? 0)
        let claim = try store.openClaim(
            node: run.identity.node, pid: run.identity.pid, bootID: run.identity.bootID, at: clock.now)
        let journal = try run.openJournal(of: claim, ways)
        var pump = DeliveryPump(
            journal: journal, maker: SettlementMaker(store: store), clock: clock, stop: run.stop)
        pump.look = { [self] in try look($0) }
        // A large send leaves a long log: most of it is copied while its last messages are on their way. What cannot be copied now is
        // copied later.
        pump.lull = { [self] in if decided > DeliveryRun.batchSize { try? store.checkpoint() } }
        pump.laneEnd = { [self] in try laneEnded($0, $1) }
        try pump.run(through: ways.map(\.transport)) { [self] room, reserve in
            try self.claim(room, under: claim.id, reserve)
        } commit: { [self] group, row in
            try commit(group, row, of: claim.id, due)
        }
        try run.complete(rest, &report)
        try holdForRelays(under: claim.id)
        try store.endClaim(claim.id, at: clock.now)
        // What was sent last is not later than what the next run takes for now.
        if clock.fixed == nil { try store.raiseHighWater(to: clock.now) }
        journal.remove()
        finishRelays()
    }

    // MARK: - Claiming

    private typealias Room = DeliveryPump.Room

    private func claim(
        _ room: Room, under claim: Int64, _ reserve: ([LedgerMessage]) -> Void
    ) throws -> [ClaimedMessage]? {
        let now = clock.now
        guard wait.isOver(at: now) else { return [] }
        let most = pacer.batch(of: room.most, at: now)
        if most == 0 { return try wait.begin(at: now) ? [] : nil }
        try board.refresh()
        try pacer.look(at: now)
        let waiting = campaigns(of: board.intents(waitingFor: room.full, at: now))
        let next = room.before == nil ? try nextOfRest(stopped.union(waiting)) : nil
        // Who did something latest is found among all that is due.
        let isByEngagement = pacer.prefersEngaged(at: now)
        let isAsked = mustPrepare || isByEngagement
        if isAsked, try !prepareNext(room, waiting), next == nil { return try wait.begin(at: now) ? [] : nil }
        let left = stopped.union(waiting)
        claims += 1
        if claims % DeliveryRun.returnsEvery == 0 { examined = [] }
        try lookAtReturns(at: now)
        var batch = try claimer.claim(
            under: claim, at: now, limit: most,
            isByEngagement
                ? .campaigns(Set(ready.map(\.campaign)).subtracting(left)) : .ready(ready, excluding: left),
            before: room.before, pacer: pacer, raisingHighWater: clock.fixed == nil, beforeCommit: reserve)
        while batch.isEmpty, !batch.isCut, let next, !next.isOver {
            let more = try claimer.claim(
                nextOf: next, under: claim, at: now, limit: most, pacer: pacer, raisingHighWater: clock.fixed == nil,
                beforeCommit: reserve)
            report.add(try more?.planned ?? next.advance())
            if let more { batch = more }
        }
        report.held.merge(batch.held, uniquingKeysWith: +)
        report.skipped.merge(batch.skipped, uniquingKeysWith: +)
        decided += batch.decided
        mustPrepare = batch.isCut || batch.isEmpty
        if !batch.isEmpty { return try claimed(batch.messages) }
        // Nothing that is ready is due: what else is.
        return isAsked ? nil : try self.claim(room, under: claim, reserve)
    }

    /// The rest whose rows may be claimed as they are planned. Of another rest as many are planned as come next.
    private func nextOfRest(_ left: Set<String>) throws -> PlanRest? {
        guard let rest, !rest.isOver else { return nil }
        let step = rest.step
        if let letter = claimer.campaign(of: step.occurrence.campaign)?.letter(of: step.step), letter.codes == nil,
            board.isOneWay(letter.intent), !left.contains(step.occurrence.campaign),
            ready.contains(Claimer.Step(step.occurrence.campaign, step.step))
        {
            return rest
        }
        report.add(try rest.advance(to: decided + DeliveryRun.batchSize))
        return nil
    }

    private func lookAtReturns(at now: Instant) throws {
        let known = Set(ready.map(\.campaign))
        try breaker.lookAtReturns(of: known.subtracting(examined), at: now)
        examined.formUnion(known)
    }

    /// Compiles the templates of the messages that come next. False when none comes.
    @discardableResult
    private func prepareNext(_ room: Room, _ waiting: Set<String> = []) throws -> Bool {
        while true {
            let left = stopped.union(waiting)
            var next = try store.dueSteps(
                at: clock.now, limit: DeliveryRun.batchSize, excluding: left, before: room.before)
            next += try store.dueSeedCopies(at: clock.now, limit: 50).map { ($0.campaign, $0.step) }
                .filter { !left.contains($0.0) }
            let broken = try prepare(next)
            if broken.isEmpty {
                ready.formUnion(next.map { Claimer.Step($0.campaign, $0.step) })
                return !next.isEmpty
            }
            stopped.formUnion(broken)
        }
    }

    private func campaigns(of intents: Set<Intent>) -> Set<String> {
        guard !intents.isEmpty else { return [] }
        let all = (workspace.campaigns + BuiltInCampaigns.all(workspace)).filter { intents.contains($0.intent) }
        return Set(all.flatMap { [$0.name] + [$0.was].compactMap { $0 } })
    }

    /// Compiles the templates of the campaigns whose messages come next. Returns the names whose files or templates have
    /// mistakes: they are stopped, the others go on.
    private func prepare(_ steps: [(campaign: String, step: String)]) throws -> Set<String> {
        var broken: Set<String> = []
        for (name, step) in steps.sorted(by: <) {
            switch workspace.standing(of: name) {
            case .active(let campaign):
                do {
                    try composers.prepare(campaign, step: step)
                } catch let error as FindingsError {
                    broken.insert(name)
                    report.stoppedCampaigns.insert(campaign.name)
                    report.findings += error.findings.filter { !report.findings.contains($0) }
                }
            case .invalid: broken.insert(name)
            case .disabled, .removed: continue
            }
        }
        return broken
    }

    /// The rows of a batch with what makes their messages. A row whose member is gone has nothing.
    private func claimed(_ messages: [LedgerMessage]) throws -> [ClaimedMessage] {
        let members = try store.memberSnapshots(ids: messages.filter { $0.seed == nil }.map(\.memberID))
        let redirected = try AddressMail.recipients(messages, members: members, store: store, now: clock.now)
        let date = clock.now
        let runs = letters(of: messages)
        let belongings = try belongings(of: messages, runs, Array(members.values))
        let changes = try eventChanges(runs)
        let stories = runs.contains(where: \.readsStories) ? try StoryShelf(store) : nil
        return runs.flatMap { run in
            // The rows of a run are of one campaign.
            let isRedirected = run.rows.first.map(AddressMail.isRedirected) ?? false
            return run.rows.map { row in
                let composer = run.composers[row.variant]
                let lane = row.relay.flatMap { relayNames.firstIndex(of: $0) } ?? 0
                guard let member = row.seed == nil ? members[row.memberID] : claimer.seeds.recipient(row) else {
                    return ClaimedMessage(row: row, lane: lane, compose: nil)
                }
                let recipient = redirected[row.id] ?? (isRedirected ? nil : member)
                let (own, change) = (belongings[row.id], changes[row.id])
                return ClaimedMessage(row: row, lane: lane) {
                    DeliveryTurn.compose($0, for: recipient, composer, own, at: date, event: change, stories)
                }
            }
        }
    }

    // MARK: - What became of it

    private func commit(
        _ group: [Settlement], _ row: (Int64) -> LedgerMessage?, of claim: Int64, _ due: Int
    ) throws {
        let now = clock.now
        try store.settle(group, of: claim, heartbeat: now)
        // Copies for addresses of our own decide nothing.
        let campaign = { (id: Int64) in id > 0 ? row(id)?.campaign : nil }
        try breaker.look(after: group, campaign: campaign, at: now)
        if board.isAnyTroubled {
            for settlement in group {
                guard case .sent = settlement.result, let relay = row(settlement.row)?.relay, board.isTroubled(relay)
                else { continue }
                try board.succeeded(relay, at: now)
            }
        }
        report.count(group, campaign: campaign)
        run.progress(report, due + (rest.map { $0.planned + $0.expected } ?? 0))
    }

    /// What is to stop meanwhile.
    private func look(_ sends: () -> Set<DeliveryPump.Send>) throws -> DeliveryPump.Orders {
        var orders = DeliveryPump.Orders()
        let isPaused = breaker.paused.count != pausedCount
        guard isPaused || .now >= mayLookAt else { return orders }
        mayLookAt = .now + DeliveryTurn.attention
        pausedCount = breaker.paused.count
        if ContinuousClock.now - begun > DeliveryRun.turn { isOver = true }
        orders.isOver = isOver
        let latest = try store.latestIntervention()
        guard isPaused || latest != lastOrder else { return orders }
        lastOrder = latest
        for send in sends() {
            let names =
                claimer.campaign(of: send.campaign).map { [$0.name] + [$0.was].compactMap { $0 } } ?? [send.campaign]
            switch try store.standing(of: names).intervention(of: send.occurrence)?.action {
            case .pause, .cancel: orders.recalled.insert(send)
            default: break
            }
        }
        return orders
    }

    private func laneEnded(_ lane: Int, _ end: DeliveryEnd) throws {
        guard case .unreachable(let why) = end else { return }
        guard relayNames.indices.contains(lane) else {
            report.unreachable = why
            return
        }
        report.failedRelays[relayNames[lane]] = why
        try board.failed(relayNames[lane], why, at: clock.now)
    }

    /// When every relay is to be left alone for a while, what is due waits for the first of them, and says so.
    private func holdForRelays(under claim: Int64) throws {
        guard !relayNames.isEmpty, report.failedRelays.count == relayNames.count,
            board.isEveryoneLeftAlone(at: clock.now)
        else { return }
        while !run.stop.isRaised {
            let now = clock.now
            let due = try store.dueMessages(at: now, limit: DeliveryRun.batchSize, excluding: stopped)
            guard !due.isEmpty else { return }
            let batch = try claimer.claim(
                under: claim, at: now, limit: DeliveryRun.batchSize, .campaigns(Set(due.map(\.campaign))),
                raisingHighWater: clock.fixed == nil)
            report.held.merge(batch.held, uniquingKeysWith: +)
            report.skipped.merge(batch.skipped, uniquingKeysWith: +)
            if batch.isEmpty { return }
        }
    }

    /// Whether all mail has a way: what one relay could not take, another may have.
    private func finishRelays() {
        guard !report.failedRelays.isEmpty || report.held[.relay] != nil else { return }
        let isStuck = report.failedRelays.count == relayNames.count || report.held[.relay] != nil
        guard isStuck else { return }
        report.unreachable =
            report.failedRelays.sorted { $0.key < $1.key }.first?.value
            ?? board.trouble.first.map { Phrase("\($0.relay) cannot be reached: \($0.words)") }
    }
}
