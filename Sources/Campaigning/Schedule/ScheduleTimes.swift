package import Definitions
package import Formats

/// The times at which a schedule fires in a zone, in order and later than a given one.
package struct ScheduleTimes: Sequence, IteratorProtocol {
    private enum Mode {
        case once(Instant?)
        case cron(CronTimes)
        case every(RecurrenceTimes)
    }

    private var mode: Mode
    private let after: Instant

    package init(_ schedule: Schedule, in zone: Zone, after: Instant) {
        self.after = after
        mode =
            switch schedule.timing {
            case .at(let civil): .once(zone.instant(civil))
            case .cron(let cron): .cron(CronTimes(cron, in: zone, after: after))
            case .every(let recurrence): .every(RecurrenceTimes(recurrence, in: zone, after: after))
            }
    }

    package mutating func next() -> Instant? {
        while let time = nextOfMode() {
            // In the second pass through a repeated hour the first pass is earlier.
            if time > after { return time }
        }
        return nil
    }

    private mutating func nextOfMode() -> Instant? {
        switch mode {
        case .once(let time):
            mode = .once(nil)
            return time
        case .cron(var times):
            defer { mode = .cron(times) }
            return times.next()
        case .every(var times):
            defer { mode = .every(times) }
            return times.next()
        }
    }

    /// The last `count` times from `first` to `last`, both included, in order. Searches backwards in growing steps, so
    /// that it is quick for every minute over years as well as for once a year.
    package static func latest(
        _ count: Int, of schedule: Schedule, in zone: Zone, from first: Instant, through last: Instant
    ) -> [Instant] {
        guard first <= last else { return [] }
        var reach: Int64 = 3_600_000
        while true {
            let start = Swift.max(first - 1, last - reach)
            // From a day earlier: the search must not begin inside the second pass of a repeated hour.
            var found: [Instant] = []
            for time in ScheduleTimes(schedule, in: zone, after: start - 86_400_000) {
                if time > last { break }
                if time > start { found.append(time) }
            }
            if found.count >= count || start < first { return found.suffix(count) }
            reach *= 6
        }
    }
}
