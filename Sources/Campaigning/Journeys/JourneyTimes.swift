internal import Definitions
internal import Formats
internal import Store

/// When a step is due: so long after something, at a time of day, on the member's clock or the workspace's. Each zone is
/// looked up once.
final class JourneyTimes {
    private let schedule: Schedule
    private var zones: [String: Zone] = [:]

    init(_ schedule: Schedule) { self.schedule = schedule }

    private func zone(_ name: String?) -> Zone {
        guard schedule.followsMember, let name else { return schedule.zone }
        if let known = zones[name] { return known }
        let zone = Zone(name) ?? schedule.zone
        zones[name] = zone
        return zone
    }

    /// The earliest moment of a step after `base`. Days that end in a time of day are days of the calendar: what went at ten
    /// and some seconds is followed a day later at ten, not two days later.
    func due(_ step: SequenceStep, after base: Instant, timezone: String?) -> Instant {
        let zone = zone(timezone)
        let earliest = step.after?.after(base, in: zone) ?? base
        guard let at = step.at else { return earliest }
        let isInDays = step.after.map { [.days, .weeks, .months, .years].contains($0.unit) } ?? false
        guard isInDays else { return at.first(from: earliest, in: zone) }
        return at.first(from: max(base, zone.startOfDay(zone.civil(earliest).date)), in: zone)
    }

    /// From when a journey is counted: the change that began it, or the beginning of the day in the member's zone.
    func start(_ look: JourneyLook) -> Instant {
        let isDate = look.occurrence.hasPrefix("date:")
        let day = isDate ? CivilDate(String(look.occurrence.dropFirst(5))) : OccasionName(look.occurrence)?.date
        return day.map { zone(look.timezone).startOfDay($0) } ?? look.triggeredAt
    }

    /// The time of a variant that has one of its own.
    func moment(_ at: TimeOfDay?, from due: Instant, timezone: String?) -> Instant {
        at?.first(from: due, in: zone(timezone)) ?? due
    }

    /// The end of a wait.
    func end(of timeout: Span, after base: Instant, timezone: String?) -> Instant {
        timeout.after(base, in: zone(timezone))
    }

    /// The last moment of a message.
    func notAfter(_ due: Instant, timezone: String?) -> Instant? {
        let zone = zone(timezone)
        return schedule.notAfter.map { span in
            span.after(schedule.window?.opening(from: due, in: zone, except: schedule.except) ?? due, in: zone)
        }
    }
}
