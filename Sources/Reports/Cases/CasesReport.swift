package import Formats
package import Store
package import Surveys

/// What became of those who were not happy: cases opened in a time, how soon somebody spoke with them, how it ended, and what
/// they say at the next wave.
package struct CasesReport: Sendable {
    /// The cases of one owner.
    package struct Owner: Sendable, Hashable {
        package let owner: String
        package var opened = 0
        package var open = 0
        package var overdue = 0
        package var contactedInTime = 0
        /// Those that had a day by which, and were spoken of or are past it.
        package var judged = 0
    }

    /// Detractors of the time, and how they answered when they were asked next.
    package struct NextWave: Sendable {
        /// Those who have answered the same survey again.
        package let again: NPSSummary
        package let detractors: Int
        /// Of those who answered again: who is no detractor any more.
        package let recovered: Proportion

        /// Fewer than these show nothing but single members.
        package var isShown: Bool { again.count >= CasesReport.fewest }
    }

    /// Cells of fewer members are not shown.
    package static let fewest = 5
    package static let confidence = 0.95

    package let from: Instant?
    package let until: Instant?
    package let now: Instant
    package private(set) var opened = 0
    package private(set) var open = 0
    package private(set) var overdue = 0
    package private(set) var outcomes: [MemberCase.Outcome: Int] = [:]
    /// Closed before outcomes were noted.
    package private(set) var withoutOutcome = 0
    /// Of the cases with a day by which: spoken of by then. Those whose day is to come are not judged yet.
    package private(set) var inTime = Proportion(0, of: 0)
    /// Hours from the opening to the first contact, of those contacted.
    package private(set) var hoursToContact: [Double] = []
    package private(set) var owners: [Owner] = []
    package private(set) var withCase: NextWave
    package private(set) var withoutCase: NextWave

    package var contacted: Int { hoursToContact.count }
    package var medianHours: Double? { CasesReport.median(hoursToContact) }

    /// By how much more of those with a case are no detractors any more; nil where either group is too small.
    package var difference: ProportionDifference? {
        guard withCase.isShown, withoutCase.isShown else { return nil }
        return ProportionDifference(withCase.recovered, against: withoutCase.recovered)
    }

    /// - Parameters:
    ///   - cases: all of them.
    ///   - scores: of those who were detractors in the time, by member, campaign and time.
    package init(cases: [MemberCase], scores: [MemberScore], from: Instant?, until: Instant?, now: Instant) {
        (self.from, self.until, self.now) = (from, until, now)
        let isInside = { (time: Instant) in
            from.map { time >= $0 } != false && until.map { time < $0 } != false && time <= now
        }
        let waves = CasesReport.nextWaves(scores, cases, isInside)
        (withCase, withoutCase) = (waves.with, waves.without)
        var byOwner: [String: Owner] = [:]
        for one in cases where isInside(one.openedAt) { count(one, &byOwner) }
        let judged = byOwner.values.reduce(0) { $0 + $1.judged }
        inTime = Proportion(byOwner.values.reduce(0) { $0 + $1.contactedInTime }, of: judged)
        owners = byOwner.values.sorted { ($0.overdue, $0.open, $1.owner) > ($1.overdue, $1.open, $0.owner) }
    }

    package init(_ store: Store, from: Instant?, until: Instant?, now: Instant) throws {
        let end = min(until ?? Instant(milliseconds: now.milliseconds + 1), Instant(milliseconds: now.milliseconds + 1))
        // The next wave may be later than the time that is looked at.
        let scores = try store.scoresOfDetractors(from: from, until: Instant(milliseconds: now.milliseconds + 1))
        self.init(
            cases: try store.cases(CaseSelection()), scores: scores, from: from, until: until == nil ? nil : end,
            now: now)
    }

    private mutating func count(_ one: MemberCase, _ byOwner: inout [String: Owner]) {
        var owner = byOwner[one.owner] ?? Owner(owner: one.owner)
        (opened, owner.opened) = (opened + 1, owner.opened + 1)
        if one.isOpen { (open, owner.open) = (open + 1, owner.open + 1) }
        if one.isOverdue(at: now) { (overdue, owner.overdue) = (overdue + 1, owner.overdue + 1) }
        if !one.isOpen {
            if let outcome = one.outcome { outcomes[outcome, default: 0] += 1 } else { withoutOutcome += 1 }
        }
        if let contact = one.contactedAt {
            hoursToContact.append(Double(contact - one.openedAt) / 3_600_000)
        }
        if let due = one.dueAt, one.contactedAt != nil || due < now {
            owner.judged += 1
            if let contact = one.contactedAt, contact <= due { owner.contactedInTime += 1 }
        }
        byOwner[one.owner] = owner
    }

    // MARK: Next wave

    private static func nextWaves(
        _ scores: [MemberScore], _ cases: [MemberCase], _ isInside: (Instant) -> Bool
    ) -> (with: NextWave, without: NextWave) {
        let opened = Dictionary(grouping: cases, by: \.memberID)
        var detractors = [0, 0]
        var histograms = [[Int]](repeating: [Int](repeating: 0, count: 11), count: 2)
        var seen: Set<String> = []
        for (index, score) in scores.enumerated() where score.value <= 6 && isInside(score.at) {
            // A member counts once for a campaign: from the first such score of the time.
            guard seen.insert("\(score.memberID) \(score.campaign)").inserted else { continue }
            let next = scores[(index + 1)...].first {
                $0.memberID == score.memberID && $0.campaign == score.campaign && $0.at > score.at
            }
            let had = (opened[score.memberID] ?? []).contains { one in
                one.campaign == score.campaign && one.openedAt >= score.at && next.map { one.openedAt < $0.at } != false
            }
            let group = had ? 0 : 1
            detractors[group] += 1
            if let next, (0...10).contains(next.value) { histograms[group][next.value] += 1 }
        }
        let waves = (0..<2).map { group in
            let again = NPSSummary(histogram: histograms[group], confidence: confidence)
            return NextWave(
                again: again, detractors: detractors[group],
                recovered: Proportion(again.count - again.detractors, of: again.count))
        }
        return (waves[0], waves[1])
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
