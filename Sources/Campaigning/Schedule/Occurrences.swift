package import Definitions
package import Formats

/// Which occurrences a campaign's schedule gives, from the schedule alone.
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
        guard schedule.isRepeated else {
            return latest(campaign, since: since, now: now).map { occurrence in
                now <= (schedule.notAfter ?? patience).after(occurrence.dueAt, in: schedule.zone) ? [occurrence] : []
            } ?? []
        }
        let reach = schedule.notAfter.map { $0.before(now, in: schedule.zone) - 3 * 86_400_000 }
        let times = ScheduleTimes.latest(
            schedule.notAfter == nil ? 1 : mostAtOnce, of: schedule, in: schedule.zone,
            from: max(since, reach ?? since),
            through: now)
        return times.map { occurrence(of: campaign, dueAt: $0) }.filter { $0.notAfterAt ?? now >= now }
    }

    /// The latest one that was due by `now`, too late or not.
    package static func latest(_ campaign: CampaignDefinition, since: Instant, now: Instant) -> Occurrence? {
        let schedule = campaign.schedule
        let first = schedule.isRepeated ? since : Instant(milliseconds: 0)
        return ScheduleTimes.latest(1, of: schedule, in: schedule.zone, from: first, through: now).last
            .map { occurrence(of: campaign, dueAt: $0) }
    }

    /// Those due later than `after` and not later than `through`, earliest first, at most `limit`.
    package static func upcoming(
        _ campaign: CampaignDefinition, after: Instant, through: Instant, limit: Int
    ) -> [Occurrence] {
        var result: [Occurrence] = []
        for time in ScheduleTimes(campaign.schedule, in: campaign.schedule.zone, after: after) {
            if time > through || result.count == limit { break }
            result.append(occurrence(of: campaign, dueAt: time))
        }
        return result
    }

    /// How many times lie between two instants, both excluded; counts to 1,000 at most.
    static func missed(_ campaign: CampaignDefinition, between first: Instant, and last: Instant) -> Int {
        guard campaign.schedule.isRepeated else { return 0 }
        var count = 0
        for time in ScheduleTimes(campaign.schedule, in: campaign.schedule.zone, after: first) {
            if time >= last || count == 1000 { break }
            count += 1
        }
        return count
    }

    private static func occurrence(of campaign: CampaignDefinition, dueAt: Instant) -> Occurrence {
        let zone = campaign.schedule.zone
        return Occurrence(
            name: dueAt.minuteName, dueAt: dueAt, notAfterAt: campaign.schedule.notAfter?.after(dueAt, in: zone),
            closesAt: campaign.survey?.closes?.after(dueAt, in: zone))
    }
}

extension Schedule {
    /// The timing and its zone as one text: what makes two schedules the same.
    var identity: String {
        switch timing {
        case .at(let civil): "at \(civil.minuteName) \(zone)"
        case .cron(let cron): "cron \(cron.text) \(zone)"
        case .every(let recurrence): "every \(recurrence.text) \(zone)"
        }
    }
}
