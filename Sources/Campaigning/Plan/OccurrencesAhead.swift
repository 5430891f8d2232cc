internal import Definitions
internal import Formats
internal import Store

/// The occurrences that begin between two times, and those that have begun and are not planned yet, in the order in which
/// `run` plans them.
struct OccurrencesAhead {
    let rows: [OccurrenceRow]
    let warnings: [(campaign: String, words: Phrase)]

    /// - Parameter limit: the most of one campaign.
    init(_ store: Store, _ workspace: Workspace, now: Instant, through until: Instant, limit: Int) throws {
        var rows = try store.openOccurrences()
        var warnings: [(campaign: String, words: Phrase)] = []
        for campaign in workspace.campaigns {
            let agenda = try OccurrenceAgenda(store, campaign, now: now)
            warnings += agenda.warnings.map { (campaign.name, $0) }
            rows += agenda.begin
            guard until > now, !campaign.isDisabled else { continue }
            let coming = try Occurrences.upcoming(campaign, after: now, through: until, limit: limit).filter {
                try OccurrenceAgenda.isNew($0, of: campaign, store, now: now)
            }
            rows += coming.map { OccurrenceRow($0, of: campaign) }
        }
        rows.sort { a, b in
            a.dueAt != b.dueAt
                ? a.dueAt < b.dueAt
                : (a.campaign + "\0" + a.occurrence).utf8.lexicographicallyPrecedes(
                    (b.campaign + "\0" + b.occurrence).utf8)
        }
        (self.rows, self.warnings) = (rows, warnings)
    }
}
