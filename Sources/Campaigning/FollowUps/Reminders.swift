internal import Definitions
internal import Formats
internal import Store

/// Plans the reminders of one campaign: so long after the message, to those who have not answered, or not clicked.
struct Reminders {
    /// Members of one transaction.
    private static let chunk = 2000
    /// Without `not_after`, and where nothing closes, a reminder later than this is none.
    private static let patience = Span(2, .days)
    /// With nobody to remind, the mark is moved this seldom.
    private static let rest: Int64 = 3_600_000

    private let store: Store
    private let campaign: CampaignDefinition
    private let now: Instant

    init(_ store: Store, _ campaign: CampaignDefinition, now: Instant) {
        (self.store, self.campaign, self.now) = (store, campaign, now)
    }

    /// Writes what is due, a chunk in a transaction. A reminder that is added to a file is for messages whose time is to come.
    func run(_ outcome: inout Planner.Outcome) throws {
        for (index, span) in campaign.reminders.enumerated() {
            let name = CampaignDefinition.reminderStep(index + 1)
            let through = span.before(now, in: campaign.schedule.zone)
            guard var mark = try store.journeyMark(campaign: campaign.name, source: name) else {
                try store.setJourneyMark(
                    campaign: campaign.name, source: name, JourneyMark(lookedAt: through), now: now)
                continue
            }
            guard let last = mark.lookedAt, last <= through else { continue }
            while true {
                let members = try remindable(after: mark, through: through, limit: Reminders.chunk)
                guard let latest = members.last else { break }
                mark = JourneyMark(throughID: latest.messageID, lookedAt: latest.sentAt)
                outcome.planned += try store.inTransaction {
                    try store.setJourneyMark(campaign: campaign.name, source: name, mark, now: now)
                    return try store.planMessages(
                        step(name), members.compactMap { row($0, span).map { ($0.occurrence, $0.row) } }, now: now)
                }
            }
            guard let last = mark.lookedAt, through - last > Reminders.rest else { continue }
            try store.setJourneyMark(
                campaign: campaign.name, source: name, JourneyMark(throughID: 0, lookedAt: through), now: now)
        }
    }

    /// What `run` would plan up to a time, of the messages that have gone.
    func ahead(through: Instant, _ body: (PlannedStep, String, PlannedRow) throws -> Void) throws {
        for (index, span) in campaign.reminders.enumerated() {
            let name = CampaignDefinition.reminderStep(index + 1)
            guard var mark = try store.journeyMark(campaign: campaign.name, source: name) else { continue }
            while true {
                let members = try remindable(
                    after: mark, through: span.before(through, in: campaign.schedule.zone), limit: Reminders.chunk)
                guard let latest = members.last else { break }
                for member in members {
                    if let found = row(member, span) { try body(step(name), found.occurrence, found.row) }
                }
                mark = JourneyMark(throughID: latest.messageID, lookedAt: latest.sentAt)
            }
        }
    }

    private func remindable(after mark: JourneyMark, through: Instant, limit: Int) throws -> [RemindableMember] {
        try store.remindable(
            campaign: campaign.name, was: campaign.was, asksQuestions: campaign.survey != nil && campaign.pilot == nil,
            after: mark,
            through: through, limit: limit)
    }

    private func row(_ member: RemindableMember, _ span: Span) -> (occurrence: String, row: PlannedRow)? {
        Reminders.row(campaign, sentAt: member.sentAt, closesAt: member.closesAt, span)
            .map {
                let row = PlannedRow(
                    memberID: member.memberID, at: $0.at, notAfter: $0.notAfter, variant: member.variant)
                return (member.occurrence, row)
            }
    }

    /// When the reminder of a message is due, and its last moment; nil when everything has closed by then.
    static func row(
        _ campaign: CampaignDefinition, sentAt: Instant, closesAt: Instant?, _ span: Span
    ) -> (at: Instant, notAfter: Instant)? {
        let zone = campaign.schedule.zone
        let at = span.after(sentAt, in: zone)
        let notAfter = (campaign.schedule.notAfter ?? Reminders.patience).after(at, in: zone)
        if let closesAt, closesAt <= at { return nil }
        return (at, closesAt.map { min($0, notAfter) } ?? notAfter)
    }

    private func step(_ name: String) -> PlannedStep { Reminders.step(name, of: campaign, at: now) }

    /// - Parameter index: of the reminder, from 0.
    static func step(_ index: Int, of campaign: CampaignDefinition, at now: Instant) -> PlannedStep {
        step(CampaignDefinition.reminderStep(index + 1), of: campaign, at: now)
    }

    private static func step(_ name: String, of campaign: CampaignDefinition, at now: Instant) -> PlannedStep {
        PlannedStep(
            occurrence: OccurrenceRow(
                campaign: campaign.name, occurrence: "", dueAt: now, definitionHash: campaign.hash),
            step: name, intent: campaign.intent.rawValue, kind: campaign.kind.rawValue, priority: campaign.rank,
            definitionHash: campaign.hash)
    }
}
