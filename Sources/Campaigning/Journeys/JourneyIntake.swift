internal import Definitions
internal import Formats
internal import Store

/// Takes in those whom the trigger of one sequence brings, and wakes those who wait for something that has happened.
struct JourneyIntake {
    private let journeys: Journeys
    private let campaign: CampaignDefinition
    private let sequence: SequenceDefinition
    private var store: Store { journeys.store }
    private var now: Instant { journeys.now }

    /// A segment is looked at this often.
    static let segmentLook: Int64 = 3_600_000
    /// Days of an outage that are made up for.
    private static let mostDays = 3

    init(_ journeys: Journeys, _ campaign: CampaignDefinition, _ sequence: SequenceDefinition) {
        (self.journeys, self.campaign, self.sequence) = (journeys, campaign, sequence)
    }

    func run() throws {
        if let trigger = sequence.trigger { try enter(trigger) }
        for step in sequence.steps {
            guard case .wait(let happening, _, _) = step.action else { continue }
            try store.wakeJourneys(
                campaign: campaign.name, step: step.id, mark: "wait \(step.id) \(happening.identity)",
                try HappeningSource(happening, store, journeys.workspace), now: now)
        }
    }

    private func enter(_ trigger: SequenceTrigger) throws {
        let since =
            try store.firstRun(campaign: campaign.name, was: campaign.was, schedule: campaign.schedule.identity) ?? now
        switch trigger {
        case .joined:
            try enter(HappeningSource(joinedAfter: since), trigger, since)
            try store.enterConfirmed(campaign: campaign.name, mark: "trigger confirmed", since: since, now: now)
        case .stages(let stages):
            try enter(HappeningSource(stages: stages), trigger, since)
            // What `run` would derive before it plans.
            guard journeys.book.isForecast else { return }
            try store.enterDerivedStages(campaign: campaign.name, stages: stages, since: since, now: now)
        case .happening(let happening):
            try enter(try HappeningSource(happening, store, journeys.workspace), trigger, since)
        case .date(let attribute):
            try eachNewDay(trigger, since) { date, at in
                try store.enterJourneys(
                    campaign: campaign.name, occurrence: "date:\(date)",
                    members: try store.members(withDay: date.yearDays, column: attribute.column), at: at, now: now)
            }
        case .occasion(let occasions):
            let intake = OccasionIntake(journeys, campaign, occasions)
            try eachNewDay(trigger, since) { date, at in try intake.enter(on: date, at: at) }
        case .segment(let name): try enter(from: name, trigger)
        }
    }

    private func enter(_ source: HappeningSource, _ trigger: SequenceTrigger, _ since: Instant) throws {
        try store.enterJourneys(
            campaign: campaign.name, mark: trigger.identity, source, since: since, now: now)
    }

    /// The days that have begun since the last look. With `timezone: member` a day begins where the first clock shows it, and
    /// each member's own begins later.
    private func eachNewDay(
        _ trigger: SequenceTrigger, _ since: Instant, _ enter: (_ date: CivilDate, _ at: Instant) throws -> Void
    ) throws {
        let today = JourneyIntake.day(campaign.schedule, at: now)
        var mark =
            try store.journeyMark(campaign: campaign.name, source: trigger.identity)
            ?? JourneyMark(throughID: Int64(JourneyIntake.day(campaign.schedule, at: since)))
        guard mark.throughID < today else {
            if try store.journeyMark(campaign: campaign.name, source: trigger.identity) == nil {
                try store.setJourneyMark(campaign: campaign.name, source: trigger.identity, mark, now: now)
            }
            return
        }
        for day in max(Int(mark.throughID) + 1, today - JourneyIntake.mostDays + 1)...today {
            let date = CivilDate(daysSince1970: day)
            let at =
                campaign.schedule.followsMember
                ? Zone.utc.startOfDay(date) - Earth.lead : campaign.schedule.zone.startOfDay(date)
            try enter(date, at)
        }
        mark.throughID = Int64(today)
        try store.setJourneyMark(campaign: campaign.name, source: trigger.identity, mark, now: now)
    }

    /// The latest day that has begun, in days since 1970.
    static func day(_ schedule: Schedule, at now: Instant) -> Int {
        schedule.followsMember
            ? CivilDateTime(utc: now + Earth.lead).date.daysSince1970 : schedule.zone.civil(now).date.daysSince1970
    }

    private func enter(from name: String, _ trigger: SequenceTrigger) throws {
        let mark = try store.journeyMark(campaign: campaign.name, source: trigger.identity)
        if let last = mark?.lookedAt, last <= now, now - last < JourneyIntake.segmentLook { return }
        guard let segment = journeys.workspace.definition.segments.first(where: { $0.name == name }) else { return }
        let compiler = try FilterCompiler(
            journeys.workspace, store, now: now, receipts: journeys.book.receipts)
        try store.followSegment(
            campaign: campaign.name, segment: name, compiler.compile(segment.filter), isFirst: mark == nil, now: now)
        try store.setJourneyMark(
            campaign: campaign.name, source: trigger.identity, JourneyMark(lookedAt: now), now: now)
    }
}
