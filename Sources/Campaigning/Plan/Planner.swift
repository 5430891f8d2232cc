package import Definitions
package import Formats
package import Store

/// Writes the ledger rows of what is due (DESIGN.md 7).
package enum Planner {
    package struct Outcome: Sendable {
        /// New rows in state planned.
        package var planned = 0
        /// New rows written as skipped, by reason (`holdout`).
        package var skipped: [MessageReason: Int] = [:]
        /// Tests that were decided.
        package var decisions: [ExperimentRow] = []
        /// Campaigns that were stopped and why, for people.
        package var warnings: [Phrase] = []

        package init() {}

        mutating func add(_ more: Outcome) {
            planned += more.planned
            skipped.merge(more.skipped, uniquingKeysWith: +)
            decisions += more.decisions
            warnings += more.warnings
        }
    }

    /// Creates the occurrences that are due at `now` and completes the planning of unfinished ones, in chunks. Run twice,
    /// or killed between two chunks, the result is the same.
    package static func plan(_ store: Store, _ workspace: Workspace, now: Instant) throws -> Outcome {
        var (outcome, rest) = try begin(store, workspace, now: now)
        if let rest { outcome.add(try rest.advance()) }
        return outcome
    }

    /// The same, but of an occurrence that is all that is due only the first rows are written, so that they can go while the rest is
    /// planned. Nil when there is no rest.
    package static func begin(
        _ store: Store, _ workspace: Workspace, now: Instant
    ) throws -> (Outcome, PlanRest?) {
        var outcome = Outcome()
        var rest: PlanRest?
        try CoreChoice.refresh(store, workspace, now: now)
        for campaign in workspace.campaigns {
            try store.recordCampaignVersion(
                campaign: campaign.name, hash: campaign.hash, schedule: campaign.schedule.identity, now: now)
            let agenda = try OccurrenceAgenda(store, campaign, now: now)
            // A warning is said by the process whose row it was.
            var isMine = false
            for var row in agenda.stop + agenda.begin {
                if row.reading != nil { row.newestMemberID = try store.newestMemberID() }
                if try store.beginOccurrence(row, now: now) { isMine = true }
            }
            if isMine { outcome.warnings += agenda.warnings }
        }
        for row in try store.openOccurrences() {
            switch workspace.standing(of: row.campaign) {
            case .invalid: continue
            case .removed, .disabled:
                try store.completeOccurrence(row, stopped: .campaignRemoved, now: now)
            case .active(let campaign):
                let expansion = try AudienceExpansion(store, workspace, campaign, row, now: now)
                if rest == nil, expansion.mayGoBeforeItsRest {
                    rest = try firstRows(expansion, &outcome)
                } else {
                    try expansion.run(&outcome)
                }
            }
        }
        for campaign in workspace.campaigns {
            try EventRun(store, workspace, campaign, now: now)?.run(&outcome)
        }
        try Journeys(store, workspace, now: now).run(&outcome)
        try Experiments(store, workspace, now: now).run(&outcome)
        try Waves(store, workspace, now: now).run(&outcome)
        try MentorMatching(store, workspace, now: now).run()
        if let waiting = rest, try waiting.isInTheWay {
            outcome.add(try waiting.advance())
            rest = nil
        }
        return (outcome, rest)
    }

    /// Rows that are there at least before the first is sent.
    private static let head = 100

    private static func firstRows(_ expansion: AudienceExpansion, _ outcome: inout Outcome) throws -> PlanRest? {
        guard let planning = try expansion.begin(&outcome) else { return nil }
        let rest = try PlanRest(planning)
        let waiting = try expansion.store.dueMessages(at: expansion.now, limit: head).count
        outcome.add(try rest.advance(to: head - waiting))
        return rest.isOver ? nil : rest
    }
}
