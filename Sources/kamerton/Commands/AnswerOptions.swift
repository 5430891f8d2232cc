import Definitions
import Formats
import Reports
import Store

/// `--trend`, `--min-n` and `--by` of reports on answers.
enum AnswerOptions {
    static let all: [Command.Option] = [
        ReportPeriod.from, ReportPeriod.to, ReportPeriod.versus,
        .init(name: "--trend", value: "month|quarter", help: Phrase("a row for each month or quarter")),
        .init(
            name: "--min-n", value: "N",
            help: Phrase("groups with fewer answers are not shown (default 5, or what the file says)")),
    ]

    static func versus(
        _ period: ReportPeriod, _ invocation: Invocation, _ zone: Zone
    ) throws -> SurveyRequest.Period? {
        try period.other(invocation, zone).map { SurveyRequest.Period(from: $0.start, until: $0.end) }
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
