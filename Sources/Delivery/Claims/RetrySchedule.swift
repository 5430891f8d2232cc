package import Formats

/// When a message that could not be delivered is tried again: 1m, 5m, 30m, 2h, 6h, 12h, 12h … each up to 15 % earlier, by
/// a hash, so that those that failed together do not all come back together.
package enum RetrySchedule {
    private static let minutes: [Int64] = [1, 5, 30, 120, 360, 720]
    private static let longest: Int64 = 48 * 3_600_000

    /// - Parameters:
    ///   - attempts: those made, this one included: at least 1.
    ///   - first: when the first was made.
    ///   - hash: of the message; its first bytes jitter the delay.
    /// - Returns: nil when the time is over: 48 hours after the first attempt, or the message's `not_after`.
    package static func next(
        attempts: Int, first: Instant, now: Instant, notAfter: Instant?, hash: [UInt8]
    ) -> Instant? {
        let delay = minutes[min(max(attempts, 1), minutes.count) - 1] * 60_000
        let fraction = Int64(hash.first ?? 0) << 8 | Int64(hash.dropFirst().first ?? 0)
        let next = now + (delay - delay * 15 / 100 * fraction / 65_535)
        if next - first > longest { return nil }
        if let notAfter, next > notAfter { return nil }
        return next
    }
}
