package import Definitions
package import Formats

/// Which occurrences a campaign's schedule gives, from the schedule alone.
///
/// With `timezone: member` the readings of the schedule are worked out as if every day were as in UTC: each happens
/// somewhere, and an occurrence is one reading.
package enum Occurrences {
    /// How late an `at:` without `not_after` may still start.
    package static let patience = Span(2, .days)

    /// The most occurrences of one campaign that an outage leaves to be caught up with.
    static let mostAtOnce = 50

    /// What should have started by `now`, earliest first.
    ///
    /// A repeated schedule with `not_after`: every time whose `not_after` has not passed. Without: the latest time only, so
    /// that an outage never ends in a flood. `at:` its one time, unless it is too late for it (`not_after`, else two days).
    /// - Parameter since: when the schedule was first seen; a repeated one gives nothing from before it.
    package static func due(_ campaign: CampaignDefinition, since: Instant, now: Instant) -> [Occurrence] {
        let schedule = campaign.schedule
        if let dates = EventDates(campaign) { return dates.announced(at: now).map(\.invitation) }
        if schedule.isTriggered { return [] }
        guard schedule.isRepeated else {
            return latest(campaign, since: since, now: now).map { now <= latestStart($0, schedule) ? [$0] : [] } ?? []
        }
        // A window opens within 800 days or never, and `not_after` counts from then.
        let days: Int64 = schedule.window == nil ? 3 : 803
        let first = schedule.notAfter.map { $0.before(now, in: schedule.zone) - days * 86_400_000 }
        let times = ScheduleTimes.latest(
            schedule.notAfter == nil ? 1 : mostAtOnce, of: schedule, in: schedule.readingZone,
            from: max(since, first ?? since) - schedule.lag, through: now + schedule.lead)
        return times.map { occurrence(of: campaign, at: $0) }.filter { $0.notAfterAt ?? now >= now }
    }

    /// The latest one that was due by `now`, too late or not.
    package static func latest(_ campaign: CampaignDefinition, since: Instant, now: Instant) -> Occurrence? {
        let schedule = campaign.schedule
        if schedule.isTriggered || campaign.event != nil { return nil }
        let first = schedule.isRepeated ? since - schedule.lag : Instant(milliseconds: 0)
        return ScheduleTimes.latest(
            1, of: schedule, in: schedule.readingZone, from: first, through: now + schedule.lead
        )
        .last.map { occurrence(of: campaign, at: $0) }
    }

    /// Those due later than `after` and not later than `through`, earliest first, at most `limit`.
    package static func upcoming(
        _ campaign: CampaignDefinition, after: Instant, through: Instant, limit: Int
    ) -> [Occurrence] {
        let schedule = campaign.schedule
        if let dates = EventDates(campaign) {
            return dates.announced(after: after, through: through).prefix(limit).map(\.invitation)
        }
        var result: [Occurrence] = []
        for time in ScheduleTimes(schedule, in: schedule.readingZone, after: after + schedule.lead) {
            if time > through + schedule.lead || result.count == limit { break }
            result.append(occurrence(of: campaign, at: time))
        }
        return result
    }

    /// How many times lie between two instants, both excluded; counts to 1,000 at most.
    static func missed(_ campaign: CampaignDefinition, between first: Instant, and last: Instant) -> Int {
        let schedule = campaign.schedule
        guard schedule.isRepeated, !schedule.isTriggered, campaign.event == nil else { return 0 }
        var count = 0
        for time in ScheduleTimes(schedule, in: schedule.readingZone, after: first + schedule.lead) {
            if time >= last + schedule.lead || count == 1000 { break }
            count += 1
        }
        return count
    }

    /// When an `at:` is too late to start.
    static func latestStart(_ occurrence: Occurrence, _ schedule: Schedule) -> Instant {
        occurrence.notAfterAt ?? patience.after(occurrence.lastDueAt, in: schedule.zone)
    }

    /// - Parameter time: when it is due, or the reading as if it were UTC.
    private static func occurrence(of campaign: CampaignDefinition, at time: Instant) -> Occurrence {
        let schedule = campaign.schedule
        let zone = schedule.readingZone
        // Both are counted from the first moment at which anything may go.
        let opening = schedule.window?.opening(from: time, in: zone, except: schedule.except) ?? time
        return Occurrence(
            name: schedule.followsMember ? CivilDateTime(utc: time).minuteName : time.minuteName,
            dueAt: time - schedule.lead, lastDueAt: time + schedule.lag,
            notAfterAt: schedule.notAfter.map { $0.after(opening, in: zone) + schedule.lag },
            closesAt: closing(of: campaign, from: opening, in: zone))
    }

    /// A duration ends when it has passed for the last of the members; a day or a time is the same for all.
    private static func closing(of campaign: CampaignDefinition, from opening: Instant, in zone: Zone) -> Instant? {
        switch campaign.survey?.closing {
        case .after(let span): span.after(opening, in: zone) + campaign.schedule.lag
        case .at(let time): campaign.schedule.zone.instant(time)
        case nil: nil
        }
    }
}

extension Schedule {
    /// The zone in which its times are worked out.
    var readingZone: Zone { followsMember ? .utc : zone }
    /// How long before UTC the first clock shows a reading, and how long after it the last.
    var lead: Int64 { followsMember ? Earth.lead : 0 }
    var lag: Int64 { followsMember ? Earth.lag : 0 }

    /// The timing and its zone as one text: what makes two schedules the same.
    var identity: String {
        let zone = followsMember ? "member \(zone)" : zone.name
        var text =
            switch timing {
            case .at(let civil): "at \(civil.minuteName) \(zone)"
            case .cron(let cron): "cron \(cron.text) \(zone)"
            case .every(let recurrence): "every \(recurrence.text) \(zone)"
            case .triggered(let trigger): trigger
            }
        // A later end makes up for nothing from between.
        if let until { text += " until \(until)" }
        return text
    }
}
