@testable import Bounces
import Crypto
import Definitions
import Formats
import Foundation
import JSON
import Store
import Synchronization
import TestSupport
import Testing

/// What relays tell by webhook. The signed bodies of Tests/Fixtures/relays were made with openssl, by keys of their own.
@Suite struct RelayWebhookTests {
    private let scene: InboundScene
    private let topic = "arn:aws:sns:eu-west-1:123456789012:kamerton"
    /// Addresses that were fetched.
    private let fetched = Fetched()

    private final class Fetched: Sendable {
        let urls = Mutex<[String]>([])
        func add(_ url: String) { urls.withLock { $0.append(url) } }
        var all: [String] { urls.withLock { $0 } }
    }

    init() throws { scene = try InboundScene() }

    private func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: SourceRoot.path + "/Tests/Fixtures/relays/" + name)))
    }

    private func line(_ name: String) throws -> String {
        String(decoding: try fixture(name), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func receiver(
        _ kind: WebhookKind, secret: String? = nil, change: (inout WebhookDefinition) -> Void = { _ in }
    )
        throws -> RelayReceiver
    {
        var hook = WebhookDefinition(
            name: "relay", kind: kind, secret: secret.map { _ in SecretSource.environment("X") })
        hook.topicARN = topic
        hook.publicKey = try line("sendgrid.pub")
        change(&hook)
        let certificate = try fixture("sns.pem")
        let fetched = fetched
        return try #require(
            RelayReceiver(
                hook: hook, workspace: scene.workspace, signer: scene.signer, secret: secret.map { Array($0.utf8) }
            ) { url in
                fetched.add(url)
                return url.hasSuffix(".pem") ? certificate : Array("<ConfirmSubscriptionResponse/>".utf8)
            })
    }

    private func send(
        _ receiver: RelayReceiver, _ body: [UInt8], headers: [(name: String, value: String)] = [],
        at now: Instant? = nil,
        afterReturns: (Set<String>) -> Void = { _ in }
    ) throws -> RelayReceiver.Outcome {
        try receiver.receive(
            RelayRequest(headers: headers, body: body, now: now ?? scene.now), store: scene.store,
            afterReturns: afterReturns)
    }

    private func summary(_ outcome: RelayReceiver.Outcome) throws -> InboundSummary {
        guard case .recorded(let summary) = outcome else {
            Issue.record("\(outcome)")
            throw CancellationError()
        }
        return summary
    }

    private func refusal(_ outcome: RelayReceiver.Outcome) -> String? {
        guard case .refused(let refusal) = outcome else { return nil }
        return refusal.reason
    }

    private func kinds() throws -> [String] {
        try scene.store.connection.rows(
            "SELECT kind || ' ' || matched_by || ' ' || effect FROM inbound_events ORDER BY id"
        ) { $0.text(0) }
    }

    // MARK: Amazon SES

    @Test(arguments: ["ses-bounce-v1.json", "ses-bounce-v2.json"]) func aSignedBounceOfSESSuppresses(name: String)
        throws
    {
        let receiver = try receiver(.ses)
        var campaigns: Set<String> = []
        let outcome = try send(receiver, try fixture(name)) { campaigns = $0 }
        #expect(try summary(outcome).suppressed == 1)
        #expect(try kinds() == ["hard message_id suppressed"])
        #expect(try scene.state(scene.message) == "bounced")
        #expect(campaigns == ["news"])
        #expect(try scene.store.word("SELECT state FROM webhook_events") == "done")
        #expect(try scene.store.word("SELECT source FROM inbound_mails") == "relay")
    }

    @Test func theSameBounceByBothWaysCountsOnceAndItsCertificateIsFetchedOnce() throws {
        let receiver = try receiver(.ses)
        _ = try send(receiver, try fixture("ses-bounce-v1.json"))
        let second = try summary(try send(receiver, try fixture("ses-bounce-v2.json")))
        #expect(second.created == 0 && second.unchanged == 1)
        guard case .repeated = try send(receiver, try fixture("ses-bounce-v2.json")) else {
            Issue.record("not repeated")
            return
        }
        #expect(fetched.all.count == 1)
    }

    @Test func whatIsNotOfTheTopicOrNotGenuineIsRefusedAndNotKept() throws {
        let receiver = try receiver(.ses)
        #expect(refusal(try send(receiver, try fixture("ses-other-topic.json")))?.contains("topic") == true)
        let text = String(decoding: try fixture("ses-bounce-v2.json"), as: UTF8.self)
        let forgeries = [
            text.replacing("anna@members", with: "boris@members"), text.replacing("\"2\"", with: "\"1\""),
            text.replacing("sns.eu-west-1.amazonaws.com/Simple", with: "sns.evil.example/Simple"),
            text.replacing("https://sns.eu", with: "http://sns.eu"), "{}", "[]", "", "\u{0}",
        ]
        for forgery in forgeries { #expect(refusal(try send(receiver, Array(forgery.utf8))) != nil) }
        #expect(try scene.store.number("SELECT count(*) FROM webhook_events") == 0)
        #expect(fetched.all.allSatisfy { $0.hasPrefix("https://sns.eu-west-1.amazonaws.com/") })
    }

    @Test(arguments: [
        ("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem", true),
        ("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem", true),
        ("https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem", false),
        ("https://evil.example/sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem", false),
        ("https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-1.pem", false),
        ("https://sns.eu-west-1.amazonaws.com:444/SimpleNotificationService-1.pem", false),
        ("https://sns.eu-west-1.amazonaws.com/x/../SimpleNotificationService-1.pem", false),
        ("https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem?x", false),
        ("https://sns.eu-west-1.amazonaws.com\\@evil.example/SimpleNotificationService-1.pem", false),
        ("https://sns.amazonaws.com/SimpleNotificationService-1.pem", false),
        ("https://s3.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem", false),
        ("http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem", false),
    ]) func onlyAmazonsOwnCertificatesAreFetched(url: String, isFine: Bool) {
        #expect(SNSEnvelope.isCertificate(url) == isFine)
    }

    @Test func fewCertificatesAreFetchedAMinute() throws {
        let fetched = Fetched()
        let certificates = SNSCertificates { url in
            fetched.add(url)
            return Array("nothing".utf8)
        }
        for number in 0..<20 {
            let url = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-\(number % 8).pem"
            #expect(certificates.key(url, now: scene.now) == nil)
        }
        #expect(fetched.all.count == 5)
    }

    @Test func aSubscriptionIsConfirmedAtAmazonAndNowhereElse() throws {
        let receiver = try receiver(.ses)
        guard case .told(let words) = try send(receiver, try fixture("ses-confirm.json")) else {
            Issue.record("not confirmed")
            return
        }
        #expect(words.english.contains("is confirmed"))
        #expect(fetched.all.last?.hasPrefix("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription") == true)
        let count = fetched.all.count
        // Sent again, and after the store forgot it: Amazon is not asked again.
        _ = try send(receiver, try fixture("ses-confirm.json"))
        try scene.store.connection.run("DELETE FROM webhook_events")
        _ = try send(receiver, try fixture("ses-confirm.json"))
        #expect(fetched.all.count == count)
        guard case .told(let other) = try send(receiver, try fixture("ses-confirm-elsewhere.json")) else {
            Issue.record("not told")
            return
        }
        #expect(other.english.contains("left alone") && fetched.all.count == count)
        guard case .told = try send(receiver, try fixture("ses-farewell.json")) else {
            Issue.record("not told")
            return
        }
    }

    @Test func SESTellsOfComplaintsDelaysAndFullMailboxes() throws {
        let receiver = try receiver(.ses)
        _ = try send(receiver, try fixture("ses-delay.json"))
        _ = try send(receiver, try fixture("ses-full.json"))
        _ = try send(receiver, try fixture("ses-complaint.json"))
        #expect(
            try kinds() == [
                "soft message_id waiting", "soft message_id counted", "complaint message_id suppressed",
            ])
        #expect(try scene.store.suppression(emailKey: "anna@members.example")?.reason == .complained)
    }

    // MARK: SendGrid

    private func sendGrid(_ name: String, timestamp: String = "1791617400") throws -> [(name: String, value: String)] {
        [
            ("X-Twilio-Email-Event-Webhook-Signature", try line(name + ".sig")),
            ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp),
        ]
    }

    @Test func aBatchOfSendGridIsTakenInOnce() throws {
        let receiver = try receiver(.sendgrid)
        let body = try fixture("sendgrid.json")
        let summary = try summary(try send(receiver, body, headers: try sendGrid("sendgrid.json")))
        #expect(summary.read == 3 && summary.created == 3 && summary.suppressed == 2)
        #expect(
            try kinds() == [
                "hard message_id suppressed", "soft message_id waiting", "complaint message_id suppressed",
            ])
        let before = try scene.store.fullDump()
        guard case .repeated = try send(receiver, body, headers: try sendGrid("sendgrid.json")) else {
            Issue.record("not repeated")
            return
        }
        #expect(try scene.store.fullDump() == before)
        _ = try send(receiver, try fixture("sendgrid-more.json"), headers: try sendGrid("sendgrid-more.json"))
        #expect(try Array(kinds().suffix(2)) == ["unsubscribe message_id withdrawn", "soft message_id counted"])
    }

    @Test func aBatchThatIsNotSignedOrOldIsRefused() throws {
        let receiver = try receiver(.sendgrid)
        let body = try fixture("sendgrid.json")
        #expect(refusal(try send(receiver, body)) != nil)
        #expect(refusal(try send(receiver, body + [0x20], headers: try sendGrid("sendgrid.json"))) != nil)
        #expect(
            refusal(try send(receiver, body, headers: try sendGrid("sendgrid.json", timestamp: "1791617401"))) != nil)
        #expect(
            refusal(
                try send(receiver, body, headers: try sendGrid("sendgrid.json"), at: scene.now + 26 * 3_600_000)) != nil
        )
        #expect(try scene.store.number("SELECT count(*) FROM webhook_events") == 0)
    }

    // MARK: Mailgun

    private func mailgun(
        _ event: String, token: String = "t1", key: String = "key-1", at time: Instant? = nil, more: String = ""
    ) -> [UInt8] {
        let seconds = (time ?? scene.now).milliseconds / 1000
        let mac = TextCode.hex(Crypto.hmacSHA256(key: Array(key.utf8), Array("\(seconds)\(token)".utf8)))
        return Array(
            """
            {"signature": {"token": "\(token)", "timestamp": "\(seconds)", "signature": "\(mac)"},
             "event-data": {"event": "\(event)", "id": "id-\(token)", "timestamp": \(seconds).25,
               "recipient": "anna@members.example", "tags": [], "user-variables": {},
               "envelope": {"sender": "\(scene.verp(scene.message))", "targets": "anna@members.example"},
               "message": {"headers": {"message-id": "m\(scene.message)@example.org", "to": "anna@members.example"}}
               \(more)}}
            """.utf8)
    }

    @Test func mailgunsEventsAreTakenInByTheirToken() throws {
        let receiver = try receiver(.mailgun, secret: "key-1")
        let failed = mailgun(
            "failed",
            more:
                #", "severity": "permanent", "reason": "bounce", "delivery-status": {"code": 550, "message": "5.1.1 The email account that you tried to reach does not exist"}"#
        )
        #expect(try summary(try send(receiver, failed)).suppressed == 1)
        #expect(try kinds() == ["hard token suppressed"])
        guard case .repeated = try send(receiver, failed) else {
            Issue.record("not repeated")
            return
        }
        // The signature does not cover the body: another one under the same token is none.
        let altered = String(decoding: failed, as: UTF8.self).replacing("anna@", with: "boris@")
        #expect(refusal(try send(receiver, Array(altered.utf8))) == "this token was used before")
        #expect(refusal(try send(receiver, mailgun("complained", token: "t2", key: "other"))) != nil)
        #expect(refusal(try send(receiver, mailgun("complained", token: "t3"), at: scene.now + 13 * 3_600_000)) != nil)
        _ = try send(receiver, mailgun("delivered", token: "t4"))
        _ = try send(receiver, mailgun("opened", token: "t5"))
        _ = try send(
            receiver, mailgun("failed", token: "t6", more: #", "severity": "temporary", "reason": "generic""#))
        _ = try send(receiver, mailgun("unsubscribed", token: "t7"))
        #expect(
            try Array(kinds().dropFirst()) == [
                "delivered token none", "soft token waiting", "unsubscribe token withdrawn",
            ])
    }

    @Test func aDeliveryTellsWhatWasUncertain() throws {
        let receiver = try receiver(.mailgun, secret: "key-1")
        try scene.store.connection.run("UPDATE messages SET state = 'uncertain', sent_at = NULL")
        _ = try send(receiver, mailgun("delivered"))
        #expect(try scene.state(scene.message) == "sent")
        // News of arrival is not kept as it came.
        #expect(try scene.store.number("SELECT sum(length(body)) FROM webhook_events") == 0)
    }

    // MARK: Postmark and Brevo

    private let postmark = """
        {"RecordType": "Bounce", "ID": 4323372036854775807, "Type": "HardBounce", "TypeCode": 1, "Name": "Hard bounce",
         "Tag": "news", "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483", "Metadata": {},
         "Description": "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
         "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist", "Email": "anna@members.example",
         "From": "club@example.org", "BouncedAt": "2026-10-10T07:30:00.1234567Z", "Inactive": true}
        """

    private func authorization(_ value: String) -> [(name: String, value: String)] { [("Authorization", value)] }

    @Test func postmarkIsBelievedBySecretAlone() throws {
        let receiver = try receiver(.postmark, secret: "s3cret")
        let body = Array(postmark.utf8)
        let basic = "Basic " + TextCode.base64(Array("hook:s3cret".utf8))
        let refused = [
            [], authorization("Basic " + TextCode.base64(Array("hook:s3cre".utf8))), authorization("Bearer s3cre"),
            authorization("Basic %%%"), authorization("s3cret"), authorization("Digest s3cret"),
        ]
        for headers in refused { #expect(refusal(try send(receiver, body, headers: headers)) != nil) }
        #expect(try scene.store.number("SELECT count(*) FROM webhook_events") == 0)
        #expect(try summary(try send(receiver, body, headers: authorization(basic))).suppressed == 1)
        guard case .repeated = try send(receiver, body, headers: authorization("Bearer s3cret")) else {
            Issue.record("not repeated")
            return
        }
        #expect(try kinds() == ["hard address suppressed"])
        #expect(try scene.store.number("SELECT at FROM inbound_events") == 1_791_617_400_123)
    }

    @Test(arguments: [
        ("\"HardBounce\"", "\"SpamComplaint\"", "complaint"), ("\"HardBounce\"", "\"AutoResponder\"", "autoreply"),
        ("\"HardBounce\"", "\"SoftBounce\"", "soft"),
        (
            "5.1.1 The email account that you tried to reach does not exist",
            "5.2.2 mailbox full", "soft"
        ),
        ("\"HardBounce\"", "\"Unsubscribe\"", "unsubscribe"),
    ]) func postmarksKindsAreToldApart(find: String, replace: String, kind: String) throws {
        let receiver = try receiver(.postmark, secret: "s3cret") { $0.header = "X-Hook" }
        let body = Array(postmark.replacing(find, with: replace).utf8)
        _ = try send(receiver, body, headers: [("x-hook", "s3cret")])
        #expect(try scene.store.word("SELECT kind FROM inbound_events") == kind)
    }

    @Test func aChangeOfSubscriptionAtPostmarkIsOne() throws {
        let receiver = try receiver(.postmark, secret: "s3cret")
        let change = """
            {"RecordType": "SubscriptionChange", "MessageID": "883953f4", "Recipient": "anna@members.example",
             "Origin": "Recipient", "SuppressSending": true, "SuppressionReason": "ManualSuppression",
             "ChangedAt": "2026-10-10T07:30:00Z"}
            """
        _ = try send(receiver, Array(change.utf8), headers: authorization("Bearer s3cret"))
        #expect(try kinds() == ["unsubscribe address withdrawn"])
        let standing = try scene.store.consentStanding(memberID: scene.anna, purpose: "all")
        #expect(standing?.state == .withdrawn)
    }

    @Test func brevosBatchesAreTakenInWithoutIds() throws {
        let receiver = try receiver(.brevo, secret: "b")
        func event(_ name: String, _ reason: String = "") -> String {
            """
            {"event": "\(name)", "email": "anna@members.example", "id": 26224, "ts": 1791617400, "ts_event": 1791617400,
             "ts_epoch": 1791617400123, "message-id": "<m\(scene.message)@example.org>", "reason": "\(reason)", "tags": []}
            """
        }
        let headers = authorization("Bearer b")
        let batch =
            "[\(event("deferred", "421 4.7.0 try again later")), \(event("hard_bounce", "550 no such user")), \(event("click"))]"
        let first = try summary(try send(receiver, Array(batch.utf8), headers: headers))
        #expect(first.created == 2 && first.suppressed == 1)
        let again = try summary(
            try send(receiver, Array(event("hard_bounce", "550 no such user").utf8), headers: headers))
        #expect(again.created == 0 && again.unchanged == 1)
        _ = try send(receiver, Array(event("spam").utf8), headers: headers)
        _ = try send(receiver, Array(event("blocked", "550 5.7.1 spam").utf8), headers: headers)
        #expect(
            try kinds() == [
                "soft message_id waiting", "hard message_id suppressed", "complaint message_id suppressed",
                "soft message_id counted",
            ])
    }

    @Test func aGenuineBodyThatMakesNoSenseIsKeptAndRefused() throws {
        let receiver = try receiver(.brevo, secret: "b")
        for body in ["", "{", "[]", "[1]", "{\"event\": 7}", "null", String(repeating: "[", count: 5000)] {
            guard case .malformed = try send(receiver, Array(body.utf8), headers: authorization("Bearer b")) else {
                Issue.record("\(body.prefix(20))")
                continue
            }
        }
        #expect(try scene.store.number("SELECT count(*) FROM webhook_events WHERE state = 'rejected'") == 7)
    }

    @Test func anEventOfNobodyKnownIsRecordedAndDoesNothing() throws {
        let receiver = try receiver(.postmark, secret: "s3cret")
        let body = Array(postmark.replacing("anna@members.example", with: "stranger@members.example").utf8)
        let summary = try summary(try send(receiver, body, headers: authorization("Bearer s3cret")))
        #expect(summary.unmatched == 1 && summary.suppressed == 0)
    }

    /// A relay is known; a letter may be anybody's.
    @Test func aRelayIsBelievedOfAnAddressThatWasNotMailedOfLate() throws {
        try scene.store.seedMember("clara@members.example")
        let receiver = try receiver(.postmark, secret: "s3cret")
        let body = Array(postmark.replacing("anna@members.example", with: "clara@members.example").utf8)
        _ = try send(receiver, body, headers: authorization("Bearer s3cret"))
        #expect(try kinds() == ["hard address suppressed"])
        #expect(try scene.isSuppressed("clara@members.example"))
    }

    @Test func aHookWithoutItsSecretIsNone() throws {
        let hook = WebhookDefinition(name: "x", kind: .mailgun)
        #expect(
            RelayReceiver(hook: hook, workspace: scene.workspace, signer: scene.signer, secret: nil) { _ in [] } == nil)
        let generic = WebhookDefinition(name: "x", kind: .generic)
        #expect(
            RelayReceiver(hook: generic, workspace: scene.workspace, signer: scene.signer, secret: nil) { _ in [] }
                == nil)
    }
}
