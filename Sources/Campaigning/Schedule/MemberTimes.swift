internal import Definitions
internal import Formats
internal import Store

/// When one occurrence is each member's: with `timezone: member` by the member's own clock, else the same for all. Each zone
/// is worked out once.
final class MemberTimes {
    /// A member's own part of an occurrence.
    struct Time {
        let at: Instant
        let notAfter: Instant?
        /// The member's zone is not known, or is none: the schedule's counted.
        let isFallback: Bool
    }

    private let row: OccurrenceRow
    private let schedule: Schedule
    private let reading: CivilDateTime?
    private var known: [String?: Time] = [:]

    init(_ row: OccurrenceRow, _ schedule: Schedule) {
        (self.row, self.schedule) = (row, schedule)
        // What the name says counts, also where the file was edited since.
        reading = row.reading
    }

    func time(inZone name: String?) -> Time {
        guard let reading else { return Time(at: row.dueAt, notAfter: row.notAfterAt, isFallback: false) }
        if let time = known[name] { return time }
        let own = name.flatMap(Zone.init)
        let zone = own ?? schedule.zone
        let at = zone.instant(reading)
        let notAfter = schedule.notAfter.map { span in
            span.after(schedule.window?.opening(from: at, in: zone, except: schedule.except) ?? at, in: zone)
        }
        let time = Time(at: at, notAfter: notAfter, isFallback: own == nil)
        known[name] = time
        return time
    }
}

extension OccurrenceRow {
    /// The reading of each member's clock at which it is due; nil for one that is due for all at once.
    var reading: CivilDateTime? { CivilDateTime(occurrence) }

    /// True while somebody's time is still to come.
    func isComing(at now: Instant) -> Bool { reading != nil && now < dueAt + Earth.span }
}

/// The clocks of the earth: the first to show a reading are 14 hours before UTC, the last 12 behind.
enum Earth {
    static let lead: Int64 = 14 * 3_600_000
    static let lag: Int64 = 12 * 3_600_000
    static let span = lead + lag
}
