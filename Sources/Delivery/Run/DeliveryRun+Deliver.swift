internal import Campaigning
internal import Definitions
internal import Formats
import Foundation
internal import Store

extension DeliveryRun {
    /// Claims, composes, sends and settles batch by batch until nothing is due. With nothing due, nothing is written.
    /// - Returns: true when its turn is over and there may be more to do.
    func deliver(
        _ clock: RunClock, _ pacer: Pacer, _ breaker: CircuitBreaker, _ report: inout RunReport
    ) throws -> Bool {
        var stopped = report.stoppedCampaigns
        let isDue = try !store.dueMessages(at: clock.now, limit: 1, excluding: stopped).isEmpty
        guard isDue || pacer.queueEnd(at: clock.now) != nil else { return false }
        let begun = ContinuousClock.now
        var isTurnOver = false
        var examined: Set<String> = []
        var batches = 0
        let composers = try CampaignComposers(workspace: workspace, salt: store.salt)
        let claimer = Claimer(store: store, workspace: workspace)
        var dispatch: Dispatch?
        while !stop.isRaised, report.unreachable == nil {
            if ContinuousClock.now - begun > DeliveryRun.turn {
                isTurnOver = true
                break
            }
            let now = clock.now
            let size = pacer.batch(of: DeliveryRun.batchSize, at: now)
            let next =
                size == 0
                ? []
                : try store.dueMessages(
                    at: now, limit: size, excluding: stopped, mostEngagedFirst: pacer.prefersEngaged(at: now))
            if next.isEmpty {
                let turn = size == 0 ? pacer.opening(at: now) : try nextTurn(pacer, at: now)
                guard let turn, wait(until: turn, clock) else { break }
                continue
            }
            if batches % DeliveryRun.returnsEvery == 0 { examined = [] }
            batches += 1
            let names = Set(next.map(\.campaign))
            try breaker.lookAtReturns(of: names.subtracting(examined), at: now)
            examined.formUnion(names)
            let broken = try prepare(composers, for: next, &report)
            if !broken.isEmpty {
                stopped.formUnion(broken)
                continue
            }
            let current = try dispatch ?? beginDispatch(clock)
            dispatch = current
            let batch = try claimer.claim(
                under: current.claim.id, at: now, limit: next.count, of: names, pacer: pacer,
                raisingHighWater: clock.fixed == nil
            ) { current.journal.begin($0.map(\.id)) }
            if batch.isEmpty { break }
            report.held.merge(batch.held, uniquingKeysWith: +)
            report.skipped.merge(batch.skipped, uniquingKeysWith: +)
            try send(batch.messages, current, composers, claimer, clock, breaker, &report)
        }
        guard let dispatch else { return isTurnOver }
        dispatch.transport.close()
        try store.endClaim(dispatch.claim.id, at: clock.now)
        // What was sent last is not later than what the next run takes for now.
        if clock.fixed == nil { try store.raiseHighWater(to: clock.now) }
        dispatch.journal.remove()
        return isTurnOver
    }

    /// When the next of those is due who were put off for a short while.
    private func nextTurn(_ pacer: Pacer, at now: Instant) throws -> Instant? {
        guard let end = pacer.queueEnd(at: now), let due = try store.nextDue(after: now), due <= end else { return nil }
        return due
    }

    /// Lets a short while pass until what was put off has its turn. False when the clock does not move, or there is a signal.
    private func wait(until turn: Instant, _ clock: RunClock) -> Bool {
        let begun = ContinuousClock.now
        let most = Duration.milliseconds(max(0, turn - clock.now) + 1000)
        while clock.now < turn {
            if stop.isRaised || ContinuousClock.now - begun > most { return false }
            usleep(5000)
        }
        return true
    }

    /// What is needed to send, made when there is something to send.
    private struct Dispatch {
        let transport: any Transport
        let claim: Claim
        let journal: WireJournal
        /// How many were due when it began.
        let due: Int
    }

