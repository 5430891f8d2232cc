package import Formats
internal import Crypto

/// Signatures of the Standard Webhooks specification (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, in
/// base64, one or several `v1,…` separated by spaces.
package enum WebhookSignature {
    /// Milliseconds that the timestamp may be away from our clock, either way.
    package static let tolerance: Int64 = 5 * 60 * 1000

    /// Bytes of an id: it is kept, and compared, for every event.
    package static let idLimit = 256

    package typealias Refusal = HookRefusal

    /// A secret, worked in once for many deliveries.
    struct Key: Sendable {
        fileprivate let hash: SharedHMACKey

        /// - Parameter secret: as configured: `whsec_` and base64 of the key, or the key's bytes themselves.
        init(_ secret: [UInt8]) { hash = SharedHMACKey(WebhookSignature.key(secret)) }
    }

    /// Returns the delivery's id.
    static func verify(_ request: HookRequest, _ key: Key) throws(Refusal) -> String {
        let id = request.header("webhook-id")
        try verify(
            id: id, timestamp: request.header("webhook-timestamp"), signatures: request.header("webhook-signature"),
            body: request.body, key: key, now: request.now)
        return id ?? ""
    }

    /// - Parameter secret: as configured: `whsec_` and base64 of the key, or the key's bytes themselves.
    package static func verify(
        id: String?, timestamp: String?, signatures: String?, body: [UInt8], secret: [UInt8], now: Instant
    ) throws(Refusal) {
        try verify(id: id, timestamp: timestamp, signatures: signatures, body: body, key: Key(secret), now: now)
    }

    private static func verify(
        id: String?, timestamp: String?, signatures: String?, body: [UInt8], key: Key, now: Instant
    ) throws(Refusal) {
        guard let id, !id.isEmpty, let timestamp, let signatures else {
            throw Refusal("webhook-id, webhook-timestamp and webhook-signature are needed")
        }
        guard id.utf8.count <= idLimit, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Refusal("webhook-id must have at most \(idLimit) visible ASCII characters")
        }
        guard timestamp.utf8.count <= 12, timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let seconds = Int64(timestamp)
        else {
            throw Refusal("webhook-timestamp must be seconds since 1970")
        }
        guard abs(now.milliseconds - seconds * 1000) <= tolerance else {
            throw Refusal("webhook-timestamp is more than 5 minutes away from this server's clock")
        }
        let expected = Array(("v1," + TextCode.base64(mac(id: id, timestamp: timestamp, body: body, key))).utf8)
        var isGenuine = false
        for signature in signatures.utf8.split(separator: UInt8(ascii: " ")).prefix(16) {
            // No early exit: the time says nothing of which one was right.
            isGenuine = Crypto.constantTimeEqual(Array(signature), expected) || isGenuine
        }
        guard isGenuine else { throw Refusal("the signature does not match") }
    }

    /// The header of a delivery, for senders: `v1,…`.
    package static func sign(id: String, timestamp: Int64, body: [UInt8], secret: [UInt8]) -> String {
        "v1," + TextCode.base64(mac(id: id, timestamp: String(timestamp), body: body, Key(secret)))
    }

    private static func mac(id: String, timestamp: String, body: [UInt8], _ key: Key) -> [UInt8] {
        var signed: [UInt8] = []
        signed.reserveCapacity(id.utf8.count + timestamp.utf8.count + 2 + body.count)
        signed += id.utf8
        signed.append(0x2E)
        signed += timestamp.utf8
        signed.append(0x2E)
        signed += body
        return key.hash.authenticate(signed)
    }

    fileprivate static func key(_ secret: [UInt8]) -> [UInt8] {
        let prefix = Array("whsec_".utf8)
        guard secret.starts(with: prefix) else { return secret }
        let key = TextCode.fromBase64(String(decoding: secret.dropFirst(prefix.count), as: UTF8.self)) ?? []
        return key.isEmpty ? secret : key
    }
}
