import Formats
import Surveys
import Testing

/// The example of the Standard Webhooks specification.
private let secret = Array("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".utf8)
private let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
private let timestamp: Int64 = 1_614_265_330
private let body = Array("{\"test\": 2432232314}".utf8)
private let genuine = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
private let now = Instant(milliseconds: timestamp * 1000)

private func verify(
    id: String? = id, timestamp: String? = String(timestamp), signatures: String? = genuine, body: [UInt8] = body,
    secret: [UInt8] = secret, now: Instant = now
) throws(WebhookSignature.Refusal) {
    try WebhookSignature.verify(
        id: id, timestamp: timestamp, signatures: signatures, body: body, secret: secret, now: now)
}

@Test func theSpecificationsExampleVerifies() throws {
    try verify()
    try verify(signatures: "v1a,xx v1,AAAA \(genuine)")
    #expect(WebhookSignature.sign(id: id, timestamp: timestamp, body: body, secret: secret) == genuine)
}

@Test func aSecretWithoutPrefixIsUsedAsItsBytes() throws {
    let plain = Array("open sesame".utf8)
    let signature = WebhookSignature.sign(id: id, timestamp: timestamp, body: body, secret: plain)
    try verify(signatures: signature, secret: plain)
}

@Test func whatWasNotSignedIsRefused() {
    #expect(throws: WebhookSignature.Refusal.self) { try verify(body: body + [0x20]) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(id: "msg_other") }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(timestamp: String(timestamp + 1)) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(secret: Array("whsec_AAAA".utf8)) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(signatures: "v2,\(genuine.dropFirst(3))") }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(signatures: String(genuine.dropLast(4))) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(signatures: "") }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(id: nil) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(timestamp: nil) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(timestamp: "9223372036854775807") }
}

@Test func anOldOrAFutureDeliveryIsRefused() throws {
    try verify(now: now + 300_000)
    try verify(now: now - 300_000)
    #expect(throws: WebhookSignature.Refusal.self) { try verify(now: now + 300_001) }
    #expect(throws: WebhookSignature.Refusal.self) { try verify(now: now - 300_001) }
}

@Test(arguments: ["+1614265330", "-1614265330", "1614265330.0", "1e9", " 1614265330", "١٦١٤٢٦٥٣٣٠", "", "0"])
func timestampsAreWholeSeconds(text: String) {
    let signature = WebhookSignature.sign(id: id, timestamp: timestamp, body: body, secret: secret)
    #expect(throws: WebhookSignature.Refusal.self) { try verify(timestamp: text, signatures: signature) }
}

@Test(arguments: [
    "a b", "a\u{1}", "a\u{7F}", "é", String(repeating: "x", count: 257), String(repeating: "x", count: 10_240),
])
func idsAreShortVisibleASCII(text: String) {
    let signature = WebhookSignature.sign(id: text, timestamp: timestamp, body: body, secret: secret)
    #expect(throws: WebhookSignature.Refusal.self) { try verify(id: text, signatures: signature) }
}
