internal import Definitions
internal import Formats
internal import Store

/// The budgets of one member's attention (`limits:`), at one moment.
struct Budgets {
    private let limits: Limits
    private let zone: Zone
    private let now: Instant
    /// Every name of campaigns that ask a favour.
    private let asking: Set<String>

    init(_ workspace: Workspace, now: Instant) {
        (limits, zone, self.now) = (workspace.definition.limits, workspace.definition.timezone, now)
        asking =
            limits.asks == nil
            ? [] : Set(workspace.campaigns.filter(\.asks).flatMap { [$0.name] + [$0.was].compactMap(\.self) })
    }

    /// True for a message that asked a favour, as the files say now.
    func isAsk(_ contact: Contact) -> Bool { asking.contains(contact.campaign) }

    /// Contacts up to here count for no budget.
    var start: Instant {
        let windows = [
            contacts(.fewer)?.window, limits.promotions?.window, limits.surveys?.window, limits.asks?.window,
        ].compactMap(\.self)
        return windows.map { $0.before(now, in: zone) }.min() ?? now
    }

    /// The limit that counts for a member who wants messages so often.
    func contacts(_ frequency: Frequency) -> CountLimit? { ContactLimit.of(limits, frequency) }

    /// The first budget that is used up, and when to look again.
    func hold(
        _ contacts: [Contact], _ campaign: CampaignDefinition, _ frequency: Frequency
    ) -> (MessageReason, Instant)? {
        if let limit = self.contacts(frequency), let until = hold(contacts, limit) { return (.contacts, until) }
        if campaign.intent == .promo, let limit = limits.promotions, let until = hold(contacts, limit) {
            return (.promotions, until)
        }
        if campaign.kind == .survey, !campaign.isReminder, let limit = limits.surveys,
            let until = hold(contacts.filter { $0.kind == CampaignKind.survey.rawValue }, limit)
        {
            return (.surveys, until)
        }
        if campaign.asks, !campaign.isReminder, let limit = limits.asks, let until = hold(contacts.filter(isAsk), limit)
        {
            return (.contacts, until)
        }
        return nil
    }

    /// How many of the contacts are in a window that ends now.
    func count(_ contacts: [Contact], in window: Span) -> Int { inWindow(contacts, window).count }

    /// `N per SPAN`: until the earliest contact leaves the window that must.
    private func hold(_ contacts: [Contact], _ limit: CountLimit) -> Instant? {
        let times = inWindow(contacts, limit.window).map(\.at).sorted()
        guard times.count >= limit.count else { return nil }
        // With a limit of 0 nothing ever leaves: look again when the window has passed.
        let leaving = limit.count > 0 ? times[times.count - limit.count] : now
        return max(limit.window.after(leaving, in: zone), now + 60_000)
    }

    /// A share of all messages: at least one promotion is always allowed in a window.
    private func hold(_ contacts: [Contact], _ limit: ShareLimit) -> Instant? {
        let counted = inWindow(contacts, limit.window)
        let promotions = counted.filter { $0.intent == Intent.promo.rawValue }.count
        let allowed = max(1, limit.part * (counted.count + 1) / max(1, limit.whole))
        guard promotions + 1 > allowed else { return nil }
        // Any other message may raise the share, so there is no one time to wait for.
        return now + 86_400_000
    }

    private func inWindow(_ contacts: [Contact], _ window: Span) -> [Contact] {
        let start = window.before(now, in: zone)
        return contacts.filter { $0.at > start && $0.at <= now }
    }
}
