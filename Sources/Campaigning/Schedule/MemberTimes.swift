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
    private var variantTimes: [VariantTime: Time] = [:]

    private struct VariantTime: Hashable {
        let zone: String?
        let at: TimeOfDay?
        let rest: Instant?
    }

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
        let time = Time(at: at, notAfter: notAfter(at, in: zone), isFallback: own == nil)
        known[name] = time
        return time
    }

    private func notAfter(_ at: Instant, in zone: Zone) -> Instant? {
        schedule.notAfter.map { span in
            span.after(schedule.window?.opening(from: at, in: zone, except: schedule.except) ?? at, in: zone)
        }
    }

    // MARK: Experiments

    /// The time of a variant that has one of its own.
    func time(inZone name: String?, at time: TimeOfDay) -> Time {
        moved(VariantTime(zone: name, at: time, rest: nil)) { base, zone in time.first(from: base.at, in: zone) }
    }

    /// The time of those who wait for a test: when it is decided, or when after that their own clock shows the reading.
    func time(inZone name: String?, after decision: Instant) -> Time {
        moved(VariantTime(zone: name, at: nil, rest: decision)) { base, zone in
            guard let reading, base.at < decision else { return max(base.at, decision) }
            return TimeOfDay(hour: reading.hour, minute: reading.minute).first(from: decision, in: zone)
        }
    }

    private func moved(_ key: VariantTime, _ move: (Time, Zone) -> Instant) -> Time {
        if let known = variantTimes[key] { return known }
        let base = time(inZone: key.zone)
        let own = reading == nil ? nil : key.zone.flatMap(Zone.init)
        let zone = own ?? schedule.zone
        let at = move(base, zone)
        let time = Time(at: at, notAfter: notAfter(at, in: zone), isFallback: base.isFallback)
        variantTimes[key] = time
        return time
    }

    /// When a test of this occurrence is decided at the earliest: so long after the last clock has shown the latest time.
    func decision(of variants: [ContentVariant], after span: Span) -> Instant {
        let last = row.dueAt + (reading == nil ? 0 : Earth.span)
        let times = variants.compactMap { $0.at?.first(from: last, in: schedule.zone) }
        return span.after(times.max() ?? last, in: schedule.zone)
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
