package import Store

/// Collects settlements and commits them in groups: at most 50 ms or 500 messages behind the wire.
package final class SettlementQueue {
    package static let groupSize = 500
    package static let patience = Duration.milliseconds(50)

    private let commit: ([Settlement]) throws -> Void
    private let elapsed: () -> ContinuousClock.Instant
    private var waiting: [Settlement] = []
    private var oldest: ContinuousClock.Instant?

    /// - Parameter commit: writes a group; what it throws, `add` and `flush` throw, and the group stays.
    package init(
        elapsed: @escaping () -> ContinuousClock.Instant = { .now }, commit: @escaping ([Settlement]) throws -> Void
    ) {
        self.elapsed = elapsed
        self.commit = commit
    }

    package var count: Int { waiting.count }
    /// When the group is to be committed; nil while it is empty.
    package var due: ContinuousClock.Instant? { oldest.map { $0 + SettlementQueue.patience } }

    package func add(_ settlement: Settlement) throws {
        waiting.append(settlement)
        if oldest == nil { oldest = elapsed() }
        try flushIfDue()
    }

    /// Commits when the group is large or old enough.
    package func flushIfDue() throws {
        guard let oldest else { return }
        if waiting.count >= SettlementQueue.groupSize || elapsed() - oldest >= SettlementQueue.patience { try flush() }
    }

    package func flush() throws {
        guard !waiting.isEmpty else { return }
        try commit(waiting)
        waiting.removeAll(keepingCapacity: true)
        oldest = nil
    }
}
