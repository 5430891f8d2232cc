package import Definitions
package import Formats
package import Store
package import Surveys

/// The Net Promoter Score of a survey, or of all of them: whole, by stage, by campaign and by quarter.
package struct NPSReport: Sendable {
    /// One group of answers.
    package struct Group: Sendable {
        /// The stage (nil when it is not recorded), the campaign, or the quarter (`2026-Q4`).
        package let name: String?
        package let summary: NPSSummary
    }

    /// Nil for all surveys together.
    package let campaign: String?
    package let from: Instant?
    package let until: Instant?
    package let total: NPSSummary
    /// How many answered 0, 1, … 10.
    package let histogram: [Int]
    package let counts: ResponseCounts
    /// Counted answers that no member is known for.
    package let unmatched: Int
    /// In the order of the workspace's stages; those without answers are absent.
    package let stages: [Group]
    package let campaigns: [Group]
    /// By calendar quarter in the workspace's zone, oldest first; quarters without answers are absent.
    package let quarters: [Group]

    /// Answers to invitations, of 1; nil when nobody was invited.
    package var responseRate: Double? {
        counts.invited > 0 ? Double(counts.answered) / Double(counts.invited) : nil
    }

    /// Reads one consistent state of the store.
    package init(_ store: Store, scope: ReportScope, workspace: Workspace) throws {
        let names = Dictionary(
            workspace.campaigns.compactMap { campaign in campaign.was.map { ($0, campaign.name) } },
            uniquingKeysWith: { first, _ in first })
        var total = Histogram()
        var byStage: [String?: Histogram] = [:]
        var byCampaign: [String?: Histogram] = [:]
        var byQuarter: [String?: Histogram] = [:]
        var unmatched = 0
        counts = try store.connection.snapshot {
            try store.forEachScore(scope) { score in
                guard (0...10).contains(score.value) else { return }
                total.add(score.value)
                if !score.isMatched { unmatched += 1 }
                byStage[score.stage, default: Histogram()].add(score.value)
                byCampaign[names[score.campaign] ?? score.campaign, default: Histogram()].add(score.value)
                let date = workspace.definition.timezone.civil(score.at).date
                byQuarter["\(date.year)-Q\((date.month + 2) / 3)", default: Histogram()].add(score.value)
            }
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
        campaign = scope.campaign
        from = scope.from
        until = scope.until
        self.total = total.summary
        histogram = total.counts
        self.unmatched = unmatched
        let order = workspace.definition.stages.map(\.name)
        stages = byStage.map { Group(name: $0, summary: $1.summary) }
            .sorted { NPSReport.rank($0.name, order) < NPSReport.rank($1.name, order) }
        campaigns = NPSReport.sorted(byCampaign)
        quarters = NPSReport.sorted(byQuarter)
    }

    private static func sorted(_ groups: [String?: Histogram]) -> [Group] {
        groups.map { Group(name: $0, summary: $1.summary) }.sorted { ($0.name ?? "") < ($1.name ?? "") }
    }

    /// Declared stages first, then removed ones by name, then none.
    private static func rank(_ stage: String?, _ order: [String]) -> (Int, String) {
        guard let stage else { return (Int.max, "") }
        return (order.firstIndex(of: stage) ?? order.count, stage)
    }

    private struct Histogram {
        private(set) var counts = [Int](repeating: 0, count: 11)
        mutating func add(_ score: Int) { counts[score] += 1 }
        var summary: NPSSummary { NPSSummary(histogram: counts) }
    }
}
