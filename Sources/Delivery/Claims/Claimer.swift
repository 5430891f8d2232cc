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

    /// Decides candidates of one campaign: hands over each decision, and says when they must be recorded.
    typealias Decide = (
        [Restraint.Candidate], CampaignDefinition?, (Restraint.Candidate, Decision) throws -> Void, () throws -> Void
    ) throws -> Void

    let store: Store
    let workspace: Workspace
    /// Made anew in each transaction.
    let makeRestraint: (Instant) -> Decide
    /// Nil sends everything one way.
    let board: RelayBoard?
    let seeds: SeedClaims

    package init(store: Store, workspace: Workspace, board: RelayBoard? = nil) {
        let approvals = Approvals(workspace)
        self.init(store: store, workspace: workspace, board: board) { now in
            let restraint = Restraint(store: store, workspace: workspace, now: now, approvals: approvals)
            return { try restraint.decide($0, of: $1, record: $2, flush: $3) }
        }
    }

    init(
        store: Store, workspace: Workspace, board: RelayBoard? = nil, makeRestraint: @escaping (Instant) -> Decide
    ) {
        self.board = board
        seeds = SeedClaims(store: store, workspace: workspace)
        self.store = store
        self.workspace = workspace
        self.makeRestraint = makeRestraint
    }

    /// The campaign that a row's name means now: by name, or renamed; nil when it is removed or disabled, or when its file
    /// has mistakes.
    package func campaign(of row: String) -> CampaignDefinition? {
        if case .active(let campaign) = workspace.standing(of: row) { campaign } else { nil }
    }

    /// What a row's step sends; nil also when the file has no such step any more.
    package func letter(of row: LedgerMessage) -> CampaignDefinition? {
        campaign(of: row.campaign)?.letter(of: row.step)
    }

    /// Claims at most `limit` due rows; committed when it returns.
    /// - Parameters:
    ///   - campaigns: whose rows may be looked at, by the rows' names; others wait, and so do those of invalid files.
    ///   - urgency: only rows that go before this priority.
    ///   - pacer: holds back what would go too fast, and counts what goes.
    ///   - raisingHighWater: writes `now` as the latest time seen.
    ///   - beforeCommit: gets the claimed rows while nobody else can see the claim.
    package func claim(
        under claim: Int64, at now: Instant, limit: Int, of campaigns: Set<String>, before urgency: Int? = nil,
        pacer: Pacer? = nil,
        raisingHighWater: Bool,
        beforeCommit: ([LedgerMessage]) throws -> Void = { _ in }
    ) throws -> Batch {
        try store.connection.transaction {
            var batch = Batch()
            // Few, and outside of all order: they are to show what members see.
            batch.messages = try seedCopies(under: claim, at: now, campaigns, limit: limit)
            let due = try store.dueMessages(
                at: now, limit: limit - batch.messages.count, of: campaigns,
                mostEngagedFirst: pacer?.prefersEngaged(at: now) ?? false,
                before: urgency)
            let decide = makeRestraint(now)
            let turns = VariantTurns(store)
            let waves = WaveTurns(store)
            for group in Claimer.runs(of: due) {
                guard let first = group.first else { continue }
                if case .invalid = workspace.standing(of: first.campaign) { continue }
                let candidates = group.map {
                    Restraint.Candidate(
                        row: $0.id, memberID: $0.memberID, notAfter: $0.notAfter, occurrence: $0.occurrence)
                }
                let campaign = letter(of: first)
                var claimed = batch.messages.count
                // They are decided in their order.
                var undecided = group
                try decide(candidates, campaign) { candidate, decision in
                    guard var message = undecided.popFirst(), message.id == candidate.row else {
                        throw StoreError.damaged(Phrase("a claim was not written"))
                    }
                    var decision = decision
                    if decision == .send, message.wave != nil {
                        switch try waves.turn(
                            campaign: message.campaign, occurrence: message.occurrence, wave: message.wave, at: now)
                        {
                        case .send: break
                        case .never: decision = .skip(.wave)
                        case .wait(let until):
                            decision = .hold(.wave, until: message.notAfter.map { min(until, $0 + 1) } ?? until)
                        }
                    }
                    if decision == .send, let campaign {
                        switch try turns.turn(
                            ExperimentKey(
                                campaign: message.campaign, occurrence: message.occurrence, step: message.step),
                            variant: message.variant, row: message.id, letter: campaign, at: now)
                        {
                        case .send(let variant): message.variant = variant
                        case .wait(let until):
                            decision = .hold(.test, until: message.notAfter.map { min(until, $0 + 1) } ?? until)
                        }
                    }
                    if decision == .send, let campaign, let board {
                        switch board.choice(for: message.id, campaign.intent, at: now) {
                        case .lane(_, let relay): message.relay = relay
                        case .none(let until):
                            decision = .hold(.relay, until: message.notAfter.map { min(until, $0 + 1) } ?? until)
                        }
                    }
                    if decision == .send, let codes = campaign?.codes, try !take(codes, for: message, at: now) {
                        let until = now + Claimer.codesLook
                        decision = .hold(.codes, until: message.notAfter.map { min(until, $0 + 1) } ?? until)
                    }
                    if decision == .send, let turn = try pacer?.hold(message, campaign, at: now) {
                        let until = message.notAfter.map { min(turn, $0 + 1) } ?? turn
                        try store.holdMessage(message.id, .pace, until: max(until, now + 1))
                        batch.held[.pace, default: 0] += 1
                        return
                    }
                    try apply(decision, to: message, at: now, &batch)
                } _: {
                    try record(batch.messages[claimed...], under: claim, at: now)
                    claimed = batch.messages.count
                }
            }
            try seeds.plan(for: batch.messages, at: now)
            guard !batch.isEmpty else { return batch }
            if raisingHighWater { try store.raiseHighWater(to: now) }
            try beforeCommit(batch.messages)
            return batch
        }
    }

    /// How soon a message is looked at again that finds no code; an import of codes lets it go at once.
    private static let codesLook: Int64 = 3_600_000

    /// The code is taken with the row: whatever happens to the process, both are or neither is.
    private func take(_ codes: CodesSettings, for message: LedgerMessage, at now: Instant) throws -> Bool {
        try store.takePoolCode(
            pool: codes.pool, campaign: message.campaign, scope: codes.scope(of: message.occurrence),
            memberID: message.memberID, message: message.id, at: now)
    }

    private func seedCopies(
        under claim: Int64, at now: Instant, _ campaigns: Set<String>, limit: Int
    ) throws -> [LedgerMessage] {
        try seeds.claim(under: claim, at: now, of: campaigns, limit: limit / 2) { copy, campaign in
            board?.choice(for: copy.id, campaign.intent, at: now) ?? .lane(0, relay: nil)
        }
    }

    /// What messages that are claimed together have in common.
    private struct Way: Hashable {
        let relay: String?
        let variant: String?
    }

    /// Claims messages, in one statement for each relay and variant.
    private func record(_ messages: ArraySlice<LedgerMessage>, under claim: Int64, at now: Instant) throws {
        guard let first = messages.first else { return }
        let isOneWay = messages.allSatisfy { $0.relay == first.relay && $0.variant == first.variant }
        let ways =
            isOneWay
            ? [Way(relay: first.relay, variant: first.variant): messages]
            : Dictionary(grouping: messages) { Way(relay: $0.relay, variant: $0.variant) }.mapValues { $0[...] }
        for (way, messages) in ways {
            let count = try store.claimMessages(
                messages.map(\.id), under: claim, at: now, relay: way.relay, variant: way.variant)
            // They were read as planned in this transaction.
            guard count == messages.count else { throw StoreError.damaged(Phrase("a claim was not written")) }
        }
    }

    private func apply(
        _ decision: Decision, to message: LedgerMessage, at now: Instant, _ batch: inout Batch
    ) throws {
        switch decision {
        case .send: batch.messages.append(message)
        case .hold(let reason, let until):
            // A hold that ends at once would be looked at for ever.
            try store.holdMessage(message.id, reason, until: max(until, now + 60_000))
            batch.held[reason, default: 0] += 1
        case .skip(let reason):
            try store.skipMessage(message.id, reason, at: now)
            batch.skipped[reason, default: 0] += 1
        }
    }

    /// Neighbours of one campaign and step together, in order: budgets depend on it.
    static func runs(of messages: [LedgerMessage]) -> [ArraySlice<LedgerMessage>] {
        var runs: [ArraySlice<LedgerMessage>] = []
        var start = 0
        for index in messages.indices {
            let (first, next) = (messages[start], messages[index])
            guard first.step != next.step || first.campaign != next.campaign else { continue }
            runs.append(messages[start..<index])
            start = index
        }
        if start < messages.count { runs.append(messages[start...]) }
        return runs
    }
}
