internal import Formats
internal import Store

/// One limit of how fast messages go: at most so many in any window. Knows what was taken in hand lately.
struct PaceMeter {
    let limit: Int
    /// Milliseconds.
    let window: Int64
    private var buckets: [ClaimedCount]
    /// How many were put off: each has its turn after those before it.
    private var waiting = 0

    init(limit: Int, window: Int64, claimed: [ClaimedCount] = []) {
        (self.limit, self.window, buckets) = (limit, window, claimed)
    }

    /// True for a window that a run can wait for.
    var isShort: Bool { window <= Pacer.patience }

    /// How many may go now.
    mutating func left(at now: Instant) -> Int {
        let gone = buckets.prefix { $0.at + window <= now }.count
        if gone > 0 {
            buckets.removeFirst(gone)
            waiting = 0
        }
        return max(0, limit - buckets.reduce(0) { $0 + $1.count })
    }

    mutating func take(at now: Instant) {
        if let last = buckets.last, last.at == now {
            buckets[buckets.count - 1] = ClaimedCount(at: now, count: last.count + 1)
        } else {
            buckets.append(ClaimedCount(at: now, count: 1))
        }
    }

    /// When the next may go.
    func opening(at now: Instant) -> Instant { turn(0, at: now) }

    /// Puts one off: each `limit` of them one window later than those before.
    mutating func putOff(at now: Instant) -> Instant {
        defer { waiting += 1 }
        return turn(waiting, at: now)
    }

    /// What is taken now is free again a window later; so the turn of the n-th is when the n-th place becomes free.
    private func turn(_ position: Int, at now: Instant) -> Instant {
        var place = position % max(1, limit)
        let rounds = Int64(position / max(1, limit)) * window
        for bucket in buckets {
            if place < bucket.count { return max(now + 1, bucket.at + window + rounds) }
            place -= bucket.count
        }
        return now + max(1, window + rounds)
    }
}
