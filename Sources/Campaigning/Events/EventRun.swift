internal import Definitions
internal import Formats
internal import Store

/// What one run does for the dates of one event that were announced: notices what has changed, moves up who waits, reminds,
/// thanks. Whatever is cut off is done by the next run; nothing is done twice.
struct EventRun {
    /// So long after the end those who came are still thanked: lists of attendance are typed in later.
    private static let patience = Span(14, .days)

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
        let since = EventRun.patience.before(now, in: event.zone)
        for row in try store.eventDates(campaign: campaign.name, was: campaign.was, endingAfter: since) {
            guard let date = dates.date(row.occurrence) else {
                if row.startsAt > now, row.cancelledAt == nil { outcome.warnings.append(gone(row)) }
                continue
            }
            let row = try noticed(row, date, &outcome)
            let name = EventDateName(campaign: row.campaign, occurrence: row.occurrence)
            if row.cancelledAt != nil {
                guard row.sequence > 0 else { continue }
                outcome.planned += try EventSteps.planAll(
                    .cancelled(row.sequence), to: .interested, campaign, name, notAfter: row.startsAt, store, now: now)
            } else if date.start > now {
                try before(date, row, name, &outcome)
            } else if date.end <= now {
                try after(date, name, &outcome)
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

    /// The row as it is now, with whatever the file has changed written down. What is over is history.
    private func noticed(
        _ row: EventDateRow, _ date: EventDate, _ outcome: inout Planner.Outcome
    ) throws -> EventDateRow {
        guard row.startsAt > now || date.start > now, !(row.cancelledAt != nil && date.isCancelled) else { return row }
        var changed = row
        (changed.startsAt, changed.endsAt, changed.details) = (date.start, date.end, date.details)
        changed.cancelledAt = date.isCancelled ? row.cancelledAt ?? now : nil
        guard changed != row else { return row }
        (changed.sequence, changed.changedAt) = (row.sequence + 1, now)
        let isWritten = try store.inTransaction {
            guard try store.changeEvent(changed, from: row.sequence) else { return false }
            if changed.cancelledAt != nil {
                try store.withdrawEvent(campaign: row.campaign, occurrence: row.occurrence, at: now)
            }
            return true
        }
        return isWritten
            ? changed
            : try store.eventDate(campaign: row.campaign, was: nil, occurrence: row.occurrence) ?? row
    }

    // MARK: Before and after

    private func before(
        _ date: EventDate, _ row: EventDateRow, _ name: EventDateName, _ outcome: inout Planner.Outcome
    ) throws {
        if row.sequence > 0 {
            outcome.planned += try EventSteps.planAll(
                .update(row.sequence), to: .interested, answeredBy: row.changedAt, campaign, name, notAfter: date.start,
                store, now: now)
        }
        if let desk = EventDesk(store, workspace, campaign, name, now: now) {
            outcome.planned += try desk.giveSeats()
        }
        for due in EventRun.due(event, date, announcedAt: row.announcedAt, now: now) {
            outcome.planned += try EventSteps.planAll(
                due.step, to: due.who, answeredBy: due.at, campaign, name, notAfter: date.start, store, now: now)
        }
    }

    /// What has come due before the start, the latest of several reminders only: whoever says yes late is not reminded at once
    /// of what they have just read.
    static func due(
        _ event: EventDefinition, _ date: EventDate, announcedAt: Instant, now: Instant
    ) -> [(step: EventStep, who: EventAddressees, at: Instant)] {
        var due: [(EventStep, EventAddressees, Instant)] = []
        let times = event.reminders.enumerated().map {
            (index: $0.offset, at: $0.element.before(date.start, in: event.zone))
        }
        if let latest = times.last(where: { $0.at <= now && $0.at > announcedAt }), now - latest.at < EventRun.fresh {
            due.append((.reminder(latest.index + 1), .coming, latest.at))
        }
        if let again = event.askAgain.map({ $0.before(date.start, in: event.zone) }), again <= now,
            again > announcedAt
        {
            due.append((.again, .silent, again))
        }
        return due
    }

    /// A reminder that could not be planned for so long is none any more.
    private static let fresh: Int64 = 12 * 3_600_000

    private func after(_ date: EventDate, _ name: EventDateName, _ outcome: inout Planner.Outcome) throws {
        let notAfter = EventRun.patience.after(date.end, in: event.zone)
        let feedback = event.feedback.flatMap(workspace.campaign)
        outcome.planned += try EventSteps.planAll(
            .thanks, to: .attended, campaign, name, notAfter: notAfter, store, now: now
        ) { members in
            guard let feedback, !members.isEmpty else { return }
            try ask(feedback, members, name)
        }
    }

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
