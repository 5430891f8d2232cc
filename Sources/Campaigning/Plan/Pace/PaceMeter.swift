package import Formats
package import Store

/// One limit of how fast messages go: at most so many in any window. Knows what was taken in hand lately.
package struct PaceMeter {
    package var limit: Int
    /// Milliseconds.
    package let window: Int64
    private var buckets: [ClaimedCount]
    /// Those who were put off stand in a queue: what was in the window when it began, and how long it is. A new one begins
    /// when the last has had its turn.
    private var queue: (buckets: [ClaimedCount], began: Instant, count: Int)?
    /// The turn of the last who was put off.
    package private(set) var queueEnd: Instant?

    package init(limit: Int, window: Int64, claimed: [ClaimedCount] = []) {
        (self.limit, self.window, buckets) = (limit, window, claimed)
    }

    /// True for a window that a run can wait for.
    package var isShort: Bool { window <= PaceMeter.patience }
    /// The longest window that a run waits for, in milliseconds.
    package static let patience: Int64 = 60_000

    /// How many may go now.
    package mutating func left(at now: Instant) -> Int {
        let gone = buckets.prefix { $0.at + window <= now }.count
        if gone > 0 { buckets.removeFirst(gone) }
        return max(0, limit - buckets.reduce(0) { $0 + $1.count })
    }

    package mutating func take(at now: Instant) {
        if let last = buckets.last, last.at == now {
            buckets[buckets.count - 1] = ClaimedCount(at: now, count: last.count + 1)
        } else {
            buckets.append(ClaimedCount(at: now, count: 1))
        }
    }

    /// When the next may go.
    package func opening(at now: Instant) -> Instant { turn(0, after: buckets, at: now) }

    /// Puts one off: each `limit` of them one window later than those before.
    package mutating func putOff(at now: Instant) -> Instant {
        if queueEnd.map({ $0 <= now }) ?? true { queue = nil }
        var standing = queue ?? (buckets, now, 0)
        let turn = max(turn(standing.count, after: standing.buckets, at: standing.began), now + 1)
        standing.count += 1
        queue = standing
        queueEnd = max(queueEnd ?? turn, turn)
        return turn
    }

    /// What is taken now is free again a window later; so the turn of the n-th is when the n-th place becomes free.
    private func turn(_ position: Int, after buckets: [ClaimedCount], at now: Instant) -> Instant {
        var place = position % max(1, limit)
        let rounds = Int64(position / max(1, limit)) * window
        for bucket in buckets {
            if place < bucket.count { return max(now + 1, bucket.at + window + rounds) }
            place -= bucket.count
        }
        return now + max(1, window + rounds)
    }
}
