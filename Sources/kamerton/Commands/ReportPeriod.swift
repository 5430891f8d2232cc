import Definitions
import Formats

/// The period of a report, `--from` and `--to`, and the one it is compared with, `--versus`.
struct ReportPeriod {
    static let from = Command.Option(
        name: "--from", value: "TIME", help: Phrase("from this day or time on: 2026-07-01"))
    static let to = Command.Option(name: "--to", value: "TIME", help: Phrase("until this day (all of it) or time"))
    static let versus = Command.Option(
        name: "--versus", value: "TIME",
        help: Phrase("compare with a period as long from this day on (default: the one just before)"))

    let start: Instant?
    let end: Instant?

    init(_ invocation: Invocation, _ zone: Zone) throws {
        start = try ReportPeriod.time("--from", invocation, zone, isEnd: false)
        end = try ReportPeriod.time("--to", invocation, zone, isEnd: true)
        guard let start, let end, start >= end else { return }
        throw UsageError(
            message: Phrase("the period from \(start) to \(end) ends before it starts"),
            command: invocation.command.name)
    }

    /// Both, with the last 30 days where nothing is said.
    func compared(
        _ invocation: Invocation, _ zone: Zone
    ) throws -> (period: (start: Instant, end: Instant), before: (start: Instant, end: Instant)) {
        let end = end ?? invocation.now
        let start = start ?? Span(30, .days).before(end, in: zone)
        guard start < end else {
            throw UsageError(
                message: Phrase("the period from \(start) to \(end) ends before it starts"),
                command: invocation.command.name)
        }
        let length = end - start
        let other = try ReportPeriod.time("--versus", invocation, zone, isEnd: false) ?? start - length
        return ((start, end), (other, other + length))
    }

    /// A time with a zone, or a day in the workspace's zone.
    private static func time(
        _ option: String, _ invocation: Invocation, _ zone: Zone, isEnd: Bool
    ) throws -> Instant? {
        guard let text = invocation.value(option) else { return nil }
        if let instant = Instant(rfc3339: text) { return instant }
        guard let date = CivilDate(text) else {
            throw UsageError(
                message: Phrase("\(option) \(text) is not a day or a time"),
                suggestion: Phrase("write 2026-10-10 or 2026-10-10T07:00:00Z"), command: invocation.command.name)
        }
        return zone.startOfDay(isEnd ? date.adding(days: 1) : date)
    }
}
