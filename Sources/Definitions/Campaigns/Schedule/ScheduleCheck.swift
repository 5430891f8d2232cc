internal import Formats

/// Looks for schedules that never are due and windows that never open: each key is fine, together they are not.
struct ScheduleCheck {
    let collector: FindingCollector
    let schedule: Schedule
    let reader: MappingReader

    /// - Parameter quietHours: those that hold the campaign's messages back.
    func run(quietHours: QuietHours?) {
        checkEnd()
        checkExcepted()
        checkWindow(quietHours)
    }

    /// The first day on which it may be due, leaving `until` and `except` aside.
    private func firstDay(from date: CivilDate) -> CivilDate? {
        switch schedule.timing {
        case .at(let time): time.date >= date ? time.date : nil
        case .cron(let cron): cron.firstDay(from: date)
        case .every(let recurrence): recurrence.firstDay(from: date)
        case .triggered: date
        }
    }

    private func checkEnd() {
        guard let until = schedule.until, let node = reader.node("until") else { return }
        let begin: CivilDate? =
            switch schedule.timing {
            case .at(let time): time.date
            case .every(let recurrence): recurrence.from.flatMap { recurrence.firstDay(from: $0) }
            case .cron, .triggered: nil
            }
        guard let begin, begin > until else { return }
        collector.error(
            node, .schedule, Phrase("it ends before \(begin), the first day on which it is due"),
            suggestion: Phrase("write a later day, or delete \"until\""))
    }

    /// Whatever day it falls on is excepted.
    private func checkExcepted() {
        guard !schedule.except.isEmpty, let node = reader.node("except") else { return }
        var day = firstDay(from: CivilDate(daysSince1970: 0))
        for _ in 0..<1000 {
            guard let date = day else { break }
            if !schedule.except.contains(date) { return }
            day = firstDay(from: date.adding(days: 1))
        }
        collector.error(
            node, .schedule, Phrase("this leaves out every day on which it is due, so it never is"),
            suggestion: Phrase("leave out less, or take other days"))
    }

    private func checkWindow(_ quietHours: QuietHours?) {
        guard let window = schedule.window, let quietHours, let node = reader.node("window") else { return }
        let isQuiet: (Int) -> Bool = { minute in
            quietHours.from > quietHours.until
                ? minute >= quietHours.from || minute < quietHours.until
                : minute >= quietHours.from && minute < quietHours.until
        }
        let opens = window.parts.contains { part in (part.from..<part.until).contains { !isQuiet($0) } }
        guard !opens else { return }
        collector.error(
            node, .window, Phrase("the window is open in the quiet hours only, so nothing would ever go"),
            suggestion: Phrase("take hours outside limits.quiet_hours of kamerton.yaml"))
    }
}
