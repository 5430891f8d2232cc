package import Definitions
package import Formats
package import Store

/// Takes answers to an anonymous survey: that somebody has answered is kept apart from what was answered, and sheets are let go
/// only in groups, so that nobody can join the two (docs/surveys.md).
package struct AnonymousAnswers {
    /// The smallest group that is let go before the close.
    package static let group = 5

    package let store: Store
    package let campaign: CampaignDefinition
    /// Of days and of closing.
    package let zone: Zone

    package init(store: Store, campaign: CampaignDefinition, zone: Zone) {
        (self.store, self.campaign, self.zone) = (store, campaign, zone)
    }

    package func hasAnswered(_ message: LinkedMessage) throws -> Bool {
        try store.hasUsedAnonymousToken(
            campaign: message.campaign, occurrence: message.occurrence, memberID: message.memberID)
    }

    /// Keeps the sheet. False when this member had answered: an anonymous answer is final.
    package func record(_ sheet: AnswerSheet, of message: LinkedMessage, now: Instant) throws -> Bool {
        let pool = pool(of: message.occurrence)
        return try store.inTransaction {
            guard
                try store.useAnonymousToken(
                    campaign: message.campaign, occurrence: message.occurrence, memberID: message.memberID,
                    day: zone.civil(now).date)
            else { return false }
            try store.addAnonymousSheet(
                campaign: message.campaign, occurrence: pool, definitionHash: campaign.hash, answers: sheet.answers)
            _ = try AnonymousAnswers.release(
                store, campaign: message.campaign, occurrence: pool, least: AnonymousAnswers.group, zone: zone, now: now
            )
            return true
        }
    }

    /// An occurrence that one member's own deed begins would name them: all of these share one pool.
    private func pool(of occurrence: String) -> String { campaign.schedule.isTriggered ? "" : occurrence }

    /// Lets go what waits of surveys that have closed, however few. Returns how many sheets.
    package static func releaseClosed(_ store: Store, zone: Zone, now: Instant) throws -> Int {
        var released = 0
        for waiting in try store.waitingAnonymousSheets() {
            let times = try store.occurrenceTimes(campaign: waiting.campaign, occurrence: waiting.occurrence)
            guard let closesAt = times?.closesAt, closesAt < now else { continue }
            released += try release(
                store, campaign: waiting.campaign, occurrence: waiting.occurrence, least: 1, zone: zone, now: now)
        }
        return released
    }

    /// All sheets of an occurrence get the time when it was due; those of a pool the beginning of the month.
    private static func release(
        _ store: Store, campaign: String, occurrence: String, least: Int, zone: Zone, now: Instant
    ) throws -> Int {
        let due = try store.occurrenceTimes(campaign: campaign, occurrence: occurrence)?.dueAt
        let today = zone.civil(now).date
        let month = CivilDate(year: today.year, month: today.month, day: 1) ?? today
        return try store.releaseAnonymousSheets(
            campaign: campaign, occurrence: occurrence, least: least, at: due ?? zone.startOfDay(month))
    }
}
