internal import Definitions
internal import Formats
internal import Store

/// Moves on everyone in one campaign whose time has come, step by step in the order of the file: steps only lead forward, so
/// one pass is enough.
struct JourneyAdvance {
    let journeys: Journeys
    let campaign: CampaignDefinition
    let times: JourneyTimes
    /// What is sent once is a sequence of one step.
    let steps: [SequenceStep]
    var store: Store { journeys.store }
    var now: Instant { journeys.now }

    init(_ journeys: Journeys, _ campaign: CampaignDefinition) {
        (self.journeys, self.campaign) = (journeys, campaign)
        times = JourneyTimes(campaign.schedule)
        steps =
            campaign.sequence?.steps
            ?? [
                SequenceStep(id: CampaignDefinition.mainStep, action: .message(campaign.content, where: nil), next: nil)
            ]
    }

    func step(_ id: String?) -> SequenceStep? { steps.first { $0.id == id } }

    func run(_ outcome: inout Planner.Outcome) throws {
        let due = try store.dueSteps(campaign: campaign.name, now: now)
        guard !due.isEmpty else { return }
        for gone in due where !gone.isEmpty && step(gone) == nil {
            try store.passThrough(campaign: campaign.name, from: gone, to: try follower(of: gone), now: now)
        }
        // Whoever is at the end of the way leaves before it is asked who may enter again.
        try advance(&outcome)
        guard due.contains("") else { return }
        try JourneyEntrance(self).run(&outcome)
        try advance(&outcome)
    }

    private func advance(_ outcome: inout Planner.Outcome) throws {
        for step in steps {
            var hasMore = true
            while hasMore { hasMore = try journeys.book.chunk { try advance(step, &outcome) } }
        }
    }

    /// Where somebody goes on whose step is no more: the first step behind it that is still there.
    func follower(of gone: String) throws -> String? {
        var seen: Set<String> = [gone]
        var name = gone
        while let next = try store.followingStep(name, campaign: campaign.name, was: campaign.was) {
            if step(next) != nil { return next }
            guard seen.insert(next).inserted else { return nil }
            name = next
        }
        return nil
    }

    /// One chunk of one step; false when that was the last.
    private func advance(_ step: SequenceStep, _ outcome: inout Planner.Outcome) throws -> Bool {
        let looks = try store.dueJourneys(
            campaign: campaign.name, step: step.id, now: now, limit: journeys.book.size,
            isForecast: journeys.book.isForecast)
        guard !looks.isEmpty else { return false }
        try move(looks, from: step, &outcome)
        return looks.count == journeys.book.size
    }

