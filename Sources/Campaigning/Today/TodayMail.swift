package import Definitions
package import Formats

/// The morning page as a mail to one owner.
package enum TodayMail {
    /// - Parameter sheet: of the day, everyone's.
    package static func compose(
        _ sheet: TodaySheet, to owner: String, _ workspace: Workspace, salt: [UInt8], now: Instant
    ) throws -> ComposedMessage {
        let own = sheet.of(owner)
        let urgent = own.lines.count(where: \.isUrgent)
        let text = own.text(for: .owner(owner))
        return try TeamMail.compose(
            "today", "\(sheet.day)",
            subject: urgent > 0
                ? Phrase("\(sheet.day.description): \(urgent, "thing is", "things are") urgent")
                : Phrase("\(sheet.day.description): the day ahead"),
            text: Phrase("\(text)\n\nAll of it: kamerton today"), to: owner, workspace, salt: salt, now: now)
    }
}
