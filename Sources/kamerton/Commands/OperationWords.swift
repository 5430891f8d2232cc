import Definitions
import Formats
import JSON
import Store

/// Interventions as people and programs read them.
enum OperationWords {
    /// What stands: "newsletter is paused since 2026-10-10 10:00 by lena: wrong price".
    static func standing(_ one: Intervention, zone: Zone) -> Phrase {
        let what = printable(one.campaign + (one.occurrence.map { " " + $0 } ?? ""))
        let since = PlanCommand.words(one.at, in: zone)
        let why = why(one)
        if one.action == .cancel {
            return Phrase("\(what) is cancelled since \(since) by \(printable(one.actor))\(why)")
        }
        if one.cause != nil { return Phrase("\(what) has paused itself at \(since)\(why)") }
        return Phrase("\(what) is paused since \(since) by \(printable(one.actor))\(why)")
    }

    private static func why(_ one: Intervention) -> Phrase {
        if let cause = one.cause { return Phrase(": \(words(cause))") }
        return one.note.map { Phrase(": \(printable($0))") } ?? Phrase("")
    }

    static func words(_ cause: Intervention.Cause) -> Phrase {
        switch cause.kind {
        case .refusals:
            Phrase("the relay refused \(cause.count, "message", "messages") in a row for reasons of its own")
        case .bounces: Phrase("\(cause.count) of \(cause.of, "message", "messages") came back")
        case .complaints: Phrase("\(cause.count) of \(cause.of, "message", "messages") were reported as spam")
        }
    }

    /// `newsletter --occurrence X`, to be used in a command line.
    static func arguments(_ selection: MessageSelection) -> String {
        printable(selection.campaigns[0] + (selection.occurrence.map { " --occurrence " + $0 } ?? ""))
    }

    static func json(_ one: Intervention) -> JSONValue {
        [
            "campaign": .string(one.campaign), "occurrence": JSONValue(one.occurrence),
            "action": .string(one.action.rawValue), "by": .string(one.actor), "note": JSONValue(one.note),
            "cause": JSONValue(one.cause?.kind.rawValue), "cause_count": JSONValue(one.cause.map { Int64($0.count) }),
            "cause_of": JSONValue(one.cause.map { Int64($0.of) }), "messages": JSONValue(one.messages),
            "at": .string(one.at.description),
        ]
    }
}
