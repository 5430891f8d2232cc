internal import Definitions
internal import Formats
internal import Store

/// Lets in those whom a trigger has brought: whom the audience takes, who are not held out, and who may enter (again).
struct JourneyEntrance {
    private let advance: JourneyAdvance
    private var campaign: CampaignDefinition { advance.campaign }
    private var store: Store { advance.store }
    private var now: Instant { advance.now }

    init(_ advance: JourneyAdvance) { self.advance = advance }

    func run(_ outcome: inout Planner.Outcome) throws {
        if let limit = campaign.audience.maxAudience {
            let count = try store.dueJourneyCount(campaign: campaign.name, step: "", now: now)
            guard count <= limit else {
                outcome.warnings.append(
                    Phrase(
                        """
                        campaign \(campaign.name): \(count) members would enter at once, max_audience is \(limit); nobody \
                        did. Raise max_audience in \(campaign.file), and the next run goes on
                        """))
                return
            }
        }
        var hasMore = true
        while hasMore { hasMore = try advance.journeys.book.chunk { try letIn(&outcome) } }
    }

    /// One chunk; false when that was the last.
    private func letIn(_ outcome: inout Planner.Outcome) throws -> Bool {
        let looks = try store.dueJourneys(
            campaign: campaign.name, step: "", now: now, limit: advance.journeys.book.size,
            isForecast: advance.journeys.book.isForecast)
        guard !looks.isEmpty else { return false }
        let condition = try AudienceStream.condition(
            store, advance.journeys.workspace, campaign, now: now, receipts: advance.journeys.book.receipts)
        let audience = try store.members(looks.map(\.memberID), in: condition)
        let others =
            campaign.sequence == nil
            ? [:] : try store.otherJourneys(of: looks.map(\.memberID), campaign: campaign.name, was: campaign.was)
        var entered: Set<Int64> = []
        var moves: [JourneyMove] = []
        var refused: [Int64] = []
        var goingOn: [JourneyLook] = []
        for look in looks {
            let isFree = campaign.sequence == nil || !entered.contains(look.memberID)
            guard audience.contains(look.memberID), isFree, mayEnter(look, others[look.memberID]) else {
                refused.append(look.id)
                continue
            }
            switch part(look) {
            case .notSampled: refused.append(look.id)
            case .heldOut: moves.append(look.ending(.holdout, at: look.triggeredAt))
            case .control: moves.append(look.ending(.control, at: look.triggeredAt))
            case .chosen:
                entered.insert(look.memberID)
                let move = first(look)
                if let due = move.due, due <= now {
                    goingOn.append(look.goingOn(since: move.since, due: due))
                } else {
                    moves.append(move)
                }
            }
        }
        try store.dropJourneys(refused)
        try advance.journeys.book.write(moves, campaign, sending: nil, &outcome)
        // Whose first step is due does it at once.
        if let step = advance.steps.first { try advance.move(goingOn, from: step, &outcome) }
        return looks.count == advance.journeys.book.size
    }

    private func first(_ look: JourneyLook) -> JourneyMove {
        let start = advance.times.start(look)
        guard let step = advance.steps.first else { return look.ending(.completed, at: start) }
        return look.moving(
            to: step.id, since: start, due: advance.times.due(step, after: start, timezone: look.timezone))
    }

    private func mayEnter(_ look: JourneyLook, _ other: (latest: Instant, isOpen: Bool)?) -> Bool {
        guard let other, let sequence = campaign.sequence else { return true }
        switch sequence.reentry {
        case .once: return false
        case .always: return !other.isOpen
        case .every(let span):
            return !other.isOpen && span.after(other.latest, in: campaign.schedule.zone) <= look.triggeredAt
        }
    }

    private func part(_ look: JourneyLook) -> AudienceSelection.Part {
        let row = OccurrenceRow(
            campaign: campaign.name, occurrence: look.occurrence, dueAt: look.triggeredAt, definitionHash: campaign.hash
        )
        return AudienceSelection(store, advance.journeys.workspace.definition, campaign: campaign, row: row)
            .part(of: AudienceMember(id: look.memberID, key: look.memberKey, timezone: look.timezone))
    }
}
