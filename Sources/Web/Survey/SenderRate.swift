internal import Formats
import Synchronization

/// How many answers come from one network through a link that is for everyone.
final class SenderRate: Sendable {
    private let most: Int
    private let window: Int64
    private let counts = Mutex<[String: (count: Int, since: Instant)]>([:])

    /// - Parameter window: in milliseconds.
    init(most: Int, per window: Int64) { (self.most, self.window) = (most, window) }

    /// True when no more are allowed. Nothing is counted.
    func isSpent(by sender: String, now: Instant) -> Bool {
        counts.withLock { counts in counts[sender].map { now - $0.since < window && $0.count >= most } ?? false }
    }

    func allows(_ sender: String, now: Instant) -> Bool {
        counts.withLock { counts in
            if counts.count > 10_000 { counts = counts.filter { now - $0.value.since < window } }
            var entry = counts[sender] ?? (0, now)
            if now - entry.since >= window { entry = (0, now) }
            entry.count += 1
            counts[sender] = entry
            return entry.count <= most
        }
    }
}
