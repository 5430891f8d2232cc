internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

/// What the preference page shows of a member, read once for each answer.
struct PreferencesState {
    let member: MemberSnapshot
    let rhythm: Rhythm
    /// Names of the topics that are on.
    let subscribed: Set<String>
    /// Everything is granted, whatever its topic.
    let hasEverything: Bool
    /// Everything was left at once: the way back is offered.
    let hasLeft: Bool
    let addressChange: AddressChange?
    let suppression: Suppression?
    let consents: [Consent]
    let activities: [ActivitySummary]
    let responses: Int
    /// Words of theirs that they have permitted us to quote.
    let quoted: [Story]
    let explanation: MemberExplanation
    /// Of the declaration, the latest.
    let accepted: DeclarationAcceptance?

    /// Nil when the member has no address any more.
    init?(_ store: Store, _ workspace: Workspace, memberID: Int64, now: Instant) throws {
        guard let member = try store.memberSnapshots(ids: [memberID])[memberID] else { return nil }
        self.member = member
        let standings = try store.consentStandings(memberID: memberID)
        subscribed = Set(workspace.definition.topics.map(\.name).filter { ConsentChange.isOn($0, standings) })
        hasEverything = ConsentChange.isGranted(Consent.all, standings)
        hasLeft = standings[Consent.all]?.state == .withdrawn
        addressChange = try store.openAddressChange(memberID: memberID, now: now)
        consents = try store.consents(memberID: memberID)
        activities = try store.activitySummaries(memberID: memberID, now: now)
        quoted = try store.stories(Store.StoryQuestion(memberID: memberID, onlyGranted: true))
        responses = try store.responseCount(memberID: memberID)
        explanation = try MemberExplanation(
            store, workspace, memberID: memberID, emailKey: member.emailKey, now: now)
        rhythm = explanation.rhythm
        accepted = try DeclarationBook(store, workspace)?.latest(memberID: memberID)
        suppression = explanation.suppression
    }
}
