internal import Crypto
internal import Formats
internal import JSON

/// Twilio SendGrid's signed event webhook: a batch of events, ECDSA over the timestamp and the body as it came.
struct SendGridWebhook: RelayWebhook {
    /// SendGrid tries for a day.
    static let window: Int64 = 25 * 3_600_000
    static let ahead: Int64 = 5 * 60_000

    let key: VerificationKey

    func verify(_ request: RelayRequest) throws(RelayRefusal) -> String {
        let prefix = "x-twilio-email-event-webhook-"
        guard let signature = request.headers[prefix + "signature"],
            let timestamp = request.headers[prefix + "timestamp"]
        else { throw RelayRefusal("the headers of the signed event webhook are missing") }
        guard timestamp.utf8.count <= 20, let bytes = TextCode.fromBase64(signature),
            key.verifies(bytes, of: Array(timestamp.utf8) + request.body, .sha256)
        else { throw RelayRefusal("the signature does not match") }
        guard let seconds = Int64(timestamp), seconds > 0, seconds < 253_402_300_800,
            request.now.milliseconds - seconds * 1000 <= SendGridWebhook.window,
            seconds * 1000 - request.now.milliseconds <= SendGridWebhook.ahead
        else { throw RelayRefusal("the timestamp is too far from this server's clock") }
        return "sha256:" + TextCode.hex(Crypto.sha256(Array(timestamp.utf8) + request.body))
    }

    func read(_ body: JSONValue) -> RelayContent? {
        guard let values = body.arrayValue, values.allSatisfy({ $0.objectValue != nil }) else { return nil }
        return .events(values.compactMap(event))
    }

    private func event(_ value: JSONValue) -> RelayEvent? {
        guard let name = value["event"]?.stringValue, let event = verdict(name, value) else { return nil }
        let key = [
            name, value.text("email") ?? "", value.text("timestamp") ?? "",
            value.text("sg_message_id", "smtp-id") ?? "",
        ]
        var found = RelayEvent(
            id: value.text("sg_event_id") ?? key.joined(separator: "\n"), event: event, at: value.seconds("timestamp"))
        found.messageID = value.text("smtp-id")
        // `14c5d75ce93.dfd.64b469.filter0001…`: the reply to DATA named the first part.
        if let id = value.text("sg_message_id") {
            found.relayIDs = [id] + [id.split(separator: ".").first.map(String.init)].compactMap(\.self)
        }
        return found
    }

    private func verdict(_ name: String, _ value: JSONValue) -> MailEvent? {
        let email = value["email"]?.stringValue
        let words = value.text("reason", "response") ?? ""
        switch name {
        case "bounce":
            let isBlocked = value["type"]?.stringValue == "blocked"
            let isInvalid = value["bounce_classification"]?.stringValue == "Invalid Address"
            return .returned(
                email, status: value.text("status"), words: words, isDead: isBlocked ? false : isInvalid ? true : nil)
        case "dropped":
            let reason = words.lowercased()
            if reason.contains("unsubscribed") { return MailEvent(.unsubscribe, recipient: email) }
            let isDead = reason.contains("bounced address") || reason == "invalid" || reason.contains("spam reporting")
            var event = MailEvent(isDead ? .hard : .soft, recipient: email)
            event.reason = isDead ? .unknownUser : .policy
            event.words = words
            return event
        case "deferred":
            return .returned(email, status: value.text("status"), words: words, isDead: nil, isFinal: false)
        case "delivered": return MailEvent(.delivered, recipient: email)
        case "spamreport": return MailEvent(.complaint, recipient: email)
        case "unsubscribe", "group_unsubscribe": return MailEvent(.unsubscribe, recipient: email)
        default: return nil
        }
    }
}
