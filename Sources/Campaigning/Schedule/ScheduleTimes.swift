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
    private let schedule: Schedule
    private let zone: Zone
    private var after: Instant
    /// After `until`.
    private let end: Instant?

    package init(_ schedule: Schedule, in zone: Zone, after: Instant) {
        (self.schedule, self.zone, self.after) = (schedule, zone, after)
        end = schedule.until.map { zone.startOfDay($0.adding(days: 1)) }
        mode = ScheduleTimes.mode(schedule, zone, after)
    }

    private static func mode(_ schedule: Schedule, _ zone: Zone, _ after: Instant) -> Mode {
        switch schedule.timing {
        case .at(let civil): .once(zone.instant(civil))
        case .cron(let cron): .cron(CronTimes(cron, in: zone, after: after))
        case .every(let recurrence): .every(RecurrenceTimes(recurrence, in: zone, after: after))
        case .triggered: .once(nil)
        }
    }

    /// A schedule that falls on days that are left out this often in a row is taken to have ended.
    private static let mostLeftOut = 1000

    package mutating func next() -> Instant? {
        var leftOut = 0
        while let time = nextOfMode() {
            if let end, time >= end { return nil }
            // In the second pass through a repeated hour the first pass is earlier.
            guard time > after else { continue }
            let date = zone.civil(time).date
            guard schedule.except.contains(date) else { return time }
            // On to the first day that is not left out.
            leftOut += 1
            guard leftOut < ScheduleTimes.mostLeftOut, let free = schedule.except.firstFree(from: date) else {
                return nil
            }
            after = zone.startOfDay(free) - 1
            mode = ScheduleTimes.mode(schedule, zone, after)
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
