package import Definitions
package import Formats
package import Store
package import Surveys

/// The Net Promoter Score of a survey, or of all of them: whole, by stage, by campaign, by another dimension and by period.
package struct NPSReport: Sendable {
    /// One group of answers.
    package struct Group: Sendable {
        /// The stage (nil when it is not recorded), the campaign, or the period (`2026-Q4`).
        package let name: String?
        package let summary: NPSSummary
        /// Too few answers: nothing of it is shown.
        package internal(set) var isHidden = false
        /// What it is made of, where it is compared.
        var scores: [Score] = []

        var score: NetScore {
            NetScore(promoters: summary.promoters, passives: summary.passives, detractors: summary.detractors)
        }

        var measure: SurveyMeasure { SurveyMeasure("nps", nil, .net(score, interval: summary.interval)) }
    }

    /// What else is told.
    package struct Options: Sendable {
        package var dimension: ReportDimension?
        package var trend = TrendPeriod.quarter
        package var versus: SurveyRequest.Period?
        /// Groups with fewer answers are not shown.
        package var least = 1

        package init() {}
    }

    /// Nil for all surveys together.
    package let campaign: String?
    package let from: Instant?
    package let until: Instant?
    package let options: Options
    package let total: NPSSummary
    /// How many answered 0, 1, … 10.
    package let histogram: [Int]
    package let counts: ResponseCounts
    /// Counted answers that no member is known for.
    package let unmatched: Int
    /// In the order of the workspace's stages; those without answers are absent.
    package let stages: [Group]
    package let campaigns: [Group]
    /// By the dimension that was asked for.
    package let groups: [Group]
    /// By calendar month or quarter in the workspace's zone, oldest first; those without answers are absent.
    package let periods: [Group]
    /// Each group against all others, or where there are two, one against the other.
    package let differences: [SurveyDifference]
    /// The period of `--versus`.
    package let earlier: NPSSummary?
    package let change: SurveyDifference?

    /// Answers to invitations, of 1; nil when nobody was invited.
    package var responseRate: Double? {
        counts.invited > 0 ? Double(counts.answered) / Double(counts.invited) : nil
    }

    /// Reads one consistent state of the store.
    package init(_ store: Store, scope: ReportScope, workspace: Workspace, _ options: Options = Options()) throws {
        let names = Dictionary(
            workspace.campaigns.compactMap { campaign in campaign.was.map { ($0, campaign.name) } },
            uniquingKeysWith: { first, _ in first })
        let zone = workspace.definition.timezone
        let (scores, earlier, counts) = try store.connection.snapshot {
            var before: [Score]?
            if let versus = options.versus {
                var other = scope
                (other.from, other.until) = (versus.from, versus.until)
                before = try NPSReport.scores(store, other, least: options.least)
            }
            return (
                try NPSReport.scores(store, scope, least: options.least), before,
                try NPSReport.counts(store, scope, workspace, names)
            )
        }
        self.options = options
        self.counts = counts
        (campaign, from, until) = (scope.campaign, scope.from, scope.until)
        histogram = NPSReport.histogram(scores)
        total = NPSSummary(histogram: histogram)
        unmatched = scores.count { !$0.isMatched }
        let order = workspace.definition.stages.map(\.name)
        stages = NPSReport.groups(scores, options.least) { $0.stage }
            .sorted { NPSReport.rank($0.name, order) < NPSReport.rank($1.name, order) }
        campaigns = NPSReport.groups(scores, options.least) { names[$0.campaign] ?? $0.campaign }
        periods = NPSReport.groups(scores, options.least) { options.trend.name(of: zone.civil($0.at).date) }
        if let dimension = options.dimension {
            let found = NPSReport.groups(scores, options.least) { score in
                dimension.group(
                    .init(
                        stage: score.stage, wave: score.wave, variant: score.variant, locale: score.locale,
                        memberID: score.memberID))
            }
            groups = dimension.sorted(found.map(\.name)).compactMap { name in found.first { $0.name == name } }
        } else {
            groups = []
        }
        differences = NPSReport.differences(groups, least: options.least)
        self.earlier = earlier.map(NPSReport.summary)
        change = self.earlier.flatMap { before in
            SurveyDifference(
                Group(name: nil, summary: NPSReport.summary(scores)).measure, of: nil,
                against: Group(name: nil, summary: before).measure, .group(nil),
                overlap: AnsweredBoth.overlap(scores, earlier ?? [], least: options.least))
        }
    }

    /// Scores that count; of anonymous ones only those among so many others let go with them.
    private static func scores(_ store: Store, _ scope: ReportScope, least: Int) throws -> [Score] {
        struct Pool: Hashable {
            let campaign: String
            let wave: String?
            let at: Instant
        }
        var scores: [Score] = []
        try store.forEachScore(scope) { if (0...10).contains($0.value) { scores.append($0) } }
        guard scores.contains(where: \.isAnonymous) else { return scores }
        var pools: [Pool: Int] = [:]
        for score in scores where score.isAnonymous {
            pools[Pool(campaign: score.campaign, wave: score.wave, at: score.at), default: 0] += 1
        }
        let floor = max(least, SmallCells.least)
        return scores.filter {
            !$0.isAnonymous || (pools[Pool(campaign: $0.campaign, wave: $0.wave, at: $0.at)] ?? 0) >= floor
        }
    }

    private static func counts(
        _ store: Store, _ scope: ReportScope, _ workspace: Workspace, _ names: [String: String]
    ) throws -> ResponseCounts {
        if scope.campaign != nil { return try store.responseCounts(scope) }
        // Surveys that have no score to give are not part of the rate.
        var sum = ResponseCounts()
        for name in try store.surveyNames() {
            if let known = workspace.campaign(names[name] ?? name), known.npsQuestion == nil { continue }
            var one = scope
            one.campaign = name
            sum += try store.responseCounts(one)
        }
        return sum
    }

    private static func histogram(_ scores: [Score]) -> [Int] {
        var histogram = [Int](repeating: 0, count: 11)
        for score in scores { histogram[score.value] += 1 }
        return histogram
    }

    private static func summary(_ scores: [Score]) -> NPSSummary { NPSSummary(histogram: histogram(scores)) }

    /// By name, nil first; those that are too small are hidden.
    private static func groups(_ scores: [Score], _ least: Int, _ name: (Score) -> String?) -> [Group] {
        var groups = Dictionary(grouping: scores, by: name)
            .map { Group(name: $0.key, summary: summary($0.value), scores: $0.value) }
            .sorted { ($0.name ?? "") < ($1.name ?? "") }
        for index in SmallCells.hidden(groups.map(\.summary.count), least: least) { groups[index].isHidden = true }
        return groups
    }

    private static func differences(_ groups: [Group], least: Int) -> [SurveyDifference] {
        if groups.count == 2 {
            guard !groups[0].isHidden, !groups[1].isHidden else { return [] }
            return [
                SurveyDifference(
                    groups[0].measure, of: groups[0].name, against: groups[1].measure, .group(groups[1].name),
                    overlap: AnsweredBoth.overlap(groups[0].scores, groups[1].scores, least: least))
            ]
            .compactMap { $0 }
        }
        return SurveyDifference.corrected(
            groups.indices.filter { !groups[$0].isHidden && groups.count > 2 }.compactMap { index in
                let others = groups.indices.filter { $0 != index }.flatMap { groups[$0].scores }
                return SurveyDifference(
                    groups[index].measure, of: groups[index].name,
                    against: Group(name: nil, summary: summary(others)).measure, .others,
                    overlap: AnsweredBoth.overlap(groups[index].scores, others, least: least))
            })
    }

    /// Declared stages first, then removed ones by name, then none.
    private static func rank(_ stage: String?, _ order: [String]) -> (Int, String) {
        guard let stage else { return (Int.max, "") }
        return (order.firstIndex(of: stage) ?? order.count, stage)
    }
}
