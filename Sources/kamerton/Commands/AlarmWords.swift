import Definitions
import Formats
import JSON
import Store

/// Themes that many complain of now, as people and programs read them.
enum AlarmWords {
    /// What lasts: "late has an alarm since 2026-02-10 10:00: 2 members wrote of delivery, …".
    static func standing(_ alarm: ThemeAlarm, zone: Zone) -> Phrase {
        let (since, until) = (PlanCommand.words(alarm.beganAt, in: zone), PlanCommand.words(alarm.endsAt, in: zone))
        let (name, tag) = (printable(alarm.alarm), printable(alarm.tag))
        return Phrase(
            """
            \(name) has an alarm since \(since): \(alarm.members, "member", "members") wrote of "\(tag)", \(alarm.before) in as \
            long before; promotions to them wait until \(until)
            """)
    }

    static func json(_ alarm: ThemeAlarm) -> JSONValue {
        [
            "alarm": .string(alarm.alarm), "tag": .string(alarm.tag), "members": JSONValue(alarm.members),
            "before": JSONValue(alarm.before), "began_at": .string(alarm.beganAt.description),
            "ends_at": .string(alarm.endsAt.description),
        ]
    }
}
