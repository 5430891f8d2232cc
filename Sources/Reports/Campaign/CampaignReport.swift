package import Campaigning
package import Definitions
package import Formats
package import Store

/// What one campaign has come to: its messages by occurrence, step and variant, its experiments, and its lift.
package struct CampaignReport: Sendable {
    /// Messages, counted.
    package struct Line: Sendable {
        /// Nil in the total.
        package let occurrence: String?
        package let step: String?
        /// Nil where everyone gets the same, and for those who wait for a test.
        package let variant: String?
        /// Rows of the ledger, held out or not.
        package var planned = 0
        package var states: [MessageState: Int] = [:]
        /// Those that wait, by reason; without one they wait for their time.
        package var held: [MessageReason: Int] = [:]
        /// Those that will not go, but for those who are held out.
        package var skipped: [MessageReason: Int] = [:]
        /// `holdout` and `control`.
        package var heldOut: [MessageReason: Int] = [:]
        package var clicks = 0
        package var responses = 0
        package var unsubscribes = 0
        /// Nil where there is no goal.
        package var goal: Int?

        /// The relay took it, whatever came back later.
        package var sent: Int { (states[.sent] ?? 0) + (states[.bounced] ?? 0) + (states[.complained] ?? 0) }
        /// It went, or may have.
        package var went: Int { sent + (states[.uncertain] ?? 0) }
        package var waiting: Int { (states[.planned] ?? 0) + (states[.sending] ?? 0) }

        fileprivate mutating func add(_ other: Line) {
            planned += other.planned
            states.merge(other.states, uniquingKeysWith: +)
            held.merge(other.held, uniquingKeysWith: +)
            skipped.merge(other.skipped, uniquingKeysWith: +)
            heldOut.merge(other.heldOut, uniquingKeysWith: +)
            clicks += other.clicks
            responses += other.responses
            unsubscribes += other.unsubscribes
            if let count = other.goal { goal = (goal ?? 0) + count }
        }
    }

    /// The variants of one step compared, over all its occurrences.
    package struct Split: Sendable {
        package let step: String
        package let metric: VariantMetric
        package let comparison: VariantComparison
    }

    package let campaign: String
    /// Nil when no file has it any more.
    package let title: String?
    package let now: Instant
    package let span: ReportSpan
    /// The goal as it may be written.
    package let goal: String?
    /// Per cent.
    package let confidence: Double
    package let hasTracking: Bool
    package let isSurvey: Bool
    package let lines: [Line]
    package let total: Line
    /// Tests, decided or not.
    package let experiments: [ExperimentRow]
    /// Variants without a test.
    package let splits: [Split]
    /// Each occurrence's, and all of them together.
    package let lifts: [CampaignLift]

    /// Reads one consistent state of the store.
    /// - Parameters:
    ///   - name: the campaign's name, or the one under which the ledger knows it.
    ///   - names: all under which the ledger may know it.
    ///   - span: only what was planned for then; tests of variants are all told of.
    package init(
        _ store: Store, _ workspace: Workspace, campaign name: String, names: [String], span: ReportSpan = ReportSpan(),
        now: Instant
    ) throws {
        let file = workspace.campaign(name)
        let goal = try file?.goal.map { try GoalTest($0, store, workspace, now: now) }
        campaign = name
        title = file?.title
        self.now = now
        self.span = span
        self.goal = file?.goal?.words
        confidence = file?.confidence ?? ContentVariants.confidence
        hasTracking = file?.tracking.clicks ?? false
        isSurvey = file?.survey != nil
        let (counts, effects, goals, experiments) = try store.connection.snapshot {
            (
                try store.campaignCounts(of: names, in: span),
                try store.campaignEffects(of: names, goal: goal, in: span, now: now),
                try goal.map {
                    try store.goalCounts(of: names, goal: $0, isSequence: file?.hasOwnTimes == true, in: span, now: now)
                } ?? [],
                try store.experiments(of: names)
            )
        }
        let lines = CampaignReport.lines(counts, effects, hasGoal: goal != nil)
        self.lines = lines
        total = lines.reduce(into: Line(occurrence: nil, step: nil, variant: nil)) { $0.add($1) }
        self.experiments = experiments
        splits = CampaignReport.splits(file, lines, but: Set(experiments.map(\.key.occurrence)))
        // With a sample, who is held out counts at every occurrence and who gets it at some: their sums are not alike.
        let hasSample = file?.audience.sample != nil
        lifts = CampaignLift.all(goals, confidence: confidence, hasTotal: !hasSample, now: now)
    }

    private static func lines(
        _ counts: [CampaignCount], _ effects: [CampaignEffect], hasGoal: Bool
    ) -> [Line] {
        var lines: [Line] = []
        var places: [[String?]: Int] = [:]
        func place(_ occurrence: String, _ step: String, _ variant: String?) -> Int {
            let key = [occurrence, step, variant]
            if let known = places[key] { return known }
            places[key] = lines.count
            var line = Line(occurrence: occurrence, step: step, variant: variant)
            if hasGoal { line.goal = 0 }
            lines.append(line)
            return lines.count - 1
        }
        for count in counts {
            let index = place(count.occurrence, count.step, count.variant)
            lines[index].planned += count.count
            if count.state == .skipped, let reason = count.reason {
                if reason == .holdout || reason == .control {
                    lines[index].heldOut[reason, default: 0] += count.count
                } else {
                    lines[index].skipped[reason, default: 0] += count.count
                }
            }
            if count.state == .planned, let reason = count.reason {
                lines[index].held[reason, default: 0] += count.count
            }
            lines[index].states[count.state, default: 0] += count.count
        }
        for effect in effects {
            let index = place(effect.occurrence, effect.step, effect.variant)
            lines[index].clicks += effect.clicks
            lines[index].responses += effect.responses
            lines[index].unsubscribes += effect.unsubscribes
            if hasGoal { lines[index].goal = (lines[index].goal ?? 0) + effect.goal }
        }
        return lines
    }

    /// - Parameter tested: occurrences with a test: what the rest of them got is no part of it.
    private static func splits(
        _ campaign: CampaignDefinition?, _ lines: [Line], but tested: Set<String>
    ) -> [Split] {
        guard let campaign else { return [] }
        return campaign.letters.compactMap { step, letter in
            guard let variants = letter.content.variants, let metric = variants.metric else { return nil }
            let own = lines.filter { $0.step == step && !tested.contains($0.occurrence ?? "") }
            let counts = variants.all.map { variant in
                let found = own.filter { $0.variant == variant.id }
                return (
                    variant.id,
                    Proportion(
                        found.map { $0.reached(metric) }.reduce(0, +), of: found.map(\.went).reduce(0, +))
                )
            }
            guard counts.contains(where: { $0.1.members > 0 }) else { return nil }
            return Split(
                step: step, metric: metric,
                comparison: VariantComparison(
                    counts.map { (variant: $0.0, share: $0.1) }, confidence: variants.confidence))
        }
    }
}

extension CampaignReport.Line {
    /// What a metric counts.
    package func reached(_ metric: VariantMetric) -> Int {
        switch metric {
        case .clicks: clicks
        case .responses: responses
        case .goal: goal ?? 0
        }
    }
}
