internal import Definitions
internal import Formats

/// Fire times by the reading of the clock: for jobs at stated minutes and hours.
struct CronClock: IteratorProtocol {
    private let cron: CronExpression
    private let zone: Zone
    private let minutes: [Int]
    private let hours: [Int]
    /// Milliseconds of the last reading, as if the zone were UTC.
    private var reading: Int64

    init(_ cron: CronExpression, in zone: Zone, after: Instant) {
        self.cron = cron
        self.zone = zone
        minutes = cron.minutes.sorted()
        hours = cron.hours.sorted()
        reading = zone.civil(after).utcMilliseconds
    }

    mutating func next() -> Instant? {
        guard var civil = firstReading(after: CivilDateTime(utc: Instant(milliseconds: reading))) else { return nil }
        var instant = zone.instant(civil)
        // A reading that the clocks skip is made up for by the first minute after the gap; those that the gap swallowed
        // with it are not fired again.
        while zone.civil(instant) != civil {
            civil = CivilDateTime(utc: Instant(milliseconds: civil.utcMilliseconds + 60_000))
            instant = zone.instant(civil)
        }
        reading = civil.utcMilliseconds
        return instant
    }

    /// The first matching reading later than `civil`.
    private func firstReading(after civil: CivilDateTime) -> CivilDateTime? {
        let hour = civil.hour
        if cron.matches(civil.date) {
            if cron.hours.contains(hour), let minute = minutes.first(where: { $0 > civil.minute }) {
                return CivilDateTime(date: civil.date, hour: hour, minute: minute)
            }
            if let later = hours.first(where: { $0 > hour }), let minute = minutes.first {
                return CivilDateTime(date: civil.date, hour: later, minute: minute)
            }
        }
        guard let day = cron.firstDay(from: civil.date.adding(days: 1)), let first = hours.first,
            let minute = minutes.first
        else { return nil }
        return CivilDateTime(date: day, hour: first, minute: minute)
    }
}
