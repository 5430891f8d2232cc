internal import Definitions
internal import Formats
internal import Store

/// Quiet hours at one moment, in whatever zone a member lives; each zone is worked out once.
final class QuietClock {
    private let hours: QuietHours
    private let fallback: Zone
    private let now: Instant
    private var ends: [String: Instant?] = [:]

    init(_ hours: QuietHours, fallback: Zone, now: Instant) {
        (self.hours, self.fallback, self.now) = (hours, fallback, now)
    }

    /// The hold while it is quiet where the member lives; an unknown zone counts as the workspace's.
    func hold(timezone: String?) -> (MessageReason, Instant)? {
        let name = timezone ?? fallback.name
        if let known = ends[name] { return known.map { (.quietHours, $0) } }
        let end = end(in: timezone.flatMap(Zone.init) ?? fallback)
        ends[name] = .some(end)
        return end.map { (.quietHours, $0) }
    }

    /// When the quiet hours end that hold now, or nil when it is not quiet.
    private func end(in zone: Zone) -> Instant? {
        guard hours.from != hours.until else { return nil }
        let civil = zone.civil(now)
        let minute = civil.hour * 60 + civil.minute
        let spansMidnight = hours.from > hours.until
        let isQuiet =
            spansMidnight
            ? minute >= hours.from || minute < hours.until : minute >= hours.from && minute < hours.until
        guard isQuiet else { return nil }
        let date = spansMidnight && minute >= hours.from ? civil.date.adding(days: 1) : civil.date
        let end = zone.instant(CivilDateTime(date: date, hour: hours.until / 60 % 24, minute: hours.until % 60))
        // In the second pass through a repeated hour the end may name the first pass.
        return max(end, now + 60_000)
    }
}
