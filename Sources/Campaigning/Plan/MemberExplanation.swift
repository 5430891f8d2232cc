package import Definitions
package import Formats
package import Store

/// Everything that is decided on one member: what happened, what holds now, and for each campaign why they would get it or
/// not.
package struct MemberExplanation: Sendable {
    /// One campaign at this moment.
    package struct Campaign: Sendable {
        package let name: String
        /// The conditions and exclusions that keep the member out; empty when they are in the audience.
        package let keptOutBy: [Phrase]
        /// `control` or `holdout`: never gets it, to compare with.
        package let leftOut: MessageReason?
        /// The consent that its messages rest on; nil when there is none, or none is needed.
        package let ground: ConsentGround?
        /// What would happen if it were due now.
        package let decision: Decision
        /// What an operator, or the program's own caution, has ordered of the campaign.
        package let intervention: Intervention?
        /// When it is due next, if ever.
        package let nextDueAt: Instant?
    }

    /// One of `limits:`, as used so far.
    package struct Budget: Sendable {
        package let name: String
        package let words: Phrase
        package let used: Int
        package let limit: String
    }

    package let memberID: Int64
    package let suppression: Suppression?
    package let consents: [String: ConsentStanding]
    /// How often the member wants to be written to.
    package let rhythm: Rhythm
    package let budgets: [Budget]
    package let ledger: [LedgerEntry]
    /// Bounces, complaints, auto-replies, replies.
    package let returns: [ReturnedEvent]
    package let journeys: [MemberJourney]
    /// Open ones.
    package let cases: [MemberCase]
    package let campaigns: [Campaign]
    /// Waves that have not gone, of the campaigns in the ledger.
    package let waves: [WaveStatus]

    /// Nil when no member has the address.
    package init?(_ store: Store, _ workspace: Workspace, emailKey: String, now: Instant) throws {
        guard let id = try store.memberID(emailKey: emailKey) else { return nil }
        try StageDerivation.overlay(store, workspace, now: now, member: id)
        try self.init(store, workspace, memberID: id, emailKey: emailKey, now: now)
    }

    /// The same with the stages as they are on this connection: as the latest run recorded them, if it has no overlay.
    package init(
        _ store: Store, _ workspace: Workspace, memberID id: Int64, emailKey: String, now: Instant
    ) throws {
        memberID = id
        suppression = try store.suppression(emailKey: emailKey)
        rhythm = try store.rhythm(memberID: id)
        consents = try store.consentStandings(memberID: id)
        ledger = try store.ledger(ofMember: id)
        returns = try store.returns(ofMember: id)
        journeys = try store.journeys(ofMember: id)
        cases = try store.cases(includingClosed: false, memberID: id)
        budgets = try MemberExplanation.budgets(store, workspace, id, rhythm.frequency, now: now)
        let waiting = Set(ledger.filter { $0.reason == .wave && $0.state == .planned }.map(\.campaign)).sorted()
        waves = waiting.isEmpty ? [] : try WaveStatus.all(store, workspace, of: waiting, now: now)
        let consents = consents
        campaigns = try workspace.campaigns.map { campaign in
            try MemberExplanation.campaign(store, workspace, campaign, id, consents, now: now)
        }
    }

    private static func budgets(
        _ store: Store, _ workspace: Workspace, _ id: Int64, _ frequency: Frequency, now: Instant
    ) throws -> [Budget] {
        let limits = workspace.definition.limits
        let budgets = Budgets(workspace, now: now)
        let facts = try store.memberFacts(
            ids: [id], purposes: [Consent.all], audience: nil, contactsFrom: budgets.start, through: now)
        let contacts = facts[id]?.contacts ?? []
        var result: [Budget] = []
        if let limit = budgets.contacts(frequency) {
            let used = budgets.count(contacts, in: limit.window)
            result.append(
                Budget(
                    name: "messages", words: Phrase("messages"), used: used, limit: "\(limit.count) per \(limit.window)"
                ))
        }
        if let limit = limits.promotions {
            let used = budgets.count(contacts.filter { $0.intent == Intent.promo.rawValue }, in: limit.window)
            let share = "\(limit.part) in \(limit.whole) per \(limit.window)"
            result.append(Budget(name: "promotions", words: Phrase("promotions"), used: used, limit: share))
        }
        if let limit = limits.surveys {
            let used = budgets.count(contacts.filter { $0.kind == CampaignKind.survey.rawValue }, in: limit.window)
            result.append(
                Budget(
                    name: "surveys", words: Phrase("surveys"), used: used, limit: "\(limit.count) per \(limit.window)"))
        }
        if let limit = limits.asks {
            let used = budgets.count(contacts.filter(budgets.isAsk), in: limit.window)
            result.append(
                Budget(name: "asks", words: Phrase("asks"), used: used, limit: "\(limit.count) per \(limit.window)"))
        }
        return result
    }

    private static func campaign(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, _ id: Int64,
        _ consents: [String: ConsentStanding], now: Instant
    ) throws -> Campaign {
        let restraint = Restraint(store: store, workspace: workspace, now: now)
        let decision = try restraint.decide(.init(row: 0, memberID: id, notAfter: nil), of: campaign)
        let horizon = now + 2 * 366 * 86_400_000
        let next = try nextTime(store, campaign, id, after: now, through: horizon)
        let selection = AudienceSelection(
            store, workspace.definition, campaign: campaign,
            row: OccurrenceRow(campaign: campaign.name, occurrence: "", dueAt: now, definitionHash: ""))
        let member = AudienceMember(id: id, key: try store.memberKey(ofMember: id) ?? [])
        return Campaign(
            name: campaign.name, keptOutBy: try keptOut(store, workspace, campaign, id, now: now),
            leftOut: selection.leftOut(member),
            ground: Permission(consents).ground(intent: campaign.intent, topic: campaign.topic), decision: decision,
            intervention: try store.standing(of: campaign).intervention(of: nil),
            nextDueAt: campaign.isDisabled ? nil : next)
    }

    /// When it is due for this member next: by their own clock, where the campaign goes by that.
    private static func nextTime(
        _ store: Store, _ campaign: CampaignDefinition, _ id: Int64, after now: Instant, through horizon: Instant
    ) throws -> Instant? {
        guard campaign.schedule.followsMember else {
            return Occurrences.upcoming(campaign, after: now, through: horizon, limit: 1).first?.dueAt
        }
        let zone = try store.timezone(ofMember: id)
        let coming = Occurrences.upcoming(campaign, after: now - Earth.span, through: horizon, limit: 200)
        return coming.lazy.map { occurrence in
            MemberTimes(OccurrenceRow(occurrence, of: campaign), campaign.schedule).time(inZone: zone).at
        }.first { $0 > now }
    }

    /// The parts of the filter that are joined by `and`, and the exclusions, that do not let the member in.
    private static func keptOut(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, _ id: Int64, now: Instant
    ) throws -> [Phrase] {
        var parts: [FilterNode] = []
        if let root = campaign.audience.filter?.root {
            if case .all(let nodes) = root { parts = nodes } else { parts = [root] }
        }
        var reasons: [Phrase] = []
        for part in parts {
            let text = FilterPrinter.text(of: part)
            var alone = campaign
            alone.audience = Audience(filter: Filter(text: text, root: part))
            let condition = try AudienceStream.condition(store, workspace, alone, now: now)
            if try !store.isInAudience(condition, memberID: id) { reasons.append(Phrase("not: \(text)")) }
        }
        for exclusion in campaign.audience.exclude {
            var alone = campaign
            alone.audience = Audience(exclude: [exclusion])
            let condition = try AudienceStream.condition(store, workspace, alone, now: now)
            guard try !store.isInAudience(condition, memberID: id) else { continue }
            switch exclusion {
            case .tag(let tag): reasons.append(Phrase("excluded: tag:\(tag)"))
            case .segment(let name): reasons.append(Phrase("excluded: \(name)"))
            }
        }
        return reasons
    }
}
