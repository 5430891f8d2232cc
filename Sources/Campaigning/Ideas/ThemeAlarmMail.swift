package import Definitions
package import Formats
package import Store

/// The mail to the owner of an alarm: once for each spike.
package enum ThemeAlarmMail {
    package static func compose(
        _ alarm: ThemeAlarm, to owner: String, _ workspace: Workspace, salt: [UInt8], now: Instant
    ) throws -> ComposedMessage {
        let zone = workspace.definition.timezone
        let until = zone.civil(alarm.endsAt).minuteName.replacing("T", with: " ")
        return try TeamMail.compose(
            "theme", "\(alarm.id)",
            subject: Phrase("\(alarm.alarm): \(alarm.members, "member", "members") complain of it now"),
            text: Phrase(
                """
                \(alarm.members, "member", "members") of \(workspace.definition.name) have written of "\(alarm.tag)" lately, \(alarm.before) in as long before.

                Promotions to them wait until \(until). What they wrote: kamerton ideas inbox --tag \(alarm.tag)
                """), to: owner, workspace, salt: salt, now: now)
    }
}
