package import Definitions
package import Formats
package import Store

/// Plays through what the campaigns would do in the weeks to come, for all members at once.
///
/// The store is only read, in one snapshot. Members, their contacts and the sets of the audiences are arrays in memory; time goes
/// from one moment at which something is due to the next, and the rules and their order are those of `Restraint`. What it knows
/// and what it cannot know is in docs/planning.md.
package final class Simulation {
    /// How closely it looks.
    package struct Grain: Sendable {
        /// Journeys are moved on this often.
        package var look: Int64 = 3_600_000
        /// Stages are.
        package var stageLook: Int64 = 21_600_000
        /// Stages move on by time.
        package var movesStages = true

        package init() {}
    }

    /// A message that goes.
    package struct Message: Sendable, Hashable {
        package let campaign: String
        package let occurrence: String
        package let step: String
        package let memberID: Int64
        package let at: Instant
    }

    package let now: Instant
    package let until: Instant
    let store: Store
    let workspace: Workspace
    let grain: Grain
    let zone: Zone
    let contacts: SimulatedContacts
    let members: SimulatedMembers
    let audience: SimulatedAudience
    var tally: SimulationTally
    var queue = TimeQueue<SimulatedMessage>()
    var groups: [SimulatedGroup] = []
    var paces: PaceForecast
    let quietHours: QuietHours?
    /// Something may have to wait for its turn.
    let hasPaces: Bool
    var warnings: [SimulationReport.Warning] = []
    private var groupNumbers: [[String]: Int] = [:]
    private var letters: [String: SimulatedLetter?] = [:]
    private var refusals: [String: [MessageReason?]] = [:]
    private var leftOut: [String: [MessageReason?]] = [:]
    /// Members of the last occurrence of each campaign.
    private var lastAudiences: [String: Int] = [:]
    private var nextID: Int64 = 0
    private let approvals: Approvals
    /// Days of the calendar, and when each begins.
    let dates: [CivilDate]
    private let dayStarts: [Int64]
    private(set) var day = 0
    /// Of each segment, who is in it at the beginning.
    var segments: [(name: String, holds: [Bool])] = []
    var stages: SimulatedStages?
    var hasJourneys = false
    var lastJourneys: Instant?
    var nextJourneys: Instant?
    var lastSegmentDay = -1

    /// The most occurrences of one campaign that are looked at: one each quarter of an hour for three months.
    private static let mostAhead = 9000

    package init(_ store: Store, _ workspace: Workspace, now: Instant, until: Instant, grain: Grain = Grain()) throws {
        (self.store, self.workspace, self.now, self.grain) = (store, workspace, now, grain)
        self.until = max(now, until)
        zone = workspace.definition.timezone
        quietHours = workspace.definition.limits.quietHours
        approvals = Approvals(workspace)
        paces = PaceForecast(store, workspace)
        let delivery = workspace.definition.delivery
        hasPaces =
            delivery.transport == .smtp || !delivery.perDomain.isEmpty
            || workspace.campaigns.contains { $0.pace != nil }
        let campaigns = workspace.campaigns + BuiltInCampaigns.all(workspace)
        var purposes: Set<String> = []
        for campaign in campaigns {
            purposes.formUnion(Permission.purposes(intent: campaign.intent, topic: campaign.topic))
        }
        try StageDerivation.overlay(store, workspace, now: now)
        let members = try SimulatedMembers(store, purposes: purposes)
        self.members = members
        contacts = SimulatedContacts(members: members.count)
        try members.readFacts(store, budgets: Budgets(workspace, now: now), now: now, contacts)
        audience = SimulatedAudience(store, workspace, members, now: now)
        let first = zone.civil(now).date
        let days = max(1, zone.civil(self.until).date.daysSince1970 - first.daysSince1970 + 1)
        dates = (0..<days).map { first.adding(days: $0) }
        dayStarts = dates.map { [zone] in zone.startOfDay($0).milliseconds }
        tally = SimulationTally(members: members.count, campaigns: campaigns, days: days)
    }

    /// Works it out, calling `body` for each message that goes.
    package func run(_ body: (Message) throws -> Void = { _ in }) throws -> SimulationReport {
        try store.connection.snapshot {
            try store.beginForecast()
            nextID = try store.lastMessageID()
            try compile()
            if grain.movesStages, !workspace.definition.stages.isEmpty {
                stages = try SimulatedStages(store, workspace, members, now: now)
            }
            hasJourneys = try workspace.campaigns.contains { $0.sequence != nil } || store.hasJourneys()
            if hasJourneys { try store.beginJourneyForecast() }
            defer { end() }
            try addWaiting()
            try addReminders()
            let ahead = try OccurrencesAhead(store, workspace, now: now, through: until, limit: Simulation.mostAhead)
            warnings += ahead.warnings.map { SimulationReport.Warning(.other, campaign: $0.campaign, $0.words) }
            try go(ahead.rows, body)
        }
        return report()
    }

    private func end() {
        if hasJourneys { try? store.endJourneyForecast() }
        if stages != nil { try? store.endStagesAhead() }
    }

    // MARK: Beginning

    /// All conditions are known before the ledger is read.
    private func compile() throws {
        for campaign in workspace.campaigns where !campaign.isDisabled {
            for (step, _) in campaign.letters { _ = try letter(campaign, step) }
            for number in campaign.reminders.indices { _ = try letter(campaign, "reminder-\(number + 1)") }
        }
        let conditions = workspace.definition.segments.map { ($0.name, audience.condition($0.filter.root)) }
        try audience.readReceipts()
        for (name, condition) in conditions {
            try audience.refresh(condition)
            segments.append((name, (0..<members.count).map { audience.holds(condition, $0) }))
        }
    }

    private func letter(_ campaign: CampaignDefinition, _ step: String) throws -> SimulatedLetter? {
        let key = campaign.name + " " + step
        if let known = letters[key] { return known }
        var found: SimulatedLetter?
        if let definition = campaign.letter(of: step),
            let index = tally.campaigns.firstIndex(where: { $0.name == campaign.name })
        {
            found = SimulatedLetter(
                definition, index: index, audience: audience,
                refusals: refused(campaign),
                standing: try store.standing(of: campaign))
        }
        letters[key] = .some(found)
        return found
    }

    private func refused(_ campaign: CampaignDefinition) -> [MessageReason?] {
        let key = campaign.intent.rawValue + " " + (campaign.topic ?? "")
        if let known = refusals[key] { return known }
        let found = members.refusals(intent: campaign.intent, topic: campaign.topic)
        refusals[key] = found
        return found
    }

    /// The rows that the ledger has already.
    private func addWaiting() throws {
        for waiting in try store.waitingMessages(until: until) {
            let standing = workspace.standing(of: waiting.campaign)
            if case .invalid = standing { continue }
            guard let member = members.ordinal(of: waiting.memberID) else { continue }
            let number = try group(waiting.campaign, waiting.occurrence, waiting.step)
            add(
                SimulatedMessage(
                    id: waiting.id, member: Int32(member), group: Int32(number), rank: Int32(groups[number].rank),
                    due: waiting.dueAt.milliseconds,
                    notAfter: waiting.notAfter?.milliseconds ?? .max, isOfJourney: true),
                at: max(now, waiting.dueAt))
        }
    }

    /// Reminders of what has gone.
    private func addReminders() throws {
        for campaign in workspace.campaigns where !campaign.reminders.isEmpty && !campaign.isDisabled {
            try Reminders(store, campaign, now: now).ahead(through: until) { step, occurrence, row in
                guard let member = members.ordinal(of: row.memberID) else { return }
                add(
                    message(
                        member, try group(campaign.name, occurrence, step.step), due: row.at, notAfter: row.notAfter),
                    at: max(now, row.at))
            }
        }
    }

    // MARK: Messages

    func message(_ member: Int, _ group: Int, due: Instant, notAfter: Instant?) -> SimulatedMessage {
        SimulatedMessage(
            id: newID(), member: Int32(member), group: Int32(group), rank: Int32(groups[group].rank),
            due: due.milliseconds, notAfter: notAfter?.milliseconds ?? .max)
    }

    func newID() -> Int64 {
        nextID += 1
        return nextID
    }

    /// One more message of a group.
    func add(_ message: SimulatedMessage, at time: Instant) {
        if let letter = groups[Int(message.group)].letter {
            tally.campaigns[letter.index].planned += 1
            tally.mark(Int(message.member), .planned)
        }
        queue.add(message, at: time.milliseconds)
    }

    /// The number of an occurrence and step, new or known.
    func group(_ campaign: String, _ occurrence: String, _ step: String, closesAt: Instant? = nil) throws -> Int {
        let key = [campaign, occurrence, step]
        if let known = groupNumbers[key] { return known }
        var letter: SimulatedLetter?
        if case .active(let definition) = workspace.standing(of: campaign) {
            letter = try self.letter(definition, step)
        }
        groupNumbers[key] = groups.count
        groups.append(
            SimulatedGroup(
                campaign: campaign, occurrence: occurrence, step: step, letter: letter, rank: letter?.rank ?? 50,
                closesAt: closesAt))
        return groups.count - 1
    }

    // MARK: Time

    private func go(_ occurrences: [OccurrenceRow], _ body: (Message) throws -> Void) throws {
        var coming = occurrences[...]
        var due: [SimulatedMessage] = []
        if hasJourneys { nextJourneys = now }
        while true {
            let times = [
                coming.first.map { max(now, $0.dueAt) }, queue.next().map(Instant.init(milliseconds:)), nextJourneys,
                stages?.next(grain.stageLook),
            ]
            guard let time = times.compactMap(\.self).min(), time <= until else { return }
            turnDay(at: time)
            audience.move(to: time)
            try moveStages(at: time)
            while let row = coming.first, row.dueAt <= time {
                coming.removeFirst()
                try begin(row, at: time)
            }
            if let next = nextJourneys, next <= time { try moveJourneys(at: time) }
            while queue.next() == time.milliseconds {
                queue.take(time.milliseconds, into: &due)
                try decide(&due, at: time, body)
            }
        }
    }

    private func turnDay(at time: Instant) {
        while day + 1 < dayStarts.count, dayStarts[day + 1] <= time.milliseconds { day += 1 }
    }

    /// Plans one occurrence at the time at which it is due.
    private func begin(_ row: OccurrenceRow, at time: Instant) throws {
        guard case .active(let campaign) = workspace.standing(of: row.campaign),
            let letter = try letter(campaign, CampaignDefinition.mainStep)
        else { return }
        tally.campaigns[letter.index].occurrences += 1
        try audience.refresh(letter.condition)
        let opening = try SimulatedOccurrence(self, row, letter, at: time)
        if let size = try excess(opening, row, campaign) {
            tally.campaigns[letter.index].stopped += 1
            return tooLarge(size, row, campaign)
        }
        if opening.all > 0 { lastAudiences[campaign.name] = opening.all }
        tally.campaigns[letter.index].planned += opening.chosen
        tally.campaigns[letter.index].later += opening.later
        for (at, messages) in opening.messages { queue.add(contentsOf: messages, at: at) }
    }

    /// Of each member, why they never get a campaign; nil when nobody is left out.
    func leftOut(_ selection: AudienceSelection, _ campaign: CampaignDefinition) -> [MessageReason?]? {
        guard campaign.audience.holdout != nil || workspace.definition.control != nil else { return nil }
        if let known = leftOut[campaign.name] { return known }
        let found = members.members.map { selection.leftOut($0) }
        leftOut[campaign.name] = found
        return found
    }

    private func excess(
        _ opening: SimulatedOccurrence, _ row: OccurrenceRow, _ campaign: CampaignDefinition
    ) throws -> ExcessiveAudience? {
        guard row.plannedThroughID == 0 else { return nil }
        var last = lastAudiences[campaign.name]
        if last == nil, campaign.schedule.isRepeated,
            let before = try store.lastAudience(before: row, was: campaign.was)
        {
            let approval = try approvals.standing(campaign, store)
            last = approval.map { $0.at > before.at } == true ? nil : before.members
        }
        if !campaign.schedule.isRepeated { last = nil }
        return AudienceExpansion.excess(
            chosen: opening.chosen + opening.later, all: opening.all, maxAudience: campaign.audience.maxAudience,
            last: last)
    }

    private func tooLarge(_ size: ExcessiveAudience, _ row: OccurrenceRow, _ campaign: CampaignDefinition) {
        let isKnown = warnings.contains { $0.rule == .tooLarge && $0.campaign == campaign.name }
        if !isKnown { warnings.append(.init(.tooLarge, campaign: campaign.name, size.words(campaign, row))) }
    }
}
