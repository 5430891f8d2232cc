internal import Definitions
internal import Formats
internal import Store

/// An audience that is larger than was approved.
struct ExcessiveAudience {
    enum Bound {
        case maxAudience(Int)
        /// Members of the occurrence before.
        case last(Int)
    }

    let count: Int
    let bound: Bound

    var reason: OccurrenceRow.StopReason {
        switch bound {
        case .maxAudience: .maxAudience
        case .last: .growth
        }
    }

    func words(_ campaign: CampaignDefinition, _ row: OccurrenceRow) -> Phrase {
        switch bound {
        case .maxAudience(let limit):
            Phrase(
                """
                campaign \(campaign.name) \(row.occurrence) is stopped: \(count) members would get it, max_audience is \(limit); \
                nothing was sent. Narrow the audience or raise max_audience in \(campaign.file), and the next run goes on
                """)
        case .last(let last):
            Phrase(
                """
                campaign \(campaign.name) \(row.occurrence) is stopped: \(count) members would get it, more than three times the \
                \(last) of the time before; nothing was sent. If that is meant, run: kamerton approve \(campaign.name)
                """)
        }
    }

    /// While it stays stopped.
    static func waiting(_ campaign: CampaignDefinition, _ row: OccurrenceRow) -> Phrase {
        row.stoppedReason == .growth
            ? Phrase(
                """
                campaign \(row.campaign) \(row.occurrence) is stopped, more than three times as many members as the time before, \
                until you run: kamerton approve \(campaign.name)
                """)
            : Phrase(
                "campaign \(row.campaign) \(row.occurrence) is stopped by max_audience until \(campaign.file) is edited"
            )
    }
}

extension AudienceExpansion {
    /// An audience may grow this much from one occurrence to the next; a handful of members may become ten.
    private static let growth = 3
    private static let handful = 3

    /// Whether rows may be written; reads only.
    enum Readiness {
        case ready
        /// Stopped earlier, and nothing has changed.
        case waiting
        case tooLate
        case tooLarge(ExcessiveAudience)
    }

    func readiness() throws -> Readiness {
        // What has begun was small enough when it began.
        guard row.plannedThroughID == 0 else { return .ready }
        let last = try unapprovedGrowth()
        if let reason = row.stoppedReason {
            guard OccurrenceAgenda.isStillDue(row, of: campaign, now: now) else { return .tooLate }
            let mayHaveChanged = row.definitionHash != campaign.hash || (reason == .growth && last == nil)
            guard mayHaveChanged else { return .waiting }
        }
        let limit = campaign.audience.maxAudience
        guard limit != nil || last != nil else { return .ready }
        var chosen = 0
        var all = 0
        try forEachRow { row, _ in
            all += 1
            chosen += row.leftOut == nil ? 1 : 0
        }
        return AudienceExpansion.excess(chosen: chosen, all: all, maxAudience: limit, last: last)
            .map { .tooLarge($0) } ?? .ready
    }

    /// Whether an audience is larger than was approved.
    /// - Parameters:
    ///   - chosen: those who would get a message.
    ///   - all: those and who is held out.
    ///   - last: `all` of the occurrence before, where that counts.
    static func excess(chosen: Int, all: Int, maxAudience: Int?, last: Int?) -> ExcessiveAudience? {
        if let maxAudience, chosen > maxAudience {
            return ExcessiveAudience(count: chosen, bound: .maxAudience(maxAudience))
        }
        if let last, all > growth * max(last, handful) { return ExcessiveAudience(count: all, bound: .last(last)) }
        return nil
    }

    /// The size of the occurrence before, when this one may be too much more and nobody has approved the campaign since.
    private func unapprovedGrowth() throws -> Int? {
        guard campaign.schedule.isRepeated, let last = try store.lastAudience(before: row, was: campaign.was) else {
            return nil
        }
        // There are not that many members.
        let most = AudienceExpansion.growth * max(last.members, AudienceExpansion.handful)
        guard try store.newestMemberID() > Int64(most) else { return nil }
        let approval = try Approvals(workspace).standing(campaign, store)
        return approval.map { $0.at > last.at } == true ? nil : last.members
    }
}
