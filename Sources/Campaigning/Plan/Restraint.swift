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

/// Decides whether messages may go: consent, suppression, topic, audience, budgets, quiet hours. Used by `plan` and inside
/// the claiming transaction alike, so that both say the same.
///
/// One value belongs to one transaction or snapshot: what it lets go counts against what it is asked later, and a new
/// value finds it in the ledger.
package struct Restraint {
    /// One candidate: a planned ledger row, or for `plan` one that is not written yet.
    package struct Candidate: Sendable {
        /// `messages.id`, or 0.
        package let row: Int64
        package let memberID: Int64
        package let notAfter: Instant?

        package init(row: Int64, memberID: Int64, notAfter: Instant?) {
            (self.row, self.memberID, self.notAfter) = (row, memberID, notAfter)
        }
    }

    private let store: Store
    private let workspace: Workspace
    private let now: Instant
    private let log: ContactLog
    private let quietHours: QuietClock?
    private let budgets: Budgets

    /// Reads what it needs through `store`, in whatever transaction is open there.
    package init(store: Store, workspace: Workspace, now: Instant) throws {
        self.init(store, workspace, now: now, log: ContactLog())
    }

    private init(_ store: Store, _ workspace: Workspace, now: Instant, log: ContactLog) {
        self.store = store
        self.workspace = workspace
        self.now = now
        self.log = log
        let definition = workspace.definition
        quietHours = definition.limits.quietHours.map { QuietClock($0, fallback: definition.timezone, now: now) }
        budgets = Budgets(definition.limits, zone: definition.timezone, now: now)
    }

    /// The same at a later time, remembering what was let go: for looking ahead.
    package func moved(to now: Instant) -> Restraint { Restraint(store, workspace, now: now, log: log) }

    /// The decisions for candidates of one campaign, in order. Those decided `send` count against the budgets of those
    /// after them, also over several calls. `campaign` nil means its file is gone: its rows are skipped.
    package func decide(_ candidates: [Candidate], of campaign: CampaignDefinition?) throws -> [Decision] {
        guard let campaign, !campaign.isDisabled else { return candidates.map { _ in .skip(.campaignRemoved) } }
        var decisions: [Decision] = []
        decisions.reserveCapacity(candidates.count)
        for start in stride(from: 0, to: candidates.count, by: 1000) {
            let slice = candidates[start..<min(start + 1000, candidates.count)]
            let facts = try facts(of: slice.map(\.memberID), campaign)
            for candidate in slice { decisions.append(decide(candidate, facts[candidate.memberID], campaign)) }
        }
        return decisions
    }

    private func decide(_ candidate: Candidate, _ facts: MemberFacts?, _ campaign: CampaignDefinition) -> Decision {
        guard let facts else { return .skip(.leftAudience) }
        if let notAfter = candidate.notAfter, now > notAfter { return .skip(.tooLate) }
        if facts.isSuppressed { return .skip(.suppressed) }
        if let reason = Permission(facts.consents).refusal(intent: campaign.intent, topic: campaign.topic) {
            return .skip(reason)
        }
        guard facts.isInAudience else { return .skip(.leftAudience) }
        if campaign.intent == .service { return .send }
        let hold =
            quietHours?.hold(timezone: facts.timezone)
            ?? budgets.hold(facts.contacts + log.contacts(of: candidate.memberID), campaign)
        if let (reason, until) = hold {
            // Past its last moment it is looked at once more, and skipped as too late then.
            return .hold(reason, until: candidate.notAfter.map { min(until, $0 + 1) } ?? until)
        }
        log.add(
            Contact(at: now, intent: campaign.intent.rawValue, kind: campaign.kind.rawValue), of: candidate.memberID)
        return .send
    }

    private func facts(of members: [Int64], _ campaign: CampaignDefinition) throws -> [Int64: MemberFacts] {
        let hasAudience = campaign.audience.filter != nil || !campaign.audience.exclude.isEmpty
        return try store.memberFacts(
            ids: members, purposes: Permission.purposes(intent: campaign.intent, topic: campaign.topic),
            audience: hasAudience ? AudienceStream.condition(store, workspace, campaign, now: now) : nil,
            contactsFrom: budgets.start, through: now)
    }
}

/// What one Restraint has let go, by member.
private final class ContactLog {
    private var contacts: [Int64: [Contact]] = [:]

    func contacts(of member: Int64) -> [Contact] { contacts[member] ?? [] }

    func add(_ contact: Contact, of member: Int64) { contacts[member, default: []].append(contact) }
}
