package import Definitions
package import Formats
package import Store

/// What may happen to one message now.
package enum Decision: Sendable, Hashable {
    case send
    /// Stays planned; to be looked at again at `until`.
    case hold(MessageReason, until: Instant)
    /// Final.
    case skip(MessageReason)
}

/// Decides whether messages may go: consent, suppression, topic, audience, the member's own
/// pause, quiet hours, budgets. Used by `plan` and inside
/// the claiming transaction alike, so that both say the same.
///
/// It remembers nothing: what it lets go is recorded by whoever asks, by claiming the row or in the forecast, and so counts, for
/// budgets and for `received()`, when the same member is decided on again.
package struct Restraint {
    /// One candidate: a planned ledger row, or for `plan` one that is not written yet.
    package struct Candidate: Sendable {
        /// `messages.id`, or 0.
        package let row: Int64
        package let memberID: Int64
        package let notAfter: Instant?
        /// Nil where the next one is meant, whichever it will be.
        package let occurrence: String?

        package init(row: Int64, memberID: Int64, notAfter: Instant?, occurrence: String? = nil) {
            (self.row, self.memberID, self.notAfter, self.occurrence) = (row, memberID, notAfter, occurrence)
        }
    }

    /// What holds of a campaign for all its candidates.
    private struct Terms {
        let window: WindowClock?
        let isUnapproved: Bool
        let quotesForbidden: Bool
    }

    /// How soon a promotion is looked at again that an open case holds; closing the case is seen at once.
    private static let caseLook: Int64 = 86_400_000

    private let store: Store
    private let workspace: Workspace
    private let now: Instant
    private let receipts: Receipts
    private let quietHours: QuietClock?
    private let budgets: Budgets
    private let approvals: Approvals

    /// Reads what it needs through `store`, in whatever transaction is open there.
    /// - Parameters:
    ///   - receipts: `.claimed` in the claiming transaction, `.forecast` while a forecast is made.
    ///   - approvals: kept from one moment to the next, so that files are read once.
    package init(
        store: Store, workspace: Workspace, now: Instant, receipts: Receipts = .claimed, approvals: Approvals? = nil
    ) {
        self.approvals = approvals ?? Approvals(workspace)
        self.store = store
        self.workspace = workspace
        self.now = now
        self.receipts = receipts
        let definition = workspace.definition
        quietHours = definition.limits.quietHours.map { QuietClock($0, fallback: definition.timezone, now: now) }
        budgets = Budgets(workspace, now: now)
    }

    /// Decides candidates of one campaign, in order. `campaign` nil means its file is gone: its rows are skipped.
    /// - Parameters:
    ///   - record: gets each decision, and must write down what goes before it returns, or at the latest when `flush` is called.
    ///   - flush: called before a member is decided on again, and at the end.
    package func decide(
        _ candidates: [Candidate], of campaign: CampaignDefinition?,
        record: (Candidate, Decision) throws -> Void, flush: () throws -> Void = {}
    ) throws {
        guard let campaign, !campaign.isDisabled else {
            for candidate in candidates { try record(candidate, .skip(.campaignRemoved)) }
            return try flush()
        }
        let standing = try store.standing(of: campaign)
        let terms = Terms(
            window: WindowClock(campaign.schedule, now: now), isUnapproved: try approvals.isMissing(campaign, store),
            quotesForbidden: try !approvals.quoted.forbidden(campaign, store).isEmpty)
        for slice in Restraint.slices(of: candidates) {
            let facts = try facts(of: slice.map(\.memberID), campaign)
            for candidate in slice {
                try record(
                    candidate,
                    ordered(candidate, standing) ?? decide(candidate, facts[candidate.memberID], campaign, terms))
            }
            try flush()
        }
    }

    /// What an operator, or the program's own caution, has ordered of the campaign.
    private func ordered(_ candidate: Candidate, _ standing: CampaignStanding) -> Decision? {
        switch standing.intervention(of: candidate.occurrence)?.action {
        case .cancel: return .skip(.cancelled)
        case .pause:
            if let notAfter = candidate.notAfter, now > notAfter { return .skip(.tooLate) }
            let look = now + Store.pauseLook
            return .hold(.paused, until: candidate.notAfter.map { min(look, $0 + 1) } ?? look)
        default: return nil
        }
    }

    /// What would be decided of one candidate, recording nothing.
    package func decide(_ candidate: Candidate, of campaign: CampaignDefinition?) throws -> Decision {
        var result = Decision.skip(.campaignRemoved)
        try decide([candidate], of: campaign) { result = $1 }
        return result
    }

    /// At most 1,000 neighbours, no member twice: so each slice's facts hold for all of it.
    private static func slices(of candidates: [Candidate]) -> [ArraySlice<Candidate>] {
        var slices: [ArraySlice<Candidate>] = []
        var start = 0
        var members: Set<Int64> = []
        for (index, candidate) in candidates.enumerated() {
            if members.count == 1000 || members.contains(candidate.memberID) {
                slices.append(candidates[start..<index])
                start = index
                members.removeAll(keepingCapacity: true)
            }
            members.insert(candidate.memberID)
        }
        if start < candidates.count { slices.append(candidates[start...]) }
        return slices
    }

    private func decide(
        _ candidate: Candidate, _ facts: MemberFacts?, _ campaign: CampaignDefinition, _ terms: Terms
    ) -> Decision {
        guard let facts else { return .skip(.leftAudience) }
        if let notAfter = candidate.notAfter, now > notAfter { return .skip(.tooLate) }
        // Whoever unsubscribed is asked to confirm a new sign-up; nothing else goes there. What a new address is told does not
        // depend on the one that it replaces; its own standing is asked for at the send.
        let isAskedAnew = facts.hasUnsubscribed && ConfirmationMail.isOne(campaign)
        if facts.isSuppressed, !isAskedAnew, !AddressMail.isToNewAddress(campaign) { return .skip(.suppressed) }
        if let reason = Permission(facts.consents).refusal(intent: campaign.intent, topic: campaign.topic) {
            return .skip(reason)
        }
        guard facts.isInAudience else { return .skip(.leftAudience) }
        if let (reason, until) = hold(facts, campaign, terms) {
            // Past its last moment it is looked at once more, and skipped as too late then.
            return .hold(reason, until: candidate.notAfter.map { min(until, $0 + 1) } ?? until)
        }
        return .send
    }

    /// The first rule that holds a message back, and when to look again.
    private func hold(
        _ facts: MemberFacts, _ campaign: CampaignDefinition, _ terms: Terms
    ) -> (MessageReason, Instant)? {
        if terms.isUnapproved { return (.notApproved, now + Approvals.patience) }
        if terms.quotesForbidden { return (.quote, now + Approvals.patience) }
        if let hold = terms.window?.hold(timezone: facts.timezone) { return hold }
        if campaign.intent == .service { return nil }
        if campaign.intent == .promo, facts.hasOpenCase { return (.openCase, now + Restraint.caseLook) }
        if campaign.intent == .promo, let until = facts.themeUntil { return (.theme, until) }
        return facts.rhythm.pause(at: now).map { (MessageReason.paused, $0) }
            ?? quietHours?.hold(timezone: facts.timezone)
            ?? budgets.hold(facts.contacts, campaign, facts.rhythm.frequency)
    }

    private func facts(of members: [Int64], _ campaign: CampaignDefinition) throws -> [Int64: MemberFacts] {
        let hasAudience = campaign.audience.filter != nil || !campaign.audience.exclude.isEmpty
        return try store.memberFacts(
            ids: members, purposes: Permission.purposes(intent: campaign.intent, topic: campaign.topic),
            audience: hasAudience
                ? AudienceStream.condition(store, workspace, campaign, now: now, receipts: receipts) : nil,
            contactsFrom: budgets.start, through: now, isForecast: receipts == .forecast)
    }
}
