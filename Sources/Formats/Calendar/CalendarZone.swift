/// A VTIMEZONE (RFC 5545, 3.6.5) with every change of the clocks around some events, one by one: no rule that a government
/// may change is claimed for ever.
struct CalendarZone {
    private struct Change {
        let at: Instant
        let from: Int64
        let to: Int64
    }

    private let zone: Zone
    private let changes: [Change]
    /// The offset before all changes.
    private let first: Int64

    private static let day: Int64 = 86_400_000
    /// Before the first event and after the last: at least one change of each kind where there are any.
    private static let margin: Int64 = 370 * day

    init(_ zone: Zone, from start: Instant, through end: Instant) {
        self.zone = zone
        var changes: [Change] = []
        var at = start - CalendarZone.margin
        first = zone.offset(at: at)
        var offset = first
        while at < end + CalendarZone.margin {
            let next = at + CalendarZone.day
            let found = zone.offset(at: next)
            if found != offset {
                changes.append(Change(at: CalendarZone.moment(zone, after: at, before: next), from: offset, to: found))
                offset = found
            }
            at = next
        }
        self.changes = changes
    }

    /// The first second of the new offset.
    private static func moment(_ zone: Zone, after start: Instant, before end: Instant) -> Instant {
        var (low, high) = (start.milliseconds / 1000, end.milliseconds / 1000)
        let old = zone.offset(at: start)
        while high - low > 1 {
            let middle = (low + high) / 2
            if zone.offset(at: Instant(milliseconds: middle * 1000)) == old { low = middle } else { high = middle }
        }
        return Instant(milliseconds: high * 1000)
    }

    var lines: [String] {
        var lines = ["BEGIN:VTIMEZONE", "TZID:\(zone.name)"]
        lines += part("STANDARD", "19700101T000000", from: first, to: first)
        for change in changes {
            // The onset is in the local time of before it (3.6.5).
            let onset = CalendarText.civil(CivilDateTime(utc: change.at + change.from))
            lines += part(change.to > change.from ? "DAYLIGHT" : "STANDARD", onset, from: change.from, to: change.to)
        }
        return lines + ["END:VTIMEZONE"]
    }

    private func part(_ kind: String, _ onset: String, from: Int64, to: Int64) -> [String] {
        [
            "BEGIN:\(kind)", "DTSTART:\(onset)", "TZOFFSETFROM:\(CalendarText.offset(from))",
            "TZOFFSETTO:\(CalendarText.offset(to))", "END:\(kind)",
        ]
    }
}