    /// Takes journeys as far as they come now: whoever is through with a step and need not wait goes on to the next at once. What
    /// is written is where each has come to.
    func move(_ looks: [JourneyLook], from first: SequenceStep, _ outcome: inout Planner.Outcome) throws {
        var coming = [first.id: looks]
        var resting: [JourneyMove] = []
        for step in steps {
            guard let looks = coming.removeValue(forKey: step.id) else { continue }
            var staying: [JourneyMove] = []
            let byID = Dictionary(looks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for move in try moves(looks, at: step) {
                if let next = move.step, next != step.id, move.messageAt == nil, let due = move.due, due <= now,
                    let look = byID[move.id]
                {
                    coming[next, default: []].append(look.goingOn(since: move.since, due: due))
                } else {
                    staying.append(move)
                }
            }
            if step.content == nil {
                resting += staying
            } else {
                try journeys.book.write(staying, campaign, sending: step.id, &outcome)
            }
        }
        try journeys.book.write(resting, campaign, sending: nil, &outcome)
    }

    /// What becomes of those who are at a step.
    private func moves(_ looks: [JourneyLook], at step: SequenceStep) throws -> [JourneyMove] {
        var moves: [JourneyMove] = []
        var ready: [ReadyJourney] = []
        for look in looks {
            if look.isMessageOpen {
                // It has not gone yet, so nothing that is counted from it can be due before this.
                let earliest = max(times.due(step, after: now, timezone: look.timezone), now + 1)
                moves.append(look.waiting(at: step.id, until: max(look.messageDueAt ?? earliest, earliest)))
                continue
            }
            let base = look.messageAt.map { max($0, look.sinceAt) } ?? look.sinceAt
            let due = times.due(step, after: base, timezone: look.timezone)
            if due > now {
                moves.append(look.moving(to: step.id, since: base, due: due))
            } else {
                ready.append(ReadyJourney(look: look, base: base, due: due))
            }
        }
        if let exit = campaign.sequence?.exit {
            let leaving = try holds(exit, ready)
            moves += ready.filter { leaving.contains($0.look.memberID) }.map { $0.look.ending(.exited, at: $0.due) }
            ready.removeAll { leaving.contains($0.look.memberID) }
        }
        switch step.action {
        case .message(_, let filter): moves += try send(ready, step, filter)
        case .branch(let arms): moves += try branch(ready, step, arms)
        case .wait(let happening, let timeout, let onTimeout):
            moves += try wait(
                ready, step, try HappeningSource(happening, store, journeys.workspace), timeout, onTimeout)
        }
        return moves
    }

    /// Those for whose members a filter holds.
    private func holds(_ filter: Filter, _ ready: [ReadyJourney]) throws -> Set<Int64> {
        guard !ready.isEmpty else { return [] }
        let compiler = try FilterCompiler(journeys.workspace, store, now: now, receipts: journeys.book.receipts)
        return try store.members(ready.map(\.look.memberID), in: compiler.compile(filter))
    }

    // MARK: Steps

    /// A message; for whom the condition does not hold, the step is passed over.
    private func send(_ ready: [ReadyJourney], _ step: SequenceStep, _ filter: Filter?) throws -> [JourneyMove] {
        let chosen = try filter.map { try holds($0, ready) }
        let draw = step.content?.variants.map {
            VariantDraw(store, $0, campaign: campaign.name, step: step.id, share: nil)
        }
        return ready.map { one in
            guard chosen?.contains(one.look.memberID) ?? true else { return onward(one, to: step.next, since: one.due) }
            var move = onward(one, to: step.next, since: max(one.due, now), notBefore: now + 1)
            move.messageAt = one.due
            if case .variant(let variant)? = draw?.lot(
                occurrence: one.look.occurrence, memberKey: one.look.memberKey)
            {
                move.variant = variant.id
                move.messageAt = times.moment(variant.at, from: one.due, timezone: one.look.timezone)
            }
            move.messageNotAfter = times.notAfter(move.messageAt ?? one.due, timezone: one.look.timezone)
            return move
        }
    }

    private func branch(_ ready: [ReadyJourney], _ step: SequenceStep, _ arms: [SequenceStep.Arm]) throws
        -> [JourneyMove]
    {
        var left = ready
        var moves: [JourneyMove] = []
        for arm in arms {
            let chosen = try arm.when.map { try holds($0, left) }
            let taken = left.filter { chosen?.contains($0.look.memberID) ?? true }
            left.removeAll { chosen?.contains($0.look.memberID) ?? true }
            moves += taken.map { onward($0, to: arm.first, since: $0.due) }
        }
        return moves + left.map { onward($0, to: step.next, since: $0.due) }
    }

    private func wait(
        _ ready: [ReadyJourney], _ step: SequenceStep, _ source: HappeningSource, _ timeout: Span,
        _ onTimeout: SequenceStep.TimeoutAction
    ) throws -> [JourneyMove] {
        guard !ready.isEmpty else { return [] }
        let happened = try store.happened(source, ready.map { ($0.look.id, $0.base) }, now: now)
        return ready.map { one in
            let end = times.end(of: timeout, after: one.base, timezone: one.look.timezone)
            if let at = happened[one.look.id], at <= end { return onward(one, to: step.next, since: at) }
            guard end <= now else { return one.look.moving(to: step.id, since: one.base, due: end) }
            return onTimeout == .exit
                ? one.look.ending(.timedOut, at: end) : onward(one, to: step.next, since: end)
        }
    }

    /// On to a step, or out at the end.
    private func onward(
        _ one: ReadyJourney, to next: String?, since: Instant, notBefore: Instant = Instant(milliseconds: .min)
    ) -> JourneyMove {
        guard let step = step(next) else { return one.look.ending(.completed, at: since) }
        let due = times.due(step, after: since, timezone: one.look.timezone)
        return one.look.moving(to: step.id, since: since, due: max(due, notBefore))
    }
}

/// A journey whose step may be done.
struct ReadyJourney {
    let look: JourneyLook
    /// From when its time is counted.
    let base: Instant
    /// When the step was due.
    let due: Instant
}

extension JourneyLook {
    func moving(to step: String, since: Instant, due: Instant) -> JourneyMove {
        JourneyMove(id: id, memberID: memberID, occurrence: occurrence, step: step, since: since, due: due)
    }

    /// The same before its next step.
    func goingOn(since: Instant, due: Instant) -> JourneyLook {
        var look = self
        (look.sinceAt, look.dueAt, look.messageDueAt, look.messageAt) = (since, due, nil, nil)
        return look
    }

    func waiting(at step: String, until due: Instant) -> JourneyMove {
        var move = JourneyMove(id: id, memberID: memberID, occurrence: occurrence, step: step, since: sinceAt, due: due)
        move.keepsMessage = true
        return move
    }

    func ending(_ outcome: JourneyMove.Outcome, at since: Instant) -> JourneyMove {
        JourneyMove(
            id: id, memberID: memberID, occurrence: occurrence, step: nil, since: since, due: nil, outcome: outcome)
    }
}
