internal import Crypto
internal import Formats
internal import JSON

/// Amazon SES, as SNS delivers it: signed with RSA by a certificate of Amazon's, and believed of one topic only.
struct SESWebhook: RelayWebhook {
    let topic: String
    let certificates: SNSCertificates
    let subscription: SNSSubscription

    func verify(_ request: RelayRequest) throws(RelayRefusal) -> String {
        guard let body = try? JSONValue(parsing: request.body), let envelope = SNSEnvelope(body) else {
            throw RelayRefusal("the body is no message of Amazon SNS (raw message delivery must be off)")
        }
        guard Crypto.constantTimeEqual(Array(envelope.topic.utf8), Array(topic.utf8)) else {
            throw RelayRefusal("the topic is not the one that is configured")
        }
        guard SNSEnvelope.isCertificate(envelope.certificateURL) else {
            throw RelayRefusal("SigningCertURL is not an address of Amazon SNS")
        }
        guard let key = certificates.key(envelope.certificateURL, now: request.now) else {
            throw RelayRefusal("the certificate cannot be fetched now", isForNow: true)
        }
        guard key.verifies(envelope.signature, of: envelope.signed, envelope.digest) else {
            throw RelayRefusal("the signature does not match")
        }
        return "sns:" + envelope.id
    }

    /// Whether a subscription that is to be confirmed is.
    func prepare(_ body: [UInt8]) -> Bool? {
        guard let envelope = (try? JSONValue(parsing: body)).flatMap(SNSEnvelope.init), envelope.kind == .confirmation
        else { return nil }
        return subscription.confirm(envelope.subscribeURL ?? "")
    }

    func read(_ body: JSONValue) -> RelayContent? {
        guard let envelope = SNSEnvelope(body) else { return nil }
        switch envelope.kind {
        case .confirmation: return .confirmation(url: envelope.subscribeURL ?? "")
        case .farewell: return .farewell
        case .notification: break
        }
        guard let value = try? JSONValue(parsing: envelope.message) else {
            return .nothing("a message that is not of SES")
        }
        guard let notification = SESNotification(value) else { return .nothing("a message that is not of SES") }
        let id = SESWebhook.identity(value) ?? envelope.id
        let source = value["mail"]?["source"]?.stringValue
        return .events(
            notification.events.enumerated().map { index, verdict in
                var event = RelayEvent(id: "\(id)\n\(index)", event: verdict, at: SESWebhook.time(value))
                event.messageID = notification.messageID
                event.relayIDs = [notification.relayID].compactMap(\.self)
                event.addresses = [source].compactMap(\.self)
                return event
            })
    }

    /// SES may tell the same twice, as a notification and as an event.
    private static func identity(_ value: JSONValue) -> String? {
        let id = value["bounce"]?.text("feedbackId") ?? value["complaint"]?.text("feedbackId")
        return id.map { "feedback\n\($0)" }
    }

    private static func time(_ value: JSONValue) -> Instant? {
        for part in ["bounce", "complaint", "delivery", "deliveryDelay", "subscription"] {
            if let text = value[part]?["timestamp"]?.stringValue, let time = Instant(rfc3339: text) { return time }
        }
        return nil
    }
}
