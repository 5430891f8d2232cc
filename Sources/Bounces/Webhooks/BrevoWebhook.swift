internal import Crypto
internal import Formats
internal import JSON

/// Brevo's webhooks of transactional mail: one object or a batch, and a secret in the request, for nothing is signed.
struct BrevoWebhook: RelayWebhook {
    let secret: SharedSecret

    func verify(_ request: RelayRequest) throws(RelayRefusal) -> String {
        try secret.verify(request)
        return "sha256:" + TextCode.hex(Crypto.sha256(request.body))
    }

    func read(_ body: JSONValue) -> RelayContent? {
        let values = body.batch
        guard !values.isEmpty, values.allSatisfy({ $0["event"]?.stringValue != nil }) else { return nil }
        return .events(values.compactMap(event))
    }

    private func event(_ value: JSONValue) -> RelayEvent? {
        guard let name = value["event"]?.stringValue, let verdict = verdict(name.lowercased(), value) else {
            return nil
        }
        // There is no id of the event.
        let id = [
            value.text("message-id") ?? "", name, value.text("email") ?? "",
            value.text("ts_epoch", "ts_event", "ts") ?? "",
        ]
        let milliseconds = value["ts_epoch"]?.integerValue.flatMap { $0 > 0 && $0 < 253_402_300_800_000 ? $0 : nil }
        var event = RelayEvent(
            id: id.joined(separator: "\n"), event: verdict,
            at: milliseconds.map(Instant.init(milliseconds:)) ?? value.seconds("ts_event"))
        event.messageID = value.text("message-id")
        event.relayIDs = [event.messageID].compactMap(\.self)
        return event
    }

    private func verdict(_ name: String, _ value: JSONValue) -> MailEvent? {
        let email = value["email"]?.stringValue
        let words = value.text("reason") ?? ""
        switch name {
        case "hard_bounce", "invalid_email", "invalid":
            return .returned(email, status: nil, words: words, isDead: true)
        case "soft_bounce", "blocked", "error":
            return .returned(email, status: nil, words: words, isDead: false)
        case "deferred": return .returned(email, status: nil, words: words, isDead: nil, isFinal: false)
        case "spam", "complaint": return MailEvent(.complaint, recipient: email)
        case "unsubscribe", "unsubscribed": return MailEvent(.unsubscribe, recipient: email)
        case "delivered": return MailEvent(.delivered, recipient: email)
        default: return nil
        }
    }
}
