internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

extension DeliveryRun {
    /// Tells each owner once a day, from nine o'clock of the workspace's day on, which of their cases are due today and which
    /// are overdue. Noted after the mail was taken: a run that is killed in between makes the same mail again, with the
    /// same `Message-ID`. Where owners get the morning page their cases stand there.
    func tellOwners(_ clock: RunClock, _ report: inout RunReport) throws {
        let zone = workspace.definition.timezone
        let today = zone.civil(clock.now).date
        guard workspace.definition.morningMail == nil, zone.civil(clock.now).hour >= DeliveryRun.noticeHour else {
            return
        }
        let tomorrow = zone.startOfDay(today.adding(days: 1))
        for owner in try store.ownersToTell(dueBefore: tomorrow, day: "\(today)") {
            var selection = CaseSelection.open
            selection.owner = owner
            selection.dueBefore = tomorrow
            let cases = try store.cases(selection)
            guard !cases.isEmpty else { continue }
            let trouble = try DeliveryRun.send(workspace, campaign: "cases", occurrence: "\(today)") {
                try CaseDigestMail.compose(
                    cases, to: owner, day: today, workspace, salt: store.salt, now: clock.now)
            }
            if let trouble {
                report.warnings.append(Phrase("the owner of cases \(owner) could not be told: \(trouble)"))
            } else {
                try store.noteCaseDigest(owner: owner, day: "\(today)", at: clock.now)
            }
        }
    }
}
