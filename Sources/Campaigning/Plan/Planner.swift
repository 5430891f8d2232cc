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
    }

    /// Creates the occurrences that are due at `now` and completes the planning of unfinished ones, in chunks. Run twice,
    /// or killed between two chunks, the result is the same.
    package static func plan(_ store: Store, _ workspace: Workspace, now: Instant) throws -> Outcome {
        var outcome = Outcome()
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
                try AudienceExpansion(store, workspace, campaign, row, now: now).run(&outcome)
            }
        }
        for campaign in workspace.campaigns {
            try EventRun(store, workspace, campaign, now: now)?.run(&outcome)
        }
        try Journeys(store, workspace, now: now).run(&outcome)
        try Experiments(store, workspace, now: now).run(&outcome)
        try Waves(store, workspace, now: now).run(&outcome)
        try MentorMatching(store, workspace, now: now).run()
        return outcome
    }
}
