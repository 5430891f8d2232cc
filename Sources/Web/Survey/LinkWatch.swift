internal import Formats
import Synchronization

/// Sees scanners at work: programs that follow every link of a message within seconds. Nothing of it is written down, and
/// nothing leads back to a member but the message's row.
final class LinkWatch: Sendable {
    /// So many different links of one message within `window` milliseconds are a burst.
    static let most = 4
    static let window: Int64 = 10_000
    /// Messages that are remembered.
    private static let limit = 10_000

    private struct Visits {
        var links: [(link: Int, at: Instant)] = []
        var lastBurst: Instant?
    }

    private let visits = Mutex<[Int64: Visits]>([:])

    /// A link of a message was fetched.
    func note(_ row: Int64, link: String, at now: Instant) {
        visits.withLock { visits in
            if visits.count >= LinkWatch.limit, visits[row] == nil {
                visits = visits.filter { now - ($0.value.links.last?.at ?? now) < LinkWatch.window }
                if visits.count >= LinkWatch.limit { visits = [:] }
            }
            var seen = visits[row] ?? Visits()
            seen.links.removeAll { now - $0.at > LinkWatch.window || $0.link == link.hashValue }
            seen.links.append((link.hashValue, now))
            if seen.links.count >= LinkWatch.most { seen.lastBurst = now }
            visits[row] = seen
        }
    }

    /// True when a form of this message was fetched while its links were being fetched one after the other.
    func isInBurst(_ row: Int64, fetchedAt: Instant) -> Bool {
        visits.withLock { visits in
            guard let burst = visits[row]?.lastBurst else { return false }
            return fetchedAt - burst <= FormAge.youngest && burst - fetchedAt <= LinkWatch.window
        }
    }
}
