internal import Campaigning
internal import Definitions
internal import Formats
import Foundation
internal import Store

extension DeliveryRun {
    /// Claims, composes, sends and settles batch by batch until nothing is due. With nothing due, nothing is written.
    func deliver(_ clock: RunClock, _ report: inout RunReport) throws {
        var stopped = report.stoppedCampaigns
        guard try !store.dueMessages(at: clock.now, limit: 1, excluding: stopped).isEmpty else { return }
        let transport = try makeTransport(workspace, force)
        let composers = try CampaignComposers(workspace: workspace, salt: store.salt)
        let claimer = Claimer(store: store, workspace: workspace)
        let due = try store.dueCount(at: clock.now)
        let claim = try store.openClaim(
            node: identity.node, pid: identity.pid, bootID: identity.bootID, at: clock.now)
        let journal = try openJournal(of: claim, transport.kind)
        while !stop.isRaised, report.unreachable == nil {
            let now = clock.now
            let next = try store.dueMessages(at: now, limit: DeliveryRun.batchSize, excluding: stopped)
            if next.isEmpty { break }
            let broken = try prepare(composers, for: next, &report)
            if !broken.isEmpty {
                stopped.formUnion(broken)
                continue
            }
            journal.clear()
            let batch = try claimer.claim(
                under: claim.id, at: now, limit: next.count, excluding: stopped, raisingHighWater: clock.fixed == nil)
            if batch.isEmpty { break }
            report.held.merge(batch.held, uniquingKeysWith: +)
            report.skipped.merge(batch.skipped, uniquingKeysWith: +)
            try send(batch.messages, of: claim, through: transport, composers, claimer, journal, clock, due, &report)
        }
        transport.close()
        try store.endClaim(claim.id, at: clock.now)
        journal.remove()
    }

    private func send(
        _ messages: [LedgerMessage], of claim: Claim, through transport: any Transport, _ composers: CampaignComposers,
        _ claimer: Claimer, _ journal: WireJournal, _ clock: RunClock, _ due: Int, _ report: inout RunReport
    ) throws {
        guard !messages.isEmpty else { return }
        journal.begin(messages.map(\.id))
        var sofar = report
        let queue = SettlementQueue { group in
            try store.settle(group, of: claim.id, heartbeat: clock.now)
            sofar.count(group)
            progress(sofar, due)
        }
        let feed = DeliveryBatch(
            rows: messages, members: try store.memberSnapshots(ids: Array(Set(messages.map(\.memberID)))),
            journal: journal, queue: queue, maker: SettlementMaker(store: store), clock: clock, stop: stop
        ) { row, member, date throws(ComposeError) in
            guard let campaign = claimer.campaign(of: row.campaign), let composer = composers.composer(of: campaign)
            else { throw ComposeError("the campaign is gone") }
            return try composer.compose(
                MessageToCompose(
                    row: row.id, occurrence: row.occurrence, step: row.step, variant: row.variant, member: member,
                    date: date))
        }
        let end = try transport.deliver(feed)
        try feed.finish()
        report = sofar
        if case .unreachable(let why) = end { report.unreachable = why }
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
                    report.findings += error.findings
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
