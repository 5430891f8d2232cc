package import Definitions
package import Formats

/// The times at which a cron expression fires in a zone, in order, without end but for a schedule that finds nothing in
/// 50 years.
///
/// When the clocks change this does what Debian's cron does (cron(8)). A job whose minute or hour starts with `*` goes by
/// elapsed time: readings that are skipped do not happen, readings that are repeated happen twice. Any other job goes by
/// the reading of the clock: a skipped one fires right after the gap (once, however many readings the gap held), a
/// repeated one fires the first time only.
package struct CronTimes: Sequence, IteratorProtocol {
    private enum Mode {
        case clock(CronClock)
        case elapsed(CronElapsed)
    }

    private var mode: Mode

    /// - Parameter after: where to begin; the first time is later. (In the second pass through a repeated hour a job that
    ///   goes by the clock may name its first pass, which is earlier: callers who mind compare.)
    package init(_ cron: CronExpression, in zone: Zone, after: Instant) {
        mode =
            cron.isWildcard
            ? .elapsed(CronElapsed(cron, in: zone, after: after)) : .clock(CronClock(cron, in: zone, after: after))
    }

    package mutating func next() -> Instant? {
        switch mode {
        case .clock(var clock):
            defer { mode = .clock(clock) }
            return clock.next()
        case .elapsed(var elapsed):
            defer { mode = .elapsed(elapsed) }
            return elapsed.next()
        }
    }
}
