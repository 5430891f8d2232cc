package import Formats
package import Store

/// Waits for the turn of what was put off for a short while, without holding up anything else: it is begun, and asked now and
/// then whether it is over.
package final class PaceWait {
    private let pacer: Pacer
    private let store: Store
    private var turn: Instant?
    /// When it is over whatever the clock says: one that stands still must not stop a run.
    private var limit = ContinuousClock.now

    package init(pacer: Pacer, store: Store) { (self.pacer, self.store) = (pacer, store) }

    /// False when there is nothing to wait for, or the clock has not moved while it was waited for.
    package func begin(at now: Instant) throws -> Bool {
        if let turn, turn > now, ContinuousClock.now > limit { return false }
        turn = try nextTurn(at: now)
        guard let turn else { return false }
        limit = .now + .milliseconds(max(0, turn - now) + 1000)
        return true
    }

    package func isOver(at now: Instant) -> Bool { turn.map { $0 <= now } ?? true || ContinuousClock.now > limit }

    private func nextTurn(at now: Instant) throws -> Instant? {
        if let opening = pacer.opening(at: now), pacer.batch(of: 1, at: now) == 0 { return opening }
        guard let end = pacer.queueEnd(at: now), let due = try store.nextDue(after: now), due <= end else { return nil }
        return due
    }
}
