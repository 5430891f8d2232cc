import Formats

/// `--from` and `--to` of reports.
enum PeriodOptions {
    static let options: [Command.Option] = [
        .init(name: "--from", value: "TIME", help: Phrase("from this day or time on")),
        .init(name: "--to", value: "TIME", help: Phrase("until this day (all of it) or time")),
    ]

    /// A time with a zone, or a day in the workspace's zone: its beginning, or where it is an end the beginning of the next.
    static func time(_ option: String, _ invocation: Invocation, _ zone: Zone, isEnd: Bool) throws -> Instant? {
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
