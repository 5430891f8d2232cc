internal import Crypto
internal import Formats
internal import JSON

/// Postmark's webhooks: one object a request, and a secret in it, for nothing is signed.
struct PostmarkWebhook: RelayWebhook {
    let secret: SharedSecret

    func verify(_ request: RelayRequest) throws(RelayRefusal) -> String {
        try secret.verify(request)
        return "sha256:" + TextCode.hex(Crypto.sha256(request.body))
    }

    func read(_ body: JSONValue) -> RelayContent? {
        guard let type = body["RecordType"]?.stringValue else { return nil }
        guard let verdict = verdict(type, body) else { return .nothing(type) }
        let at = ["BouncedAt", "DeliveredAt", "ChangedAt"].lazy.compactMap { body[$0]?.stringValue }
            .compactMap { Instant(rfc3339: $0) }.first
        let id = [
            type, body.text("ID") ?? "", body.text("MessageID") ?? "", body.text("Email", "Recipient") ?? "",
            body.text("ChangedAt", "DeliveredAt") ?? "",
        ]
        var event = RelayEvent(id: id.joined(separator: "\n"), event: verdict, at: at)
        event.relayIDs = [body.text("MessageID")].compactMap(\.self)
        event.mail = body["Content"]?.stringValue.flatMap { $0.isEmpty ? nil : Array($0.utf8) }
        return .events([event])
    }

    private func verdict(_ type: String, _ body: JSONValue) -> MailEvent? {
        let email = body.text("Email", "Recipient")
        switch type {
        case "Bounce", "SpamComplaint": return bounce(email, body)
        case "Delivery": return MailEvent(.delivered, recipient: email)
        case "SubscriptionChange":
            guard body["SuppressSending"]?.boolValue == true else { return nil }
            switch body["SuppressionReason"]?.stringValue {
            case "HardBounce": return .returned(email, status: nil, words: "", isDead: true)
            case "SpamComplaint": return MailEvent(.complaint, recipient: email)
            default: return MailEvent(.unsubscribe, recipient: email)
            }
        default: return nil
        }
    }

    private func bounce(_ email: String?, _ body: JSONValue) -> MailEvent {
        let type = body["Type"]?.stringValue ?? body["RecordType"]?.stringValue ?? ""
        let words = body.text("Details", "Description") ?? ""
        switch type {
        case "SpamComplaint": return MailEvent(.complaint, recipient: email)
        case "Unsubscribe": return MailEvent(.unsubscribe, recipient: email)
        case "AutoResponder", "ChallengeVerification", "AddressChange": return MailEvent(.autoreply, recipient: email)
        case "Subscribe", "OpenRelayTest": return MailEvent(.other, recipient: email)
        case "HardBounce", "BadEmailAddress", "ManuallyDeactivated":
            return .returned(email, status: nil, words: words, isDead: true)
        default: return .returned(email, status: nil, words: words, isDead: false)
        }
    }
}
