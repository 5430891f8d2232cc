import Definitions
import Formats

/// The period of a report, `--from` and `--to`, and the one that it is compared with, `--versus`.
struct ReportPeriod {
    static let from = Command.Option(
        name: "--from", value: "TIME", help: Phrase("from this day or time on: 2026-07-01"))
    static let to = Command.Option(name: "--to", value: "TIME", help: Phrase("until this day (all of it) or time"))
    static let versus = Command.Option(
        name: "--versus", value: "PERIOD",
        help: Phrase("compare with 2025-07-01..2025-09-30, or with a period as long from a day on"))

    let start: Instant?
    let end: Instant?

    init(_ invocation: Invocation, _ zone: Zone) throws {
        start = try invocation.value("--from").map {
            try ReportPeriod.time($0, "--from", invocation, zone, isEnd: false)
        }
        end = try invocation.value("--to").map { try ReportPeriod.time($0, "--to", invocation, zone, isEnd: true) }
        if let start, let end { try ReportPeriod.check(start, end, invocation) }
    }

    /// Both, with the last 30 days where nothing is said, and the period just before it.
    func compared(
        _ invocation: Invocation, _ zone: Zone
    ) throws -> (period: (start: Instant, end: Instant), before: (start: Instant, end: Instant)) {
        let end = end ?? invocation.now
        let start = start ?? Span(30, .days).before(end, in: zone)
        try ReportPeriod.check(start, end, invocation)
        let other = try ReportPeriod.other(invocation, zone, length: end - start)
        return ((start, end), other ?? (start - (end - start), start))
    }

    /// What `--versus` says; nil without it.
    func other(_ invocation: Invocation, _ zone: Zone) throws -> (start: Instant, end: Instant)? {
        try ReportPeriod.other(invocation, zone, length: start.map { (end ?? invocation.now) - $0 })
    }

    /// - Parameter length: of the period that it is compared with, which a day alone takes.
    private static func other(
        _ invocation: Invocation, _ zone: Zone, length: Int64?
    ) throws -> (start: Instant, end: Instant)? {
        guard let text = invocation.value("--versus") else { return nil }
        let parts = text.components(separatedBy: "..")
        guard parts.count <= 2, !parts.contains("") else {
            throw UsageError(
                message: Phrase("--versus \(text) is not a period"),
                suggestion: Phrase("write --versus 2026-01-01..2026-03-31"), command: invocation.command.name)
        }
        let first = try time(parts[0], "--versus", invocation, zone, isEnd: false)
        if parts.count == 2 {
            let last = try time(parts[1], "--versus", invocation, zone, isEnd: true)
            try check(first, last, invocation)
            return (first, last)
        }
        guard let length else {
            throw UsageError(
                message: Phrase("--versus \(text) does not say until when, and there is no --from to tell how long"),
                suggestion: Phrase("write --versus 2026-01-01..2026-03-31"), command: invocation.command.name)
        }
        return (first, first + length)
    }

    private static func check(_ start: Instant, _ end: Instant, _ invocation: Invocation) throws {
        guard start >= end else { return }
        throw UsageError(
            message: Phrase("the period from \(start) to \(end) ends before it starts"),
            command: invocation.command.name)
    }

    /// A time with a zone, or a day in the workspace's zone.
    private static func time(
        _ text: String, _ option: String, _ invocation: Invocation, _ zone: Zone, isEnd: Bool
    ) throws -> Instant {
        if let instant = Instant(rfc3339: text) { return instant }
        guard let date = CivilDate(text) else {
            throw UsageError(
                message: Phrase("\(option) \(text) is not a day or a time"),
                suggestion: Phrase("write 2026-10-10 or 2026-10-10T07:00:00Z"), command: invocation.command.name)
        }
        return zone.startOfDay(isEnd ? date.adding(days: 1) : date)
    }
}
