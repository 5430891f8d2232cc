internal import Definitions
internal import Formats

/// What the plan of events makes a reader of it ask: too late, on one day, a month without any.
struct EventCheck {
    /// Members need so long to make room.
    private static let notice: Int64 = 14 * 86_400_000
    /// So many months ahead are looked at.
    private static let monthsAhead = 3

    private struct Planned {
        let campaign: CampaignDefinition
        let date: EventDate
        let day: CivilDate
    }

    private let workspace: Workspace
    private let now: Instant
    private let events: [(campaign: CampaignDefinition, dates: EventDates)]

    static func findings(_ workspace: Workspace, now: Instant) -> [Finding] {
        let check = EventCheck(workspace, now: now)
        guard !check.events.isEmpty else { return [] }
        let planned = check.planned
        return check.events.flatMap { check.own($0.campaign, $0.dates) } + check.clashes(planned)
            + check.emptyMonths(planned)
    }

    private init(_ workspace: Workspace, now: Instant) {
        (self.workspace, self.now) = (workspace, now)
        events = workspace.campaigns.compactMap { campaign in
            campaign.isDisabled ? nil : EventDates(campaign).map { (campaign, $0) }
        }
    }

    private func finding(
        _ campaign: CampaignDefinition, _ rule: DefinitionRule, _ message: Phrase, _ suggestion: Phrase
    ) -> Finding {
        Finding(
            campaign.event?.mark ?? SourceMark(file: campaign.file, line: 1, column: 1), rule: rule.rawValue,
            severity: .warning, message, suggestion: suggestion)
    }

    private func own(_ campaign: CampaignDefinition, _ dates: EventDates) -> [Finding] {
        var findings: [Finding] = []
        let event = dates.event
        if !event.isSeries, let date = dates.nearest(to: now), date.start <= now {
            findings.append(
                finding(
                    campaign, .eventPast, Phrase("the event was on \(date.occurrence), and nobody is invited any more"),
                    Phrase("set a new \"start\", or add \"disabled: true\"")))
        } else if event.isSeries, dates.dates(after: now, through: now + 800 * 86_400_000).isEmpty {
            findings.append(
                finding(
                    campaign, .eventPast, Phrase("the series has ended: no date is to come"),
                    Phrase("set a later \"until\", or add \"disabled: true\"")))
        }
        if event.announce.approximateMilliseconds < EventCheck.notice {
            findings.append(
                finding(
                    campaign, .eventNotice,
                    Phrase(
                        "members are invited \(event.announce) before the start: many will have other plans by then"),
                    Phrase("write \"announce: 14d\" or more")))
        }
        if event.purpose == nil {
            findings.append(
                finding(
                    campaign, .eventPurpose, Phrase("the event does not say why come"),
                    Phrase("add \"purpose\": what somebody takes home")))
        }
        return findings + rhythm(campaign)
    }

    private func rhythm(_ campaign: CampaignDefinition) -> [Finding] {
        guard let rhythm = SeriesRhythm(campaign.schedule) else { return [] }
        let today = campaign.schedule.zone.civil(now).date
        return rhythm.missed(from: today, through: today.adding(months: 12)).prefix(3).map { missed in
            finding(
                campaign, .eventRhythm, Phrase("the series leaves out \(rhythm.words(missed))"),
                Phrase("move that date in \"dates\" rather than leave it out: a known rhythm is half of the invitation")
            )
        }
    }

    // MARK: All of them together

    private var zone: Zone { workspace.definition.timezone }

    private var planned: [Planned] {
        let last = zone.startOfDay(zone.civil(now).date.adding(months: EventCheck.monthsAhead + 1))
        return events.flatMap { campaign, dates in
            dates.dates(after: now, through: last).filter { !$0.isCancelled }.map {
                Planned(campaign: campaign, date: $0, day: zone.civil($0.start).date)
            }
        }.sorted { ($0.date.start, $0.campaign.name) < ($1.date.start, $1.campaign.name) }
    }

    private func clashes(_ planned: [Planned]) -> [Finding] {
        var told: Set<String> = []
        return zip(planned, planned.dropFirst()).compactMap { first, second in
            guard first.day == second.day, first.campaign.name != second.campaign.name,
                told.insert("\(first.campaign.name) \(second.campaign.name)").inserted
            else { return nil }
            return finding(
                second.campaign, .eventClash, Phrase("on \(second.day) there is \(first.campaign.name) already"),
                Phrase("take another day: whoever goes to one misses the other"))
        }
    }

    /// Of the whole months ahead, where there is any event at all.
    private func emptyMonths(_ planned: [Planned]) -> [Finding] {
        guard let first = planned.first else { return [] }
        let today = zone.civil(now).date
        let begin = today.adding(days: 1 - today.day)
        return (1...EventCheck.monthsAhead).compactMap { ahead in
            let month = begin.adding(months: ahead)
            guard !planned.contains(where: { $0.day >= month && $0.day < month.adding(months: 1) }) else { return nil }
            return finding(
                first.campaign, .eventMonth, Phrase("there is no event in \(month.monthName)"),
                Phrase("plan a small one: people forget a community that does not meet"))
        }
    }
}
