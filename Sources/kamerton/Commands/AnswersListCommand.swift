import Definitions
import Foundation
import Formats
import Reports
import Store

/// `kamerton answers list`
enum AnswersListCommand {
    static let command = Command(
        "answers list", summary: Phrase("answers in words: listed, searched, tagged, compared"),
        discussion: Phrase(
            """
            What people have written, the newest first: of every question that is answered in words, or of one.

              kamerton answers list nps-quarterly
              kamerton answers list nps-quarterly --search "достав* поздно"     each of the words, a star for any ending
              kamerton answers list nps-quarterly --where 'stage = promoter' --csv > promoters.csv
              kamerton answers list nps-quarterly --tags tags.yaml
              kamerton answers list nps-quarterly --by detractors
              kamerton answers list nps-quarterly --by 'city = "Penza"'

            A file of tags says which words mean what, in any language; with it each tag has its share of the answers and
            the NPS of those who gave them:

              delivery: [доставк*, курьер*, deliver*, "late parcel"]
              price: [цен*, дорог*, price*, expensive]

            --by detractors shows the words that tell detractors from promoters most surely, and the other way round;
            --by FILTER those of the members that it selects, against all others (log-odds; see docs/statistics.md).
            Of an anonymous survey nothing is said of groups or words with fewer than five answers.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("a survey"))],
        options: [
            .init(name: "--question", value: "ID", help: Phrase("only answers to this question")),
            WhereOption.option,
            .init(
                name: "--search", value: "WORDS",
                help: Phrase("only answers with all of these words; deliver* is a beginning")),
            .init(name: "--tags", value: "FILE", help: Phrase("a YAML file of tags and the words that mean them")),
            .init(name: "--by", value: "detractors|FILTER", help: Phrase("the most telling words of a group")),
            .init(name: "--from", value: "TIME", help: Phrase("answers from this day or time on")),
            .init(name: "--to", value: "TIME", help: Phrase("answers until this day (all of it) or time")),
            .init(
                name: "--min-n", value: "N",
                help: Phrase("groups with fewer answers are not shown (default 5, or what the file says)")),
            .init(name: "--limit", value: "N", help: Phrase("at most so many lines (default 50; 0 for all)")),
            ReportOutput.csv,
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        try ReportOutput.check(invocation)
        let limit = try invocation.integer("--limit") ?? (invocation.isJSON ? 0 : 50)
        guard limit >= 0 else {
            throw UsageError(message: Phrase("--limit \(limit) is below 0"), command: command.name)
        }
        let workspace = try invocation.workspace()
        let campaign = try SurveyArgument.campaign(invocation.arguments[0], workspace)
        let store = try invocation.existingStore(of: workspace)
        let request = try request(invocation, campaign, workspace, store)
        let report = try TextReport(store, campaign, request)
        let shown = limit == 0 ? Int.max : limit
        try ReportOutput.write(
            invocation, page: { "" }, json: { report.json(limit: shown) }, csv: { report.csv },
            text: {
                AnswersText(report, zone: workspace.definition.timezone).show(limit: shown, on: invocation.console)
            })
        return .done
    }

    private static func request(
        _ invocation: Invocation, _ campaign: CampaignDefinition, _ workspace: Workspace, _ store: Store
    ) throws -> TextReport.Request {
        let zone = workspace.definition.timezone
        var scope = ReportScope(campaign: campaign.name, formerCampaign: campaign.was, now: invocation.now)
        let period = try ReportPeriod(invocation, zone)
        (scope.from, scope.until) = (period.start, period.end)
        var request = TextReport.Request(scope: scope)
        request.least = try AnswerOptions.least(invocation, campaign.survey)
        request.question = try question(invocation, campaign)
        let isAnonymous = campaign.survey?.isAnonymous == true
        if let text = invocation.value("--search") {
            request.search = try text.split(whereSeparator: \.isWhitespace).map { word in
                guard let stems = TagRules.stems(String(word)) else {
                    throw UsageError(
                        message: Phrase("--search: there is no word in \"\(String(word))\""),
                        suggestion: Phrase("write whole words, or the beginning of a word and then a star: deliver*"),
                        command: command.name)
                }
                return stems
            }
        }
        if let path = invocation.value("--tags") { request.tags = try tags(path, invocation) }
        if invocation.value("--where") != nil {
            if isAnonymous { throw nobody(invocation) }
            var members: Set<Int64> = []
            let condition = try WhereOption.condition(invocation, workspace, store)
            try store.forEachMemberID(matching: condition) { members.insert($0) }
            request.members = members
        }
        request.contrast = try contrast(invocation, campaign, workspace, store)
        return request
    }

    private static func nobody(_ invocation: Invocation) -> UsageError {
        UsageError(
            message: Phrase("the survey is anonymous: nobody knows which members gave which answers"),
            command: command.name)
    }

    private static func question(_ invocation: Invocation, _ campaign: CampaignDefinition) throws -> String? {
        let known = campaign.survey.map(TextReport.questions) ?? []
        guard let name = invocation.value("--question") else {
            guard !known.isEmpty else {
                throw CommandError(
                    message: Phrase("the survey \(campaign.name) asks nothing that is answered in words"),
                    exitCode: .usage)
            }
            return nil
        }
        if known.contains(name) { return name }
        // A choice has its own words below it.
        if known.contains("\(name).\(Question.other)") { return "\(name).\(Question.other)" }
        throw UsageError(
            message: Phrase("\(campaign.name) has no question \"\(name)\" that is answered in words"),
            suggestion: Suggestions.advice(for: name, among: known), command: command.name)
    }

    private static func tags(_ path: String, _ invocation: Invocation) throws -> TagRules {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(message: Phrase("cannot read \(path)"), exitCode: .usage)
        }
        let (rules, findings) = TagRuleFile.parse([UInt8](data), file: path)
        FindingPrinter(console: invocation.console).print(findings)
        guard let rules else {
            let errors = findings.count { $0.severity == .error }
            throw CommandError(
                message: Phrase("\(path) has \(errors, "mistake", "mistakes")"),
                suggestion: Phrase("a tag and its words: delivery: [deliver*, courier*]"))
        }
        return rules
    }

    private static func contrast(
        _ invocation: Invocation, _ campaign: CampaignDefinition, _ workspace: Workspace, _ store: Store
    ) throws -> TextReport.Contrast? {
        guard let text = invocation.value("--by") else { return nil }
        if ["detractors", "promoters", "score"].contains(text) {
            guard campaign.npsQuestion != nil else {
                throw CommandError(
                    message: Phrase("the survey \(campaign.name) has no question of type nps"), exitCode: .usage)
            }
            return .scores
        }
        if campaign.survey?.isAnonymous == true { throw nobody(invocation) }
        try invocation.overlayStages(store, workspace)
        let filter = try FilterArgument.parse(text, workspace, invocation.console)
        let condition = try FilterCompiler(workspace, store, now: invocation.now)
            .planned(for: filter, store, .once).compile(filter)
        var members: Set<Int64> = []
        try store.forEachMemberID(matching: condition) { members.insert($0) }
        return .members(members, name: text)
    }
}
