package import Definitions
package import Formats
package import Store

/// What somebody should see to before it is too late: pools that run low, the year's limit of rewards.
package struct CommunityWatch {
    /// Fewer codes than this are few, whoever waits for them.
    package static let fewest = 20
    /// From this part of the year's limit on it is told of.
    package static let nearly = 0.8

    private let store: Store
    private let workspace: Workspace
    private let now: Instant

    package init(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        (self.store, self.workspace, self.now) = (store, workspace, now)
    }

    /// - Parameter countsAudiences: also who is not planned yet is counted, which takes a look at all members.
    package func warnings(countsAudiences: Bool = false) throws -> [Phrase] {
        try pools(countsAudiences) + limit() + (DeclarationBook(store, workspace)?.warnings() ?? [])
    }

    private func pools(_ countsAudiences: Bool) throws -> [Phrase] {
        let campaigns = workspace.campaigns.filter { $0.codes != nil && !$0.isDisabled }
        let rewards = Set(workspace.definition.programme?.rewards.compactMap(\.pool) ?? [])
        guard !campaigns.isEmpty || !rewards.isEmpty else { return [] }
        let levels = Dictionary(
            uniqueKeysWithValues: try store.poolLevels(at: now).map { ($0.pool, $0) })
        let planned = try store.plannedCounts(of: campaigns.map(\.name))
        var warnings: [Phrase] = []
        for pool in Set(campaigns.compactMap(\.codes?.pool)).union(rewards).sorted() {
            let users = campaigns.filter { $0.codes?.pool == pool }
            var waiting = users.reduce(0) { $0 + (planned[$1.name] ?? 0) }
            if countsAudiences { waiting = max(waiting, try users.reduce(0) { try $0 + audience($1) }) }
            let free = levels[pool]?.free ?? 0
            if free == 0 {
                warnings.append(
                    Phrase(
                        "the pool \(pool) has no code left: fill it with: kamerton codes import FILE --pool \(pool)"))
            } else if free < waiting {
                warnings.append(
                    Phrase(
                        "the pool \(pool) has \(free, "code", "codes") left for \(waiting, "member", "members"): the others will wait"
                    ))
            } else if free < CommunityWatch.fewest {
                warnings.append(Phrase("the pool \(pool) runs low: \(free, "code", "codes") left"))
            }
        }
        return warnings
    }

    /// Who could get a code the next time and has none yet.
    private func audience(_ campaign: CampaignDefinition) throws -> Int {
        guard !campaign.schedule.isTriggered, let codes = campaign.codes else { return 0 }
        let condition = try AudienceStream.condition(store, workspace, campaign, now: now)
        return try store.audienceWithoutCode(condition, campaign: codes.isPerOccurrence ? nil : campaign.name)
    }

    private func limit() throws -> [Phrase] {
        guard let programme = workspace.definition.programme else { return [] }
        let year = PointsKeeping.year(of: now, in: workspace.definition.timezone)
        let spent = try store.rewardCosts(from: year.lowerBound, until: year.upperBound)
        guard spent >= programme.yearlyLimit * CommunityWatch.nearly else { return [] }
        let share = Int((spent / programme.yearlyLimit * 100).rounded(.down))
        return [
            spent >= programme.yearlyLimit
                ? Phrase(
                    "rewards have used up the year's limit of \(Money.words(programme.yearlyLimit)): none are given any more"
                )
                : Phrase(
                    "rewards have cost \(Money.words(spent)) this year, \(share) % of the limit of \(Money.words(programme.yearlyLimit))"
                )
        ]
    }
}

/// Amounts, without a currency: nothing says which it is.
package enum Money {
    /// `1500`, `12.50`.
    package static func words(_ amount: Double) -> String {
        guard amount.isFinite, abs(amount) < 1e15 else { return "\(amount)" }
        let cents = Int64((amount * 100).rounded())
        let (whole, rest) = (abs(cents) / 100, abs(cents) % 100)
        let sign = cents < 0 ? "-" : ""
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(pad(Int(rest)))"
    }
}
