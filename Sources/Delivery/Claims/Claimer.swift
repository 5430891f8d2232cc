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
        /// What comes next is of a step that is not ready.
        var isCut = false
        /// What was planned to be claimed at once.
        var planned = Planner.Outcome()

        package var isEmpty: Bool { messages.isEmpty && held.isEmpty && skipped.isEmpty }
        /// Rows that were looked at.
        package var decided: Int { messages.count + held.values.reduce(0, +) + skipped.values.reduce(0, +) }
    }

    /// A step of a campaign, by the names in the ledger.
    package struct Step: Hashable {
        let campaign: String
        let step: String

        init(_ campaign: String, _ step: String) { (self.campaign, self.step) = (campaign, step) }
        init(_ message: LedgerMessage) { self.init(message.campaign, message.step) }
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

    /// Which rows may be looked at.
    package enum Selection {
        /// Those of these campaigns, by the rows' names; others wait, and so do those of invalid files.
        case campaigns(Set<String>)
        /// Those of all campaigns but some, in their order up to the first of a step that is not ready.
        case ready(Set<Step>, excluding: Set<String>)

        /// Whether a copy for an address of our own may be looked at.
        func holds(_ message: LedgerMessage) -> Bool {
            switch self {
            case .campaigns(let names): names.contains(message.campaign)
            case .ready(let steps, let excluding):
                !excluding.contains(message.campaign) && steps.contains(Step(message))
            }
        }
    }

    /// Claims at most `limit` due rows; committed when it returns.
    /// - Parameters:
    ///   - urgency: only rows that go before this priority.
    ///   - pacer: holds back what would go too fast, and counts what goes.
    ///   - raisingHighWater: writes `now` as the latest time seen.
    ///   - beforeCommit: gets the claimed rows while nobody else can see the claim.
    package func claim(
        under claim: Int64, at now: Instant, limit: Int, _ selection: Selection, before urgency: Int? = nil,
        pacer: Pacer? = nil,
        raisingHighWater: Bool,
        beforeCommit: ([LedgerMessage]) throws -> Void = { _ in }
    ) throws -> Batch {
        try store.connection.transaction {
            var batch = Batch()
            // Few, and outside of all order: they are to show what members see.
            batch.messages = try seedCopies(under: claim, at: now, selection, limit: limit)
            let due = try due(
                selection, at: now, limit: limit - batch.messages.count,
                mostEngagedFirst: pacer?.prefersEngaged(at: now) ?? false, before: urgency, &batch)
            let decide = makeRestraint(now)
            let turns = Turns(store, pacer)
            for group in due {
                guard let first = group.first else { continue }
                if case .invalid = workspace.standing(of: first.campaign) { continue }
                let candidates = group.map {
                    Restraint.Candidate(
                        row: $0.id, memberID: $0.memberID, notAfter: $0.notAfter, occurrence: $0.occurrence)
                }
                let campaign = letter(of: first)
                let wayOf = campaign.map { letter in
                    { (message: inout LedgerMessage) in try way(of: &message, letter, turns, at: now) }
                }
                var claimed = batch.messages.count
                // They are decided in their order.
                var undecided = group
                try decide(candidates, campaign) { candidate, decision in
                    guard var message = undecided.popFirst(), message.id == candidate.row else {
                        throw StoreError.damaged(Phrase("a claim was not written"))
                    }
                    guard decision == .send, let wayOf else {
                        return try apply(decision, to: message, at: now, &batch)
                    }
                    let way = try wayOf(&message)
                    try apply(way, to: message, at: now, &batch)
                } _: {
                    try record(batch.messages[claimed...], under: claim, at: now)
                    claimed = batch.messages.count
                }
            }
            try conclude(batch, at: now, raisingHighWater: raisingHighWater, beforeCommit)
            return batch
        }
    }

    /// The end of a claiming transaction, where anything was decided.
    func conclude(
        _ batch: Batch, at now: Instant, raisingHighWater: Bool, _ beforeCommit: ([LedgerMessage]) throws -> Void
    ) throws {
        guard !batch.isEmpty else { return }
        try seeds.plan(for: batch.messages, at: now)
        if raisingHighWater { try store.raiseHighWater(to: now) }
        try beforeCommit(batch.messages)
    }

    /// The rows that may be looked at, neighbours of one step together.
    private func due(
        _ selection: Selection, at now: Instant, limit: Int, mostEngagedFirst: Bool, before urgency: Int?,
        _ batch: inout Batch
    ) throws -> [ArraySlice<LedgerMessage>] {
        switch selection {
        case .campaigns(let names):
            return Claimer.runs(
                of: try store.dueMessages(
                    at: now, limit: limit, of: names, mostEngagedFirst: mostEngagedFirst, before: urgency))
        case .ready(let steps, let excluding):
            let all = Claimer.runs(
                of: try store.dueMessages(
                    at: now, limit: limit, excluding: excluding, mostEngagedFirst: mostEngagedFirst, before: urgency))
            let ready = all.prefix { run in run.first.map { steps.contains(Step($0)) } ?? true }
            batch.isCut = ready.count < all.count
            return Array(ready)
        }
    }

    /// What decides on messages that nothing holds back, of one transaction.
    struct Turns {
        let variants: VariantTurns
        let waves: WaveTurns
        let pacer: Pacer?

        init(_ store: Store, _ pacer: Pacer?) {
            (variants, waves, self.pacer) = (VariantTurns(store), WaveTurns(store), pacer)
        }
    }

    /// Which way a message goes that may go, what it says, and whether its turn has come. Not more of the campaign's file is copied for
    /// each message than it needs.
    func way(
        of message: inout LedgerMessage, _ letter: CampaignDefinition, _ turns: Turns, at now: Instant
    ) throws -> Decision {
        func wait(_ reason: MessageReason, _ until: Instant) -> Decision {
            .hold(reason, until: message.notAfter.map { min(until, $0 + 1) } ?? until)
        }
        if message.wave != nil {
            switch try turns.waves.turn(
                campaign: message.campaign, occurrence: message.occurrence, wave: message.wave, at: now)
            {
            case .send: break
            case .never: return .skip(.wave)
            case .wait(let until): return wait(.wave, until)
            }
        }
        switch try turns.variants.turn(
            ExperimentKey(campaign: message.campaign, occurrence: message.occurrence, step: message.step),
            variant: message.variant, row: message.id, letter: letter, at: now)
        {
        case .send(let variant): message.variant = variant
        case .wait(let until): return wait(.test, until)
        }
        switch board?.choice(for: message.id, letter.intent, at: now) {
        case .lane(_, let relay)?: message.relay = relay
        case .none(let until)?: return wait(.relay, until)
        case nil: break
        }
        if let codes = letter.codes, try !take(codes, for: message, at: now) {
            return wait(.codes, now + Claimer.codesLook)
        }
        if let turn = try turns.pacer?.hold(message, letter, at: now) { return wait(.pace, turn) }
        return .send
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
        under claim: Int64, at now: Instant, _ selection: Selection, limit: Int
    ) throws -> [LedgerMessage] {
        try seeds.claim(under: claim, at: now, where: selection.holds, limit: limit / 2) { copy, campaign in
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

    func apply(
        _ decision: Decision, to message: LedgerMessage, at now: Instant, _ batch: inout Batch
    ) throws {
        switch decision {
        case .send: batch.messages.append(message)
        case .hold(let reason, let until):
            // A hold that ends at once would be looked at for ever; paces know to the millisecond when there is room.
            try store.holdMessage(message.id, reason, until: max(until, now + (reason == .pace ? 1 : 60_000)))
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
            let (first, next) = (messages[start].letter, messages[index].letter)
            guard first !== next, first.step != next.step || first.campaign != next.campaign else { continue }
            runs.append(messages[start..<index])
            start = index
        }
        if start < messages.count { runs.append(messages[start...]) }
        return runs
    }
}