    private func beginDispatch(_ clock: RunClock) throws -> Dispatch {
        let transport = try makeTransport(workspace)
        let due = try store.dueCount(at: clock.now)
        let claim = try store.openClaim(
            node: identity.node, pid: identity.pid, bootID: identity.bootID, at: clock.now)
        return Dispatch(
            transport: transport, claim: claim, journal: try openJournal(of: claim, transport.kind), due: due)
    }

    private func send(
        _ messages: [LedgerMessage], _ dispatch: Dispatch, _ composers: CampaignComposers, _ claimer: Claimer,
        _ clock: RunClock, _ breaker: CircuitBreaker, _ report: inout RunReport
    ) throws {
        guard !messages.isEmpty else { return }
        let (claim, journal) = (dispatch.claim, dispatch.journal)
        let campaigns = Dictionary(uniqueKeysWithValues: messages.map { ($0.id, $0.campaign) })
        var sofar = report
        let queue = SettlementQueue { group in
            try store.settle(group, of: claim.id, heartbeat: clock.now)
            sofar.count(group, campaigns: campaigns)
            try breaker.look(after: group, campaigns: campaigns, at: clock.now)
            progress(sofar, dispatch.due)
        }
        let members = try store.memberSnapshots(ids: Array(Set(messages.map(\.memberID))))
        let redirected = try AddressMail.recipients(messages, members: members, store: store, now: clock.now)
        let ahead = composeAhead(messages, members, redirected, composers, claimer, clock)
        let feed = DeliveryBatch(
            rows: messages, members: members,
            journal: journal, queue: queue, maker: SettlementMaker(store: store), clock: clock, stop: stop,
            isPaused: { breaker.paused.contains($0) }
        ) { row, _, _ throws(ComposeError) in
            guard let made = ahead.take(row.id) else { throw ComposeError(Phrase("the campaign is gone")) }
            return try made.get()
        }
        let end = try dispatch.transport.deliver(feed)
        try feed.finish()
        report = sofar
        if case .unreachable(let why) = end { report.unreachable = why }
    }

    /// Begins to make the messages of a batch. A row whose member is gone has none.
    private func composeAhead(
        _ messages: [LedgerMessage], _ members: [Int64: MemberSnapshot], _ redirected: [Int64: MemberSnapshot],
        _ composers: CampaignComposers, _ claimer: Claimer, _ clock: RunClock
    ) -> ComposeAhead {
        ComposeAhead(
            messages.compactMap { row in
                guard let member = members[row.memberID] else { return nil }
                let composer = claimer.campaign(of: row.campaign).flatMap { composers.composer(of: $0) }
                let recipient = AddressMail.isRedirected(row) ? redirected[row.id] : redirected[row.id] ?? member
                return (row.id, { DeliveryRun.compose(row, for: recipient, composer, at: clock.now) })
            })
    }

    private static func compose(
        _ row: LedgerMessage, for recipient: MemberSnapshot?, _ composer: Composer?, at date: Instant
    ) -> Result<ComposedMessage, ComposeError> {
        Result { () throws(ComposeError) in
            guard let composer else { throw ComposeError(Phrase("the campaign is gone")) }
            guard let recipient else { throw ComposeError(Phrase("the change of address has ended")) }
            return try composer.compose(
                MessageToCompose(
                    row: row.id, campaign: row.campaign, occurrence: row.occurrence, step: row.step,
                    variant: row.variant, member: recipient, date: date))
        }
    }

    /// Compiles the templates of the campaigns whose messages come next. Returns the names whose files or templates have
    /// mistakes: they are stopped, the others go on.
    private func prepare(
        _ composers: CampaignComposers, for messages: [LedgerMessage], _ report: inout RunReport
    ) throws -> Set<String> {
        var broken: Set<String> = []
        for name in Set(messages.map(\.campaign)).sorted() {
            switch workspace.standing(of: name) {
            case .active(let campaign):
                do {
                    try composers.prepare(campaign)
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

    private func openJournal(of claim: Claim, _ kind: TransportKind) throws -> WireJournal {
        try FileManager.default.createDirectory(
            atPath: wireDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try WireJournal(
            path: Recovery.journalPath(in: wireDirectory, claim: claim.id), claim: claim.id, kind: kind,
            capacity: DeliveryRun.batchSize, owner: identity)
    }
}
