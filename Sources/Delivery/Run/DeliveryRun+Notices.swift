internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

extension DeliveryRun {
    /// Answers in one mail.
    private static let noticesAtOnce = 200
    /// A daily notice goes at this hour of the workspace's day.
    static let noticeHour = 9

    /// Tells people of the team what members answered. Noted after the mail was taken: a run that is killed in between tells
    /// it twice rather than never.
    func notify(_ clock: RunClock, _ report: inout RunReport) throws {
        for campaign in workspace.campaigns where !campaign.isDisabled {
            var told: Set<String> = []
            for action in campaign.followUps.flatMap(\.actions) {
                guard case .notify(let address, let pace) = action, told.insert(address).inserted else { continue }
                let before = pace == .atOnce ? clock.now + 1 : lastNoticeTime(at: clock.now)
                let notices = try store.pendingNotices(
                    campaign: campaign.name, was: campaign.was, action: action.identity, before: before,
                    limit: DeliveryRun.noticesAtOnce)
                guard !notices.isEmpty else { continue }
                let trouble = try DeliveryRun.send(
                    workspace, campaign: campaign.name, occurrence: "notice-\(notices[0].id)"
                ) {
                    try NoticeMail.compose(notices, to: address, workspace, salt: store.salt, now: clock.now)
                }
                if let trouble {
                    report.warnings.append(
                        Phrase("campaign \(campaign.name): nobody could be notified: \(trouble)"))
                } else {
                    try store.markNoticed(notices.map(\.id), at: clock.now)
                }
            }
        }
    }

    /// The latest nine o'clock in the workspace's zone.
    private func lastNoticeTime(at now: Instant) -> Instant {
        let zone = workspace.definition.timezone
        let date = zone.civil(now).date
        let today = zone.instant(CivilDateTime(date: date, hour: DeliveryRun.noticeHour, minute: 0))
        return now >= today
            ? today : zone.instant(CivilDateTime(date: date.adding(days: -1), hour: DeliveryRun.noticeHour, minute: 0))
    }
}
