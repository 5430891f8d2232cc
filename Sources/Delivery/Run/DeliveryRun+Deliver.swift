internal import Campaigning
internal import Definitions
internal import Formats
import Foundation
internal import Store

extension DeliveryRun {
    /// Claims, composes, sends and settles until nothing is due. With nothing due, nothing is written.
    /// - Returns: true when its turn is over and there may be more to do.
    func deliver(
        _ clock: RunClock, _ pacer: Pacer, _ breaker: CircuitBreaker, _ report: inout RunReport
    ) throws -> Bool {
        var stopped = report.stoppedCampaigns
        let wait = PaceWait(pacer: pacer, store: store)
        while try store.dueMessages(at: clock.now, limit: 1, excluding: stopped).isEmpty {
            // Those who were put off for a short while are waited for.
            guard !stop.isRaised, try wait.begin(at: clock.now) else { return false }
            while !wait.isOver(at: clock.now), !stop.isRaised { usleep(5000) }
        }
        let composers = try CampaignComposers(workspace: workspace, salt: store.salt)
        // What is about to be sent is compiled first: without anything to send, no claim is opened.
        var known = try prepareNext(composers, &stopped, clock, &report)
        guard !known.isEmpty, !stop.isRaised else { return false }
        try breaker.lookAtReturns(of: known, at: clock.now)
        let begun = ContinuousClock.now
        var isTurnOver = false
        var examined = known
        var claims = 0
        let transport = try makeTransport(workspace)
        let due = try store.dueCount(at: clock.now)
        let claim = try store.openClaim(
            node: identity.node, pid: identity.pid, bootID: identity.bootID, at: clock.now)
        let journal = try openJournal(of: claim, transport.kind)
        let claimer = Claimer(store: store, workspace: workspace)
        var sofar = report
        let pump = DeliveryPump(
            journal: journal, maker: SettlementMaker(store: store), clock: clock, stop: stop)
        let end = try pump.run(through: transport) { most, reserve in
            isTurnOver = ContinuousClock.now - begun > DeliveryRun.turn
            if isTurnOver { return nil }
            let now = clock.now
            guard wait.isOver(at: now) else { return [] }
            let most = pacer.batch(of: most, at: now)
            if most == 0 { return try wait.begin(at: now) ? [] : nil }
            // Others may have become due meanwhile, and the first may be of theirs.
            known = try prepareNext(composers, &stopped, clock, &sofar)
            guard !known.isEmpty else { return try wait.begin(at: now) ? [] : nil }
            claims += 1
            if claims % DeliveryRun.returnsEvery == 0 { examined = [] }
            try breaker.lookAtReturns(of: known.subtracting(examined), at: now)
            examined.formUnion(known)
            let batch = try claimer.claim(
                under: claim.id, at: now, limit: most, of: known, pacer: pacer,
                raisingHighWater: clock.fixed == nil, beforeCommit: reserve)
            sofar.held.merge(batch.held, uniquingKeysWith: +)
            sofar.skipped.merge(batch.skipped, uniquingKeysWith: +)
            return batch.isEmpty ? nil : try claimed(batch.messages, composers, claimer, clock)
        } commit: { group, campaigns in
            try store.settle(group, of: claim.id, heartbeat: clock.now)
            try breaker.look(after: group, campaigns: campaigns, at: clock.now)
            sofar.count(group, campaigns: campaigns)
            progress(sofar, due)
        }
        report = sofar
        if case .unreachable(let why) = end { report.unreachable = why }
        try store.endClaim(claim.id, at: clock.now)
        // What was sent last is not later than what the next run takes for now.
        if clock.fixed == nil { try store.raiseHighWater(to: clock.now) }
        journal.remove()
        return isTurnOver && report.unreachable == nil
    }

    /// The campaigns whose messages come next, their templates compiled.
    private func prepareNext(
        _ composers: CampaignComposers, _ stopped: inout Set<String>, _ clock: RunClock, _ report: inout RunReport
    ) throws -> Set<String> {
        while true {
            let next = try store.dueMessages(at: clock.now, limit: DeliveryRun.batchSize, excluding: stopped)
            let broken = try prepare(composers, for: next, &report)
            if broken.isEmpty { return Set(next.map(\.campaign)) }
            stopped.formUnion(broken)
        }
    }

    /// The rows of a batch with what makes their messages. A row whose member is gone has nothing.
    private func claimed(
        _ messages: [LedgerMessage], _ composers: CampaignComposers, _ claimer: Claimer, _ clock: RunClock
    ) throws -> [ClaimedMessage] {
        let members = try store.memberSnapshots(ids: Array(Set(messages.map(\.memberID))))
        let redirected = try AddressMail.recipients(messages, members: members, store: store, now: clock.now)
        return messages.map { row in
            guard let member = members[row.memberID] else { return ClaimedMessage(row: row, compose: nil) }
            let composer = claimer.campaign(of: row.campaign)
                .flatMap { composers.composer(of: $0, step: row.step) }
            let recipient = AddressMail.isRedirected(row) ? redirected[row.id] : redirected[row.id] ?? member
            return ClaimedMessage(row: row) { DeliveryRun.compose(row, for: recipient, composer, at: clock.now) }
        }
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
        let steps = Set(messages.map { [$0.campaign, $0.step] }).sorted { $0.lexicographicallyPrecedes($1) }
        for (name, step) in steps.map({ ($0[0], $0[1]) }) {
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

    private func openJournal(of claim: Claim, _ kind: TransportKind) throws -> WireJournal {
        try FileManager.default.createDirectory(
            atPath: wireDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try WireJournal(
            path: Recovery.journalPath(in: wireDirectory, claim: claim.id), claim: claim.id, kind: kind,
            capacity: 8 * DeliveryRun.batchSize, owner: identity)
    }
}
