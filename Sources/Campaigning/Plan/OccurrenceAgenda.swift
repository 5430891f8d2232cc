internal import Definitions
internal import Formats
internal import Store

/// What is to be done about one campaign's schedule now. Reads only, so `plan` and `run` share it.
struct OccurrenceAgenda {
    /// Occurrences to begin.
    private(set) var begin: [OccurrenceRow] = []
    /// Occurrences to record as never begun, so that it is said once.
    private(set) var stop: [OccurrenceRow] = []
    private(set) var warnings: [Phrase] = []

    private let store: Store
    private let campaign: CampaignDefinition
    private let now: Instant

    /// How late an `at:` starts before it is worth a warning: cron may run every ten minutes.
    private static let punctuality: Int64 = 15 * 60_000

    init(_ store: Store, _ campaign: CampaignDefinition, now: Instant) throws {
        (self.store, self.campaign, self.now) = (store, campaign, now)
        switch campaign.schedule.timing {
        case _ where campaign.event != nil: try examineEvent()
        case .at: try examineOnce()
        case .cron, .every: try examineRepeated()
        case .triggered: break
        }
    }

    private mutating func examineOnce() throws {
        guard !campaign.isDisabled, let latest = Occurrences.latest(campaign, since: now, now: now),
            try !isRecorded(latest)
        else { return }
        let late = Delay(milliseconds: now - latest.lastDueAt).words
        guard !Occurrences.due(campaign, since: now, now: now).isEmpty else {
            stop.append(OccurrenceRow(latest, of: campaign, stopped: .tooLate))
            warnings.append(
                Phrase(
                    """
                    campaign \(campaign.name) was due at \(latest.dueAt), \(late) ago: too late, it is not sent \
                    (to send it, set a new time or a longer not_after)
                    """))
            return
        }
        begin.append(OccurrenceRow(latest, of: campaign))
        if now - latest.lastDueAt > OccurrenceAgenda.punctuality {
            warnings.append(Phrase("campaign \(campaign.name) was due at \(latest.dueAt) and is sent \(late) late"))
        }
        if try store.lastOccurrence(before: latest.dueAt, campaign: campaign.name, was: campaign.was) != nil {
            warnings.append(
                Phrase("campaign \(campaign.name) has run before: its new time \(latest.name) makes it run again"))
        }
    }

    /// Members are invited to every date that is near enough and still to come, however late.
    private mutating func examineEvent() throws {
        guard !campaign.isDisabled else { return }
        for occurrence in Occurrences.due(campaign, since: now, now: now)
        where try OccurrenceAgenda.isNew(occurrence, of: campaign, store, now: now) {
            begin.append(OccurrenceRow(occurrence, of: campaign))
        }
    }

    /// Nobody has been invited to it. A single event that is moved to another day is the one that was announced.
    static func isNew(
        _ occurrence: Occurrence, of campaign: CampaignDefinition, _ store: Store, now: Instant
    ) throws -> Bool {
        guard let event = campaign.event else { return true }
        if try store.hasOccurrence(occurrence.name, campaign: campaign.name, was: campaign.was) { return false }
        return try event.isSeries
            || store.eventDates(campaign: campaign.name, was: campaign.was, endingAfter: now).isEmpty
    }

    private mutating func examineRepeated() throws {
        let since =
            try store.firstRun(campaign: campaign.name, was: campaign.was, schedule: campaign.schedule.identity) ?? now
        if campaign.isDisabled {
            // Remembered, so that enabling it later makes up for nothing.
            if let latest = Occurrences.latest(campaign, since: since, now: now), try !isRecorded(latest) {
                stop.append(OccurrenceRow(latest, of: campaign, stopped: .campaignRemoved))
            }
            return
        }
        for occurrence in Occurrences.due(campaign, since: since, now: now) where try !isRecorded(occurrence) {
            begin.append(OccurrenceRow(occurrence, of: campaign))
        }
        if begin.isEmpty, let latest = Occurrences.latest(campaign, since: since, now: now), try !isRecorded(latest) {
            stop.append(OccurrenceRow(latest, of: campaign, stopped: .tooLate))
            let late = Delay(milliseconds: now - latest.lastDueAt).words
            warnings.append(
                Phrase(
                    """
                    campaign \(campaign.name) was due at \(latest.dueAt), \(late) ago, and its not_after has passed: \
                    it is not sent
                    """))
        }
        if let first = begin.first ?? stop.first { try warnOfMissed(before: first.dueAt, since: since) }
    }

    private mutating func warnOfMissed(before first: Instant, since: Instant) throws {
        let last = try store.lastOccurrence(before: first, campaign: campaign.name, was: campaign.was)
        let missed = Occurrences.missed(campaign, between: max(last ?? since - 1, since - 1), and: first)
        guard missed > 0 else { return }
        warnings.append(
            missed < 1000
                ? Phrase(
                    """
                    campaign \(campaign.name): \(missed) earlier \(agreeing: missed, "time was", "times were") missed and \
                    will not be made up for
                    """)
                : Phrase(
                    "campaign \(campaign.name): 1000 or more earlier times were missed and will not be made up for"))
    }

    private func isRecorded(_ occurrence: Occurrence) throws -> Bool {
        try store.hasOccurrence(occurrence.name, campaign: campaign.name, was: campaign.was)
    }

    /// True while a stopped occurrence may still go on.
    static func isStillDue(_ row: OccurrenceRow, of campaign: CampaignDefinition, now: Instant) -> Bool {
        if let notAfter = row.notAfterAt { return now <= notAfter }
        switch campaign.schedule.timing {
        case .at:
            return now
                <= Occurrences.patience.after(
                    row.dueAt + (row.reading == nil ? 0 : Earth.span), in: campaign.schedule.zone)
        case .triggered: return true
        case .cron, .every:
            return Occurrences.latest(campaign, since: row.dueAt, now: now)?.dueAt ?? row.dueAt <= row.dueAt
        }
    }
}

/// How late something is, in words: `3 days`, `2 hours`.
struct Delay {
    let milliseconds: Int64

    var words: Phrase {
        let minutes = max(0, milliseconds) / 60_000
        if minutes >= 2 * 24 * 60 { return Phrase("\(minutes / (24 * 60), "day", "days")") }
        if minutes >= 120 { return Phrase("\(minutes / 60, "hour", "hours")") }
        return Phrase("\(minutes, "minute", "minutes")")
    }
}
