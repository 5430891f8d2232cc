internal import Campaigning
internal import Definitions
internal import Formats
import Foundation
internal import Store

extension DeliveryRun {
    /// Claims, composes, sends and settles until nothing is due. With nothing due, nothing is written.
    /// - Parameter rest: what is planned on meanwhile, as far as the sending needs it.
    /// - Returns: true when its turn is over and there may be more to do.
    func deliver(
        _ rest: PlanRest?, _ clock: RunClock, _ pacer: Pacer, _ breaker: CircuitBreaker, _ report: inout RunReport
    ) throws -> Bool {
        // Who goes first is chosen among all.
        if pacer.prefersEngaged(at: clock.now) { try complete(rest, &report) }
        let wait = PaceWait(pacer: pacer, store: store)
        while try !isAnythingDue(at: clock.now, but: report.stoppedCampaigns) {
            // Those who were put off for a short while are waited for.
            guard !stop.isRaised, try wait.begin(at: clock.now) else { return false }
            while !wait.isOver(at: clock.now), !stop.isRaised { usleep(5000) }
        }
        let turn = try DeliveryTurn(self, rest, clock, pacer, wait, breaker, report)
        try turn.deliver()
        report = turn.report
        return turn.isOver && report.unreachable == nil
    }

    private func isAnythingDue(at now: Instant, but stopped: Set<String>) throws -> Bool {
        if try !store.dueMessages(at: now, limit: 1, excluding: stopped).isEmpty { return true }
        return try store.dueSeedCopies(at: now, limit: 100).contains { !stopped.contains($0.campaign) }
    }

    func openJournal(of claim: Claim, _ ways: [TransportFactory.Way]) throws -> WireJournal {
        try FileManager.default.createDirectory(
            atPath: wireDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try WireJournal(
            path: Recovery.journalPath(in: wireDirectory, claim: claim.id), claim: claim.id,
            kind: ways.first?.transport.kind ?? .outbox, capacity: (4 + 4 * max(1, ways.count)) * DeliveryRun.batchSize,
            owner: identity)
    }
}
