internal import Crypto
internal import JSON

/// What Amazon SNS wraps around a notification, and signs.
struct SNSEnvelope {
    enum Kind: String {
        case notification = "Notification"
        case confirmation = "SubscriptionConfirmation"
        case farewell = "UnsubscribeConfirmation"
    }

    let kind: Kind
    let id: String
    let topic: String
    let message: String
    let certificateURL: String
    /// Of confirmations.
    let subscribeURL: String?
    let digest: VerificationKey.Digest
    let signature: [UInt8]
    /// What is signed: pairs of lines.
    let signed: [UInt8]

    init?(_ body: JSONValue) {
        guard let kind = body["Type"]?.stringValue.flatMap(Kind.init), let id = body["MessageId"]?.stringValue,
            let topic = body["TopicArn"]?.stringValue, let message = body["Message"]?.stringValue,
            let url = body["SigningCertURL"]?.stringValue ?? body["SigningCertUrl"]?.stringValue,
            let signature = body["Signature"]?.stringValue.flatMap(TextCode.fromBase64),
            let version = body.text("SignatureVersion"), ["1", "2"].contains(version), id.utf8.count <= 200
        else { return nil }
        (self.kind, self.id, self.topic, self.message) = (kind, id, topic, message)
        (certificateURL, self.signature) = (url, signature)
        subscribeURL = body["SubscribeURL"]?.stringValue
        digest = version == "1" ? .sha1 : .sha256
        let names =
            kind == .notification
            ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
            : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]
        signed = Array(
            names.compactMap { name in body[name]?.stringValue.map { "\(name)\n\($0)\n" } }.joined().utf8)
    }

    /// `https://sns.REGION.amazonaws.com/…` (or `.com.cn`), with nothing between that could make it another host.
    static func isAmazons(_ url: String) -> Bool {
        guard url.hasPrefix("https://"), url.utf8.count <= 2000, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return false
        }
        let host = url.dropFirst(8).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let end = labels.count == 5 ? ["amazonaws", "com", "cn"] : ["amazonaws", "com"]
        guard labels.count == 2 + end.count, labels[0] == "sns", Array(labels[2...]) == end else { return false }
        return labels[1].count >= 3
            && labels[1].utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
            }
    }

    /// `/SimpleNotificationService-….pem` on one of Amazon's hosts.
    static func isCertificate(_ url: String) -> Bool {
        guard isAmazons(url), let slash = url.dropFirst(8).firstIndex(of: "/") else { return false }
        let path = url[slash...]
        return path.hasPrefix("/SimpleNotificationService-") && path.hasSuffix(".pem")
            && path.dropFirst().utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E
            }
    }
}
