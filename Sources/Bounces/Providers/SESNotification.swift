package import JSON

/// A notification of Amazon SES, as SNS carries it by HTTP or by mail.
package struct SESNotification: Sendable {
    package let events: [MailEvent]
    /// SES's own id of the message, which its reply to our DATA named.
    package let relayID: String?
    /// Our own Message-ID, where SES was told to add the headers.
    package let messageID: String?

    package init?(parsing text: String) {
        guard let value = try? JSONValue(parsing: text) else { return nil }
        self.init(value)
    }

    package init?(_ value: JSONValue) {
        guard let kind = (value["notificationType"] ?? value["eventType"])?.stringValue else { return nil }
        let mail = value["mail"]
        relayID = mail?["messageId"]?.stringValue
        messageID =
            mail?["headers"]?.arrayValue?.first {
                $0["name"]?.stringValue?.lowercased() == "message-id"
            }?["value"]?.stringValue
        switch kind {
        case "Bounce": events = SESNotification.bounces(value["bounce"])
        case "Complaint": events = SESNotification.complaints(value["complaint"])
        case "Delivery":
            let recipients = value["delivery"]?["recipients"] ?? mail?["destination"]
            events = (recipients?.arrayValue ?? []).compactMap(\.stringValue).map {
                MailEvent(.delivered, recipient: $0)
            }
        case "DeliveryDelay": events = SESNotification.delays(value["deliveryDelay"])
        case "Subscription":
            let isLeaving = value["subscription"]?["newTopicPreferences"]?["unsubscribeAll"]?.boolValue == true
            events = (isLeaving ? mail?["destination"]?.arrayValue ?? [] : []).compactMap(\.stringValue).map {
                MailEvent(.unsubscribe, recipient: $0)
            }
        default: events = []
        }
    }

    private static func bounces(_ bounce: JSONValue?) -> [MailEvent] {
        let kind = bounce?["bounceType"]?.stringValue ?? ""
        let sub = bounce?["bounceSubType"]?.stringValue ?? ""
        return (bounce?["bouncedRecipients"]?.arrayValue ?? []).map { recipient in
            var diagnosis = Diagnosis()
            diagnosis.status = recipient["status"]?.stringValue.flatMap(EnhancedStatus.ofField)
            diagnosis.reply = recipient["diagnosticCode"]?.stringValue ?? ""
            let address = recipient["emailAddress"]?.stringValue
            diagnosis.recipient = address ?? ""
            var event = diagnosis.event(address)
            // SES says Permanent of what it will not try again; only these kinds of it are the address's fault.
            let isDead = kind == "Permanent" && ["NoEmail", "Suppressed", "OnAccountSuppressionList"].contains(sub)
            if isDead || kind != "Permanent" && event.kind == .hard {
                var other = MailEvent(isDead ? .hard : .soft, recipient: address)
                other.status = event.status
                other.reason = isDead ? .unknownUser : .unknown
                other.words = event.words
                event = other
            }
            if event.words.isEmpty { event.words = "\(kind) \(sub)" }
            return event
        }
    }

    private static func delays(_ delay: JSONValue?) -> [MailEvent] {
        (delay?["delayedRecipients"]?.arrayValue ?? []).map { recipient in
            .returned(
                recipient["emailAddress"]?.stringValue, status: recipient["status"]?.stringValue,
                words: recipient["diagnosticCode"]?.stringValue ?? delay?["delayType"]?.stringValue ?? "", isDead: nil,
                isFinal: false)
        }
    }

    private static func complaints(_ complaint: JSONValue?) -> [MailEvent] {
        let kind = complaint?["complaintFeedbackType"]?.stringValue ?? "abuse"
        return (complaint?["complainedRecipients"]?.arrayValue ?? []).map { recipient in
            var event = MailEvent(
                kind == "not-spam" ? .other : .complaint, recipient: recipient["emailAddress"]?.stringValue)
            event.words = kind
            return event
        }
    }
}
