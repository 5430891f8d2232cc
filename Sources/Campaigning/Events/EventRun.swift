internal import Definitions
internal import Formats
internal import Store

/// What one run does for the dates of one event that were announced: notices what has changed, moves up who waits, reminds,
/// thanks. Whatever is cut off is done by the next run; nothing is done twice.
struct EventRun {
    private let store: Store
    private let workspace: Workspace
    private let campaign: CampaignDefinition
    private let dates: EventDates
    private let now: Instant

    /// Nil for what is no event.
    init?(_ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, now: Instant) {
        guard let dates = EventDates(campaign), !campaign.isDisabled else { return nil }
        (self.store, self.workspace, self.campaign, self.dates, self.now) = (store, workspace, campaign, dates, now)
    }

    private var event: EventDefinition { dates.event }

    func run(_ outcome: inout Planner.Outcome) throws {
        try announce()
        var warnings: [Phrase] = []
        try forEachDate(&warnings) { row, date in
            let row = try written(row, date)
            let name = EventDateName(campaign: row.campaign, occurrence: row.occurrence)
            if row.cancelledAt == nil, date.start > now,
                let desk = EventDesk(store, workspace, campaign, name, now: now)
            {
                outcome.planned += try desk.giveSeats()
            }
            let feedback = event.feedback.flatMap(workspace.campaign)
            for duty in EventDuty.due(event, date, row, now: now) {
                outcome.planned += try EventSteps.planAll(duty, campaign, name, store, now: now) { members in
                    guard duty.step == .thanks, let feedback, !members.isEmpty else { return }
                    try ask(feedback, members, name)
                }
            }
        }
        outcome.warnings += warnings
    }

    /// What `run` would plan up to a time, of what members have answered so far.
    func ahead(through: Instant, _ body: (PlannedStep, EventDateName, PlannedRow) throws -> Void) throws {
        var warnings: [Phrase] = []
        try forEachDate(&warnings) { row, date in
            let row = changed(row, date)
            let name = EventDateName(campaign: row.campaign, occurrence: row.occurrence)
            for duty in EventDuty.due(event, date, row, now: now, through: through) {
                guard let step = EventSteps.planned(duty.step, campaign, name, at: duty.at) else { continue }
                try EventSteps.forEachMember(duty, name, store) { members in
                    for member in members {
                        try body(
                            step, name, PlannedRow(memberID: member, at: max(now, duty.at), notAfter: duty.notAfter))
                    }
                }
            }
        }
    }

    /// The announced dates that are to come or have been of late, with what the file says of them now.
    private func forEachDate(
        _ warnings: inout [Phrase], _ body: (EventDateRow, EventDate) throws -> Void
    ) throws {
        let since = EventDuty.patience.before(now, in: event.zone)
        for row in try store.eventDates(campaign: campaign.name, was: campaign.was, endingAfter: since) {
            if let date = dates.date(row.occurrence) {
                try body(row, date)
            } else if row.startsAt > now, row.cancelledAt == nil {
                warnings.append(gone(row))
            }
        }
    }

    /// Remembers what members are told of each date whose invitation has begun.
    private func announce() throws {
        for date in dates.dates(after: now, through: now + horizon) {
            let known = try store.eventDate(
                campaign: campaign.name, was: campaign.was, occurrence: date.occurrence)
            guard known == nil,
                try store.hasOccurrence(date.occurrence, campaign: campaign.name, was: campaign.was)
            else { continue }
            try store.announceEvent(
                EventDateRow(
                    campaign: campaign.name, occurrence: date.occurrence, startsAt: date.start, endsAt: date.end,
                    details: date.details, announcedAt: now, changedAt: now))
        }
    }

    private var horizon: Int64 { event.announce.approximateMilliseconds + 16 * 86_400_000 }

    private func gone(_ row: EventDateRow) -> Phrase {
        Phrase(
            """
            campaign \(campaign.name): \(row.occurrence) was announced and is no more in the file, and nobody was told; add the day \
            to "cancelled" in "series", or change its "start" in "dates"
            """)
    }

    // MARK: Changes

    /// The row as the file has it now; its number grows where something that matters is another. What is over is history.
    private func changed(_ row: EventDateRow, _ date: EventDate) -> EventDateRow {
        guard row.startsAt > now || date.start > now, row.cancelledAt == nil || !date.isCancelled else { return row }
        var changed = row
        (changed.startsAt, changed.endsAt, changed.details) = (date.start, date.end, date.details)
        changed.cancelledAt = date.isCancelled ? now : nil
        guard changed != row else { return row }
        (changed.sequence, changed.changedAt) = (row.sequence + 1, now)
        return changed
    }

    /// The same, written down.
    private func written(_ row: EventDateRow, _ date: EventDate) throws -> EventDateRow {
        let changed = changed(row, date)
        guard changed != row else { return row }
        let isWritten = try store.inTransaction {
            guard try store.changeEvent(changed, from: row.sequence) else { return false }
            if changed.cancelledAt != nil {
                try store.withdrawEvent(campaign: row.campaign, occurrence: row.occurrence, at: now)
            }
            return true
        }
        guard !isWritten else { return changed }
        return try store.eventDate(campaign: row.campaign, was: nil, occurrence: row.occurrence) ?? row
    }

    // MARK: Afterwards

    /// The survey of those who came: a journey of one step each, in the same transaction as the thanks.
    private func ask(_ target: CampaignDefinition, _ members: [Int64], _ name: EventDateName) throws {
        let occurrence = "event:\(name.campaign):\(name.occurrence)"
        try store.enterJourneys(campaign: target.name, occurrence: occurrence, members: members, at: now, now: now)
        guard let survey = target.survey else { return }
        let row = OccurrenceRow(
            campaign: target.name, occurrence: occurrence, dueAt: now,
            closesAt: survey.closesAt(dueAt: now, in: target.schedule.zone), definitionHash: target.hash)
        try store.beginOccurrence(row, now: now)
        try store.completeOccurrence(row, now: now)
    }
}
