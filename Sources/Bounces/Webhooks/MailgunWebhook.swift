internal import Crypto
internal import Formats
internal import JSON

/// Mailgun's webhook: the signature stands in the body and is over a timestamp and a token only, so a token is good for one
/// body.
struct MailgunWebhook: RelayWebhook {
    /// Mailgun tries for eight hours.
    static let window: Int64 = 12 * 3_600_000
    static let ahead: Int64 = 5 * 60_000

    let key: [UInt8]

    func verify(_ request: RelayRequest) throws(RelayRefusal) -> String {
        guard let body = try? JSONValue(parsing: request.body), let signature = body["signature"],
            let token = signature.text("token"), let timestamp = signature.text("timestamp"),
            let given = signature["signature"]?.stringValue
        else { throw RelayRefusal("the body has no signature") }
        guard token.utf8.count <= 200, timestamp.utf8.count <= 20 else { throw RelayRefusal("the signature is none") }
        let expected = Crypto.hmacSHA256(key: key, Array((timestamp + token).utf8))
        guard Crypto.constantTimeEqual(Array(given.lowercased().utf8), Array(TextCode.hex(expected).utf8)) else {
            throw RelayRefusal("the signature does not match")
        }
        guard let seconds = Int64(timestamp), seconds > 0, seconds < 253_402_300_800,
            request.now.milliseconds - seconds * 1000 <= MailgunWebhook.window,
            seconds * 1000 - request.now.milliseconds <= MailgunWebhook.ahead
        else { throw RelayRefusal("the timestamp is too far from this server's clock") }
        return "token:" + token
    }

    func read(_ body: JSONValue) -> RelayContent? {
        guard let data = body["event-data"], let name = data["event"]?.stringValue else { return nil }
        guard let verdict = verdict(name, data) else { return .nothing(name) }
        // An id is unique within a day only.
        let id = [data.text("id") ?? "", data["timestamp"]?.numberValue.map { String($0) } ?? "", name]
        var event = RelayEvent(id: id.joined(separator: "\n"), event: verdict, at: data.seconds("timestamp"))
        event.messageID = data["message"]?["headers"]?.text("message-id")
        event.relayIDs = [event.messageID].compactMap(\.self)
        event.addresses = [data["envelope"]?.text("sender")].compactMap(\.self)
        return .events([event])
    }

    private func verdict(_ name: String, _ data: JSONValue) -> MailEvent? {
        let recipient = data["recipient"]?.stringValue
        switch name {
        case "failed":
            let status = data["delivery-status"]
            let words = [status?.text("code"), status?.text("message", "description")].compactMap(\.self)
            let reason = data["reason"]?.stringValue ?? ""
            if reason == "suppress-unsubscribe" { return MailEvent(.unsubscribe, recipient: recipient) }
            return .returned(
                recipient, status: status?.text("enhanced-code"), words: words.joined(separator: " "),
                isDead: reason == "suppress-bounce" || reason == "suppress-complaint" ? true : nil,
                isFinal: data["severity"]?.stringValue != "temporary")
        case "rejected":
            var event = MailEvent(.soft, recipient: recipient)
            event.reason = .policy
            event.words = data["reject"]?.text("reason", "description") ?? "rejected"
            return event
        case "complained": return MailEvent(.complaint, recipient: recipient)
        case "unsubscribed": return MailEvent(.unsubscribe, recipient: recipient)
        case "delivered": return MailEvent(.delivered, recipient: recipient)
        default: return nil
        }
    }
}
