package import Definitions
package import Formats

/// One date of an event, as its file has it now.
package struct EventDate: Sendable {
    /// The day by the file's cadence, whatever was changed of it since: `2026-12-12`.
    package let occurrence: String
    package let start: Instant
    package let end: Instant
    /// When members are invited.
    package let announceAt: Instant
    package let place: LocalizedText?
    package let url: String?
    package let capacity: Int?
    package let isCancelled: Bool

    /// The place and the address as one text: what makes two the same.
    package var details: String {
        let texts = (place?.variants ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return (texts + ["url=\(url ?? "")"]).joined(separator: "\n")
    }
}

/// The dates of an event, from its file alone.
package struct EventDates: Sendable {
    package let event: EventDefinition
    private let schedule: Schedule

    /// A single day of a series is moved by less than this.
    private static let farthest: Int64 = 62 * 86_400_000
    private static let most = 1000

    /// Nil for what is no event.
    package init?(_ campaign: CampaignDefinition) {
        guard let event = campaign.event else { return nil }
        (self.event, schedule) = (event, campaign.schedule)
    }

    package var zone: Zone { event.zone }

    /// Those that begin later than `after` and not later than `through`, the first first.
    package func dates(after: Instant, through: Instant) -> [EventDate] {
        guard case .series = event.timing else {
            return [once].compactMap(\.self).filter { $0.start > after && $0.start <= through }
        }
        var dates: [EventDate] = []
        for planned in ScheduleTimes(schedule, in: zone, after: after - EventDates.farthest) {
            if planned > through + EventDates.farthest || dates.count >= EventDates.most { break }
            let date = date(planned: planned)
            if date.start > after, date.start <= through { dates.append(date) }
        }
        return dates.sorted { $0.start < $1.start }
    }

    /// That of an occurrence; nil when the file has no such date any more. A single event is what its file says, on
    /// whichever day it was announced.
    package func date(_ occurrence: String) -> EventDate? {
        guard case .series = event.timing else { return once.map { EventDates.renamed($0, occurrence) } }
        guard let day = CivilDate(occurrence) else { return nil }
        let start = zone.startOfDay(day)
        for planned in ScheduleTimes(schedule, in: zone, after: start - 1) {
            return zone.civil(planned).date == day ? date(planned: planned) : nil
        }
        return nil
    }

    /// The one that a letter without a date of its own is about: the next, else the last.
    package func nearest(to now: Instant) -> EventDate? {
        let year: Int64 = 400 * 86_400_000
        return dates(after: now, through: now + year).first { !$0.isCancelled }
            ?? dates(after: now - year, through: now).last ?? once
    }

    /// Those that members should know of by now: announced, to come, not cancelled.
    package func announced(at now: Instant) -> [EventDate] {
        // A span of months is at most so many days.
        let longest = event.announce.approximateMilliseconds + 16 * 86_400_000
        return dates(after: now, through: now + longest).filter { $0.announceAt <= now && !$0.isCancelled }
    }

    /// Those whose invitation is due later than `after` and not later than `through`.
    package func announced(after: Instant, through: Instant) -> [EventDate] {
        let longest = event.announce.approximateMilliseconds + 16 * 86_400_000
        return dates(after: after, through: through + longest).filter {
            $0.announceAt > after && $0.announceAt <= through && !$0.isCancelled
        }.sorted { $0.announceAt < $1.announceAt }
    }

    private static func renamed(_ date: EventDate, _ occurrence: String) -> EventDate {
        EventDate(
            occurrence: CivilDate(occurrence) == nil ? date.occurrence : occurrence, start: date.start, end: date.end,
            announceAt: date.announceAt, place: date.place, url: date.url, capacity: date.capacity,
            isCancelled: date.isCancelled)
    }

    private var once: EventDate? {
        guard case .once(let civil) = event.timing else { return nil }
        return date(planned: zone.instant(civil))
    }

    private func date(planned: Instant) -> EventDate {
        let day = zone.civil(planned).date
        let change = event.isSeries ? event.changes[day] : nil
        let start = change?.start.map(zone.instant) ?? planned
        return EventDate(
            occurrence: day.description, start: start, end: (change?.duration ?? event.duration).after(start, in: zone),
            announceAt: event.announce.before(start, in: zone), place: change?.place ?? event.place,
            url: change?.url ?? event.url, capacity: change?.capacity ?? event.capacity,
            isCancelled: event.isCancelled || change?.isCancelled == true)
    }
}

extension EventDate {
    /// The invitation to it.
    var invitation: Occurrence {
        Occurrence(name: occurrence, dueAt: announceAt, lastDueAt: announceAt, notAfterAt: start, closesAt: nil)
    }
}
