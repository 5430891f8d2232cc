internal import Campaigning
package import Definitions
package import Formats
package import Store

/// Sends each owner their morning page, once a day. Noted after the mail was taken: a process that is killed in between makes
/// the same mail again, with the same `Message-ID`.
package struct TodayDigest: Sendable {
    package var sent: [String] = []
    /// Who had theirs before.
    package var known: [String] = []
    /// Why somebody could not be told.
    package var warnings: [Phrase] = []

    /// - Parameter only: this owner; nil is everyone who has something on the page.
    package init(_ store: Store, _ workspace: Workspace, only: String? = nil, now: Instant) throws {
        let sheet = try TodaySheet(store, workspace, locale: workspace.definition.locale, now: now)
        let day = "\(sheet.day)"
        for owner in sheet.owners where only.map({ $0.lowercased() == owner }) ?? true {
            if try store.wasSentToday(owner: owner, day: day) {
                known.append(owner)
                continue
            }
            let trouble = try DeliveryRun.send(workspace, campaign: "today", occurrence: day) {
                try TodayMail.compose(sheet, to: owner, workspace, salt: store.salt, now: now)
            }
            if let trouble {
                warnings.append(Phrase("the morning page could not be sent to \(owner): \(trouble)"))
                continue
            }
            try store.noteTodayMail(owner: owner, day: day, at: now)
            sent.append(owner)
        }
    }
}

extension DeliveryRun {
    /// With `community.digest`, from that time of the workspace's day on: whoever has something on the page later has it then. It is
    /// looked at once an hour, since the whole page is read for it; where somebody could not be told, by the next `run`.
    func sendMorningPages(_ clock: RunClock, _ report: inout RunReport) throws {
        guard let time = workspace.definition.morningMail else { return }
        let civil = workspace.definition.timezone.civil(clock.now)
        guard (civil.hour, civil.minute) >= (time.hour, time.minute) else { return }
        let hour = "\(civil.date)T\(pad(civil.hour))"
        guard try !store.wasSentToday(owner: DeliveryRun.everyOwner, day: hour) else { return }
        let digest = try TodayDigest(store, workspace, now: clock.now)
        report.warnings += digest.warnings
        if digest.warnings.isEmpty {
            try store.noteTodayMail(owner: DeliveryRun.everyOwner, day: hour, at: clock.now)
        }
    }

    /// Stands in `today_mails` for an hour in which all were told who had anything.
    private static let everyOwner = "*"
}
