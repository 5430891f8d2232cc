internal import Definitions
internal import Formats
internal import Store

/// Writes the ledger rows of what follows an invitation.
enum EventSteps {
    /// Members of one transaction.
    static let chunk = 1000

    /// What the rows of a step have in common; nil where the file has no such step.
    static func planned(
        _ step: EventStep, _ campaign: CampaignDefinition, _ name: EventDateName, at now: Instant
    ) -> PlannedStep? {
        guard let letter = campaign.letter(of: step.name) else { return nil }
        return PlannedStep(
            occurrence: OccurrenceRow(
                campaign: name.campaign, occurrence: name.occurrence, dueAt: now, definitionHash: campaign.hash),
            step: step.name, intent: letter.intent.rawValue, kind: campaign.kind.rawValue, priority: letter.rank,
            definitionHash: campaign.hash)
    }

    /// Plans a letter to members, once each. Returns how many are new.
    static func plan(
        _ step: EventStep, _ members: [Int64], _ campaign: CampaignDefinition, _ name: EventDateName,
        notAfter: Instant?, _ store: Store, now: Instant
    ) throws -> Int {
        guard !members.isEmpty, let planned = planned(step, campaign, name, at: now) else { return 0 }
        let rows = members.map {
            (occurrence: name.occurrence, row: PlannedRow(memberID: $0, at: now, notAfter: notAfter))
        }
        return try store.planMessages(planned, rows, now: now)
    }

    /// All members that a letter is for and who have none of it yet, a chunk in a transaction. Run again it adds those who
    /// have come since.
    static func planAll(
        _ duty: EventDuty, _ campaign: CampaignDefinition, _ name: EventDateName, _ store: Store, now: Instant,
        afterChunk: ([Int64]) throws -> Void
    ) throws -> Int {
        var planned = 0
        try forEachMember(duty, name, store) { members in
            try store.inTransaction {
                planned += try plan(duty.step, members, campaign, name, notAfter: duty.notAfter, store, now: now)
                try afterChunk(members)
            }
        }
        return planned
    }

    /// The members that a letter is for and who have none of it yet, a chunk at a time.
    static func forEachMember(
        _ duty: EventDuty, _ name: EventDateName, _ store: Store, _ body: ([Int64]) throws -> Void
    ) throws {
        var after: Int64 = 0
        while true {
            let members = try store.eventMembers(
                duty.who, campaign: name.campaign, occurrence: name.occurrence, step: duty.step.name,
                answeredBy: duty.answeredBy, after: after, limit: chunk)
            guard let last = members.last else { return }
            try body(members)
            after = last
        }
    }
}
