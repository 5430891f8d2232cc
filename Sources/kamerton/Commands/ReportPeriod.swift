import Definitions
import Formats
import Reports
import Store

/// `--from`, `--to`, `--versus FROM..TO`, `--trend` and `--min-n` of reports on answers.
enum ReportPeriod {
    static let options: [Command.Option] = [
        .init(name: "--from", value: "TIME", help: Phrase("answers from this day or time on")),
        .init(name: "--to", value: "TIME", help: Phrase("answers until this day (all of it) or time")),
        .init(
            name: "--versus", value: "FROM..TO", help: Phrase("compare with this period: 2026-01-01..2026-03-31")),
        .init(name: "--trend", value: "month|quarter", help: Phrase("a row for each month or quarter")),
        .init(
            name: "--min-n", value: "N",
            help: Phrase("groups with fewer answers are not shown (default 5, or what the file says)")),
    ]

    /// A time with a zone, or a day in the workspace's zone.
    static func time(_ option: String, _ invocation: Invocation, _ zone: Zone, isEnd: Bool) throws -> Instant? {
        try invocation.value(option).map { try time($0, option, invocation, zone, isEnd: isEnd) }
    }

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

    static func versus(_ invocation: Invocation, _ zone: Zone) throws -> SurveyRequest.Period? {
        guard let text = invocation.value("--versus") else { return nil }
        let parts = text.components(separatedBy: "..")
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw UsageError(
                message: Phrase("--versus \(text) is not a period"),
                suggestion: Phrase("write --versus 2026-01-01..2026-03-31"), command: invocation.command.name)
        }
        let from = try time(parts[0], "--versus", invocation, zone, isEnd: false)
        let until = try time(parts[1], "--versus", invocation, zone, isEnd: true)
        guard from < until else {
            throw UsageError(
                message: Phrase("--versus \(text) ends before it begins"),
                suggestion: Phrase("write --versus 2026-01-01..2026-03-31"), command: invocation.command.name)
        }
        return SurveyRequest.Period(from: from, until: until)
    }

    static func trend(_ invocation: Invocation) throws -> TrendPeriod? {
        guard let text = invocation.value("--trend") else { return nil }
        guard let period = TrendPeriod(rawValue: text) else {
            throw UsageError(
                message: Phrase("--trend \(text) is not known"), suggestion: Phrase("month or quarter"),
                command: invocation.command.name)
        }
        return period
    }

    /// The fewest answers that are shown: of the option, else of the campaign's file, else 5. Answers that are nobody's are not
    /// shown in smaller groups than that.
    static func least(_ invocation: Invocation, _ survey: SurveyDefinition?) throws -> Int {
        let written = survey?.least ?? SmallCells.least
        guard let given = try invocation.integer("--min-n") else { return written }
        guard given >= 1 else {
            throw UsageError(message: Phrase("--min-n must be at least 1"), command: invocation.command.name)
        }
        let floor = max(written, SmallCells.least)
        if survey?.isAnonymous == true, given < floor {
            throw UsageError(
                message: Phrase("the survey is anonymous: groups of fewer than \(floor) answers are never shown"),
                suggestion: Phrase("--min-n \(floor), or more"), command: invocation.command.name)
        }
        return given
    }

    /// What `--by` names, read from the store.
    static func dimension(
        _ invocation: Invocation, _ store: Store, _ workspace: Workspace, _ scope: ReportScope,
        isAnonymous: Bool, also extra: [String] = []
    ) throws -> ReportDimension? {
        guard let text = invocation.value("--by"), !extra.contains(text) else { return nil }
        guard let kind = ReportDimension.kind(text, workspace) else {
            let known = ReportDimension.words(workspace) + extra
            throw UsageError(
                message: Phrase("--by \(text) is not known"), suggestion: Suggestions.advice(for: text, among: known),
                command: invocation.command.name)
        }
        if isAnonymous, kind != .wave {
            throw UsageError(
                message: Phrase("the survey is anonymous: nobody knows the \(text) of an answer"),
                suggestion: Phrase("--by wave"), command: invocation.command.name)
        }
        if case .segment = kind { try invocation.overlayStages(store, workspace) }
        return try ReportDimension(kind, store, workspace, scope: scope)
    }
}
