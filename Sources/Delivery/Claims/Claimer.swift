internal import Campaigning
package import Definitions
package import Formats
package import Store

/// Takes due rows in one transaction: decides each (consent, budgets, quiet hours …), claims those that may go, holds or
/// skips the others.
package struct Claimer {
    package struct Batch: Sendable {
        package var messages: [LedgerMessage] = []
        package var held: [MessageReason: Int] = [:]
        package var skipped: [MessageReason: Int] = [:]

        package var isEmpty: Bool { messages.isEmpty && held.isEmpty && skipped.isEmpty }
    }

    let store: Store
    let workspace: Workspace
    /// The decisions for candidates of one campaign, in order; made anew in each transaction.
    let makeRestraint:
        (Store, Workspace, Instant) throws -> ([Restraint.Candidate], CampaignDefinition?) throws -> [Decision]

    package init(store: Store, workspace: Workspace) {
        self.init(store: store, workspace: workspace) { store, workspace, now in
            let restraint = try Restraint(store: store, workspace: workspace, now: now)
            return { try restraint.decide($0, of: $1) }
        }
    }

    init(
        store: Store, workspace: Workspace,
        makeRestraint:
            @escaping (Store, Workspace, Instant) throws -> (
                [Restraint.Candidate], CampaignDefinition?
            ) throws -> [Decision]
    ) {
        self.store = store
        self.workspace = workspace
        self.makeRestraint = makeRestraint
    }

    /// The campaign that a row's name means now: by name, or renamed; nil when it is removed or disabled.
    package func campaign(of row: String) -> CampaignDefinition? {
        if case .active(let campaign) = workspace.standing(of: row) { campaign } else { nil }
    }

    /// Claims at most `limit` due rows; committed when it returns.
    /// - Parameters:
    ///   - excluding: campaigns that are stopped; their rows stay as they are.
    ///   - raisingHighWater: writes `now` as the latest time seen.
    package func claim(
        under claim: Int64, at now: Instant, limit: Int, excluding: Set<String>, raisingHighWater: Bool
    ) throws -> Batch {
        try store.connection.transaction {
            var batch = Batch()
            let due = try store.dueMessages(at: now, limit: limit, excluding: excluding)
            guard !due.isEmpty else { return batch }
            let decide = try makeRestraint(store, workspace, now)
            for group in Claimer.runs(of: due) {
                let candidates = group.map {
                    Restraint.Candidate(row: $0.id, memberID: $0.memberID, notAfter: $0.notAfter)
                }
                let decisions = try decide(candidates, campaign(of: group[0].campaign))
                for (message, decision) in zip(group, decisions) {
                    try apply(decision, to: message, under: claim, at: now, &batch)
                }
            }
            if raisingHighWater { try store.raiseHighWater(to: now) }
            return batch
        }
    }

    private func apply(
        _ decision: Decision, to message: LedgerMessage, under claim: Int64, at now: Instant, _ batch: inout Batch
    ) throws {
        switch decision {
        case .send:
            if try store.claimMessage(message.id, under: claim, at: now) { batch.messages.append(message) }
        case .hold(let reason, let until):
            // A hold that ends at once would be looked at for ever.
            try store.holdMessage(message.id, reason, until: max(until, now + 60_000))
            batch.held[reason, default: 0] += 1
        case .skip(let reason):
            try store.skipMessage(message.id, reason, at: now)
            batch.skipped[reason, default: 0] += 1
        }
    }

    /// Neighbours of one campaign together, in order: budgets depend on it.
    private static func runs(of messages: [LedgerMessage]) -> [[LedgerMessage]] {
        var groups: [[LedgerMessage]] = []
        for message in messages {
            if groups.last?.last?.campaign == message.campaign {
                groups[groups.count - 1].append(message)
            } else {
                groups.append([message])
            }
        }
        return groups
    }
}
