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
            let message: ComposedMessage
            do {
                message = try ThemeAlarmMail.compose(alarm, to: owner, workspace, salt: store.salt, now: clock.now)
            } catch let error as ComposeError {
                report.warnings.append(
                    Phrase("the owner of the alarm \(alarm.alarm) could not be told: \(error.phrase)"))
                continue
            }
            let delivery = try SingleDelivery(
                message, campaign: "theme", occurrence: "\(alarm.id)",
                through: try TransportFactory.make(workspace, of: .service).transport)
            if delivery.isAccepted {
                try store.noteThemeTold(alarm.id, at: clock.now)
            } else {
                report.warnings.append(
                    Phrase("the owner of the alarm \(alarm.alarm) could not be told: \(delivery.words)"))
            }
        }
    }
}
