import Bounces
import Crypto
import Formats
import JSON
import Store

/// How the `bounces` commands tell what came back.
enum BounceText {
    static func summary(_ summary: InboundSummary) -> Phrase {
        var parts: [Phrase] = [
            Phrase("\(summary.read, "mail", "mails") read: \(summary.created) new, \(summary.unchanged) known before")
        ]
        let counts: [(Int, Phrase)] = [
            (summary.hard, Phrase("\(summary.hard) dead")),
            (summary.soft, Phrase("\(summary.soft) failed this time")),
            (summary.delayed, Phrase("\(summary.delayed) delayed")),
            (summary.complaints, Phrase("\(summary.complaints, "complaint", "complaints")")),
            (summary.unsubscribes, Phrase("\(summary.unsubscribes) unsubscribed")),
            (summary.autoreplies, Phrase("\(summary.autoreplies, "auto-reply", "auto-replies")")),
            (summary.replies, Phrase("\(summary.replies, "reply", "replies") of people")),
            (summary.reports, Phrase("\(summary.reports, "other report", "other reports")")),
            (summary.suppressed, Phrase("\(summary.suppressed, "address", "addresses") suppressed")),
            (summary.unmatched, Phrase("\(summary.unmatched) of nobody known")),
        ]
        parts += counts.filter { $0.0 > 0 }.map(\.1)
        return Phrase(listing: parts, separator: ", ")
    }

    static func json(_ summary: InboundSummary, isDryRun: Bool) -> JSONValue {
        .object(
            JSONObject([
                ("read", JSONValue(summary.read)), ("created", JSONValue(summary.created)),
                ("unchanged", JSONValue(summary.unchanged)), ("hard", JSONValue(summary.hard)),
                ("soft", JSONValue(summary.soft)), ("delayed", JSONValue(summary.delayed)),
                ("complaints", JSONValue(summary.complaints)), ("unsubscribes", JSONValue(summary.unsubscribes)),
                ("autoreplies", JSONValue(summary.autoreplies)), ("replies", JSONValue(summary.replies)),
                ("reports", JSONValue(summary.reports)), ("unmatched", JSONValue(summary.unmatched)),
                ("messages", JSONValue(summary.messages)), ("suppressed", JSONValue(summary.suppressed)),
                ("withdrawn", JSONValue(summary.withdrawn)), ("kept", JSONValue(summary.kept)),
                ("dry_run", .bool(isDryRun)),
            ]))
    }

    /// One event on one line.
    static func line(_ record: InboundEventRecord, recipient: String?, _ language: Language) -> String {
        let words = [
            kind(record.kind).text(in: language), recipient, record.status, effect(record.effect).text(in: language),
        ]
        return words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
    }

    static func kind(_ kind: String) -> Phrase {
        switch kind {
        case "hard": Phrase("dead address")
        case "soft": Phrase("failed this time")
        case "complaint": Phrase("complaint")
        case "unsubscribe": Phrase("wants no more mail")
        case "autoreply": Phrase("auto-reply")
        case "reply": Phrase("reply of a person")
        case "delivered": Phrase("delivered")
        case "bounce": Phrase("bounce")
        default: Phrase("other report")
        }
    }

    static func effect(_ effect: InboundEffect) -> Phrase {
        switch effect {
        case .suppressed: Phrase("the address is suppressed")
        case .withdrawn: Phrase("consent is withdrawn")
        case .counted: Phrase("counted; five in a row over ten days suppress the address")
        case .waiting: Phrase("the server goes on trying")
        case .kept: Phrase("kept to be read")
        case .unmatched: Phrase("no member has this address")
        case .otherAddress: Phrase("another address than the member's: nothing is suppressed")
        case .none: Phrase("nothing is done")
        }
    }

    static func match(_ match: InboundMatch) -> Phrase {
        switch match {
        case .token: Phrase("found by our token in its address")
        case .messageID: Phrase("found by our Message-ID")
        case .relayID: Phrase("found by the relay's name of the message")
        case .feedbackID: Phrase("found by Feedback-ID and the address")
        case .address: Phrase("found by the address")
        case .none: Phrase("not found")
        }
    }

    static func json(_ listed: ListedInboundEvent) -> JSONObject {
        let text = { (value: String?) in value.map(JSONValue.string) ?? .null }
        return JSONObject([
            ("id", .integer(listed.mail)), ("kind", .string(listed.mailKind)), ("class", .string(listed.event.kind)),
            ("email", text(listed.email)), ("campaign", text(listed.campaign)), ("occurrence", text(listed.occurrence)),
            ("step", text(listed.step)), ("matched_by", .string(listed.event.matchedBy.rawValue)),
            ("status", text(listed.event.status)), ("reason", text(listed.event.reason)),
            ("words", text(listed.event.words)), ("final", .bool(listed.event.isFinal)),
            ("effect", .string(listed.event.effect.rawValue)), ("source", .string(listed.source)),
            ("at", .string(listed.at.description)), ("received_at", .string(listed.receivedAt.description)),
            ("file", .string("bounces/" + TextCode.hex(listed.hash) + ".eml")),
        ])
    }
}
