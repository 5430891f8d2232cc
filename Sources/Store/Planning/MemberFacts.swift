package import Formats

/// What restraint needs to know of one member.
package struct MemberFacts: Sendable {
    package var timezone: String?
    package var rhythm: Rhythm
    package var isSuppressed = false
    /// Suppressed because the member unsubscribed, and for no other reason.
    package var hasUnsubscribed = false
    package var isInAudience = true
    /// Somebody is to look after them.
    package var hasOpenCase = false
    /// A theme of complaints that they have named has an alarm until then.
    package var themeUntil: Instant?
    /// The standing consents, each purpose once. They are three at most, which are found faster by looking at each.
    package var consents: [(purpose: String, standing: ConsentStanding)] = []
    /// Messages that count against budgets.
    package var contacts: [Contact] = []

    package init(timezone: String?, rhythm: Rhythm = Rhythm()) { (self.timezone, self.rhythm) = (timezone, rhythm) }
}

/// One message that reached a member, or may have.
package struct Contact: Sendable, Hashable {
    package let at: Instant
    package let intent: String
    package let kind: String
    package let campaign: String

    package init(at: Instant, intent: String, kind: String, campaign: String = "") {
        (self.at, self.intent, self.kind, self.campaign) = (at, intent, kind, campaign)
    }
}
