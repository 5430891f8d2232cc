import Campaigning
import Crypto
import Definitions
import Formats
import Store
import Surveys
import TestSupport
import Testing

/// One webhook of a survey tool, over a store in which Anna was asked.
struct ToolScene {
    static let secret = Array("a secret of tests".utf8)
    static let now = Sample.now + 3_600_000

    let folder = TemporaryFolder()
    let store: Store
    let receiver: WebhookReceiver
    let token: String
    let kind: WebhookKind

    init(_ kind: WebhookKind, change: (inout WebhookDefinition) -> Void = { _ in }) throws {
        self.kind = kind
        store = try Sample.store(in: folder)
        let signer = TokenSigner(current: [1, 2, 3])
        var hook = WebhookDefinition(name: "tool", kind: kind, campaign: "nps-quarterly", secret: .file("x"))
        hook.clientID = "client"
        change(&hook)
        receiver = try #require(
            WebhookReceiver(
                hook: hook, campaign: Sample.survey(), zone: .utc, signer: signer, secret: ToolScene.secret))
        let member = try store.seedMember("anna@example.org")
        let row = try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
        token = signer.sign(.survey, row: row)
    }

    /// As the tool signs it.
    func headers(_ body: [UInt8], secret: [UInt8] = secret, at: Instant = now) -> [String: String] {
        let sha256 = Crypto.hmacSHA256(key: secret, body)
        switch kind {
        case .typeform: return ["Typeform-Signature": "sha256=" + TextCode.base64(sha256)]
        case .tally: return ["Tally-Signature": TextCode.base64(sha256)]
        case .delighted: return ["X-Delighted-Webhook-Signature": "sha256=" + TextCode.hex(sha256)]
        case .surveymonkey:
            let key = Array("client&".utf8) + secret
            return ["Sm-Signature": TextCode.base64(Crypto.hmac(.sha1, key: key, body))]
        case .formbricks:
            let seconds = at.milliseconds / 1000
            return [
                "webhook-id": "msg_1", "webhook-timestamp": String(seconds),
                "webhook-signature": WebhookSignature.sign(id: "msg_1", timestamp: seconds, body: body, secret: secret),
            ]
        default: return [:]
        }
    }

    /// Qualtrics signs a part of a form.
    static func form(_ message: String, secret: [UInt8] = secret) -> String {
        let mac = TextCode.hex(Crypto.hmac(.sha512, key: secret, Array(message.utf8)))
        let escaped = message.utf8.map { "%" + TextCode.hex([$0]).uppercased() }.joined()
        return "Topic=x&MSG=\(escaped)&HMAC=\(mac)"
    }

    func deliveries(_ text: String, headers given: [String: String]? = nil) throws -> [HookDelivery] {
        let body = Array(text.utf8)
        let headers = given ?? headers(body)
        return try receiver.deliveries(HookRequest(header: { headers[$0] }, body: body, now: ToolScene.now))
    }

    @discardableResult
    func send(_ text: String, isHurried: Bool = false) throws -> [WebhookReceiver.Outcome] {
        let deliveries = try deliveries(text)
        return try store.inTransaction {
            try deliveries.map {
                try receiver.receive($0, in: store, isHurried: isHurried, now: ToolScene.now)
            }
        }
    }

    func answers() throws -> String? {
        try store.word(
            """
            SELECT group_concat(question || '=' || coalesce(text, CAST(number AS INTEGER)), ' ')
            FROM (SELECT * FROM answers ORDER BY response_id, question)
            """)
    }

    func count(_ table: String) throws -> Int64 { try store.number("SELECT count(*) FROM \(table)") }
}
