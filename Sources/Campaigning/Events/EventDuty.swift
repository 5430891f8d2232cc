internal import Definitions
internal import Formats
internal import Store

/// A letter about one date that is due: to whom, since when, and until when it makes sense.
struct EventDuty {
    let step: EventStep
    let who: EventAddressees
    let at: Instant
    let notAfter: Instant
    /// Whoever answers later has read what it says.
    var answeredBy: Instant?

    /// So long after the end those who came are still thanked: lists of attendance are typed in later.
    static let patience = Span(14, .days)
    /// A reminder that could not be planned for so long is none any more.
    private static let fresh: Int64 = 12 * 3_600_000

    /// What is due of a date.
    /// - Parameters:
    ///   - row: what was announced of it, as it is now.
    ///   - through: also what comes due until then; nil is now.
    static func due(
        _ event: EventDefinition, _ date: EventDate, _ row: EventDateRow, now: Instant, through: Instant? = nil
    ) -> [EventDuty] {
        if row.cancelledAt != nil {
            guard row.sequence > 0, row.startsAt > now else { return [] }
            return [
                EventDuty(step: .cancelled(row.sequence), who: .interested, at: row.changedAt, notAfter: row.startsAt)
            ]
        }
        if date.start > now { return before(event, date, row, now: now, through: max(now, through ?? now)) }
        guard date.end <= now else { return [] }
        let notAfter = patience.after(date.end, in: event.zone)
        return [EventDuty(step: .thanks, who: .attended, at: date.end, notAfter: notAfter)]
    }

    private static func before(
        _ event: EventDefinition, _ date: EventDate, _ row: EventDateRow, now: Instant, through: Instant
    ) -> [EventDuty] {
        var duties: [EventDuty] = []
        let duty = { (step: EventStep, who: EventAddressees, at: Instant) in
            EventDuty(step: step, who: who, at: at, notAfter: date.start, answeredBy: at)
        }
        if row.sequence > 0 { duties.append(duty(.update(row.sequence), .interested, row.changedAt)) }
        if let again = event.askAgain?.before(date.start, in: event.zone), again <= through, again > row.announcedAt {
            duties.append(duty(.again, .silent, again))
        }
        let reminders = event.reminders.enumerated().map { index, span in
            duty(.reminder(index + 1), .coming, span.before(date.start, in: event.zone))
        }.filter { $0.at > row.announcedAt && $0.at <= through }
        // Of several that are late only the last.
        if let late = reminders.last(where: { $0.at <= now }), now - late.at < fresh { duties.append(late) }
        return duties + reminders.filter { $0.at > now }
    }
}
