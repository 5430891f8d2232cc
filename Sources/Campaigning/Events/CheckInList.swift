package import Definitions
package import Formats
package import Store

/// Who is expected on one date of an event, and who is there.
package struct CheckInList {
    private static let day: Int64 = 86_400_000

    package let store: Store
    package let workspace: Workspace
    package let campaign: CampaignDefinition
    package let date: EventDateRow
    private let now: Instant
    /// The address that was noted last, where it is no member's.
    package private(set) var stranger: String?

    package init(store: Store, workspace: Workspace, campaign: CampaignDefinition, date: EventDateRow, now: Instant) {
        (self.store, self.workspace, self.campaign) = (store, workspace, campaign)
        (self.date, self.now) = (date, now)
    }

    /// From a day before the start to two days after the end.
    package var isOpen: Bool {
        now >= date.startsAt - CheckInList.day && now <= date.endsAt + 2 * CheckInList.day && date.cancelledAt == nil
    }

    package var zone: Zone { campaign.event?.zone ?? workspace.definition.timezone }

    package func title(locale: String) -> String {
        campaign.event?.title?.text(for: locale, fallback: workspace.definition.locale) ?? campaign.title
    }

    /// Who said yes or maybe, or is there all the same, by name.
    package func expected() throws -> [EventReply] {
        try store.eventReplies(campaign: date.campaign, occurrence: date.occurrence)
            .filter { $0.answer == .yes || $0.answer == .maybe || $0.hasAttended != nil }
            .sorted { ($0.name ?? $0.email ?? "", $0.id) < ($1.name ?? $1.email ?? "", $1.id) }
    }

    /// Notes who is there: of those who were shown only, so that somebody who has answered meanwhile is not noted as absent.
    package mutating func mark(shown: Set<Int64>, present: Set<Int64>, address: String) throws {
        let known = Set(try expected().map(\.memberID))
        for chunk in Array(shown.intersection(known)).sorted().chunks(of: 200) {
            try store.inTransaction {
                for member in chunk { try note(member, present.contains(member)) }
            }
        }
        guard let parsed = try? EmailAddress(extractingFrom: address) else {
            stranger = address.allSatisfy(\.isWhitespace) ? nil : String(address.prefix(100))
            return
        }
        guard let member = try store.memberIDs(emailKeys: [parsed.key])[parsed.key] else {
            stranger = parsed.address
            return
        }
        try store.inTransaction { try note(member, true) }
    }

    private func note(_ member: Int64, _ isPresent: Bool) throws {
        try store.markAttendance(
            campaign: date.campaign, occurrence: date.occurrence, memberID: member, hasAttended: isPresent,
            startedAt: date.startsAt, now: now)
    }
}
