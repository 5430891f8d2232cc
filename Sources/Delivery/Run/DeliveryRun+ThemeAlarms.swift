internal import Campaigning
internal import Definitions
internal import Formats
internal import Store

extension DeliveryRun {
    /// Tells the owner of each alarm that has begun, once. Noted after the mail was taken: a run that is killed in between makes
    /// the same mail again, with the same `Message-ID`.
    func tellOfThemes(_ clock: RunClock, _ report: inout RunReport) throws {
        guard !workspace.definition.alarms.isEmpty else { return }
        for alarm in try store.themeAlarms(at: clock.now, untold: true) {
            guard let owner = workspace.definition.alarms.first(where: { $0.name == alarm.alarm })?.owner else {
                continue
            }
            let trouble = try DeliveryRun.send(workspace, campaign: "theme", occurrence: "\(alarm.id)") {
                try ThemeAlarmMail.compose(alarm, to: owner, workspace, salt: store.salt, now: clock.now)
            }
            if let trouble {
                report.warnings.append(
                    Phrase("the owner of the alarm \(alarm.alarm) could not be told: \(trouble)"))
            } else {
                try store.noteThemeTold(alarm.id, at: clock.now)
            }
        }
    }
}
