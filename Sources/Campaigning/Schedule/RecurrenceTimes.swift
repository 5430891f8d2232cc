internal import Definitions
internal import Formats

/// The times of `every:` in a zone, in order.
///
/// A reading of the clock that is skipped in spring is moved forward by the length of the gap, one that is repeated in
/// autumn is the first (Zone.instant; RFC 5545, 3.3.5).
struct RecurrenceTimes: IteratorProtocol {
    private let recurrence: Recurrence
    private let zone: Zone
    /// Times of the day in hand, the latest first.
    private var pending: [Instant] = []
    private var day: CivilDate?
    private var last: Instant

    init(_ recurrence: Recurrence, in zone: Zone, after: Instant) {
        (self.recurrence, self.zone, last) = (recurrence, zone, after)
        // A gap may have moved times of the day before into this one.
        day = recurrence.firstDay(from: zone.civil(after).date.adding(days: -1))
    }

    mutating func next() -> Instant? {
        while true {
            while let time = pending.popLast() {
                guard time > last else { continue }
                last = time
                return time
            }
            guard let date = day else { return nil }
            pending = recurrence.times.map { minute in
                zone.instant(CivilDateTime(date: date, hour: minute / 60, minute: minute % 60))
            }.sorted(by: >)
            day = recurrence.firstDay(from: date.adding(days: 1))
        }
    }
}
