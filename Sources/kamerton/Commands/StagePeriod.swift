import Definitions
import Formats

/// The period of a report: `--period 30d`, or `--from` and `--to`.
enum StagePeriod {
    /// The last 30 days when none of the options is given.
    static func read(_ invocation: Invocation, _ zone: Zone) throws -> (start: Instant, end: Instant) {
        let (now, command) = (invocation.now, invocation.command.name)
        let from = try invocation.value("--from").map { try moment($0, "--from", zone, command) }
        let to = try invocation.value("--to").map { try moment($0, "--to", zone, command) }
        let end = to ?? now
        guard end <= now else {
            throw UsageError(
                message: Phrase("--to \(end) is later than now, \(now): nobody knows the stages of then"),
                command: command)
        }
        if let text = invocation.value("--period") {
            guard from == nil else {
                throw UsageError(
                    message: Phrase("--period and --from both say where the period starts: give one"), command: command)
            }
            guard let span = Span(text), span.count > 0 else {
                throw UsageError(
                    message: Phrase("--period \(text) is not a period: write 30d, 4w, 3mo or 1y"), command: command)
            }
            return (span.before(end, in: zone), end)
        }
        let start = from ?? Span(30, .days).before(end, in: zone)
        guard start < end else {
            throw UsageError(
                message: Phrase("the period from \(start) to \(end) ends before it starts"), command: command)
        }
        return (start, end)
    }

    private static func moment(_ text: String, _ option: String, _ zone: Zone, _ command: String) throws -> Instant {
        if let day = CivilDate(text) { return zone.startOfDay(day) }
        if let instant = Instant(rfc3339: text) { return instant }
        throw UsageError(
            message: Phrase("\(option) \(text) is not a time: write 2026-01-01 or 2026-01-01T10:00:00Z"),
            command: command)
    }
}
