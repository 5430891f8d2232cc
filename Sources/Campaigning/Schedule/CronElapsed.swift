internal import Definitions
internal import Formats

/// Fire times by elapsed time: for jobs of every minute or every hour.
///
/// Walks as cron does: to the first matching day, then by whole hours, then by minutes. The reading that it looks at is
/// kept apart from the instant, because a day may begin with a reading that the clocks skip.
struct CronElapsed: IteratorProtocol {
    private let cron: CronExpression
    private let zone: Zone
    private var civil: CivilDateTime
    private var instant: Instant

    init(_ cron: CronExpression, in zone: Zone, after: Instant) {
        self.cron = cron
        self.zone = zone
        instant = Instant(milliseconds: floorDivide(after.milliseconds, 60_000) * 60_000)
        civil = zone.civil(instant)
    }

    mutating func next() -> Instant? {
        advance(minutes: 1)
        while true {
            guard cron.matches(civil.date) else {
                guard let day = cron.firstDay(from: civil.date) else { return nil }
                (civil, instant) = (CivilDateTime(date: day, hour: 0, minute: 0), zone.startOfDay(day))
                continue
            }
            if !cron.hours.contains(civil.hour) {
                goToHour()
                continue
            }
            if !cron.minutes.contains(civil.minute) {
                goToMinute()
                continue
            }
            return instant
        }
    }

    /// On to an hour that matches, or to the next day.
    private mutating func goToHour() {
        rewindToWholeHour()
        while !cron.hours.contains(civil.hour) {
            advance(minutes: 60)
            if civil.hour == 0 { return }
        }
    }

    /// On to a minute that matches, or to the next hour.
    private mutating func goToMinute() {
        if cron.minutes.count == 1, let minute = cron.minutes.first {
            advance(minutes: (minute - civil.minute + 60) % 60)
        }
        while !cron.minutes.contains(civil.minute) {
            advance(minutes: 1)
            if civil.minute == 0 { return }
        }
    }

    private mutating func rewindToWholeHour() {
        let isSecondPass = zone.instant(civil) < instant
        civil.minute = 0
        let first = zone.instant(civil)
        let again = first + 3_600_000
        instant = isSecondPass && zone.civil(again) == civil ? again : first
    }

    private mutating func advance(minutes: Int) {
        instant = instant + Int64(minutes) * 60_000
        civil = zone.civil(instant)
    }
}
