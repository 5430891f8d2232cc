import Campaigning
import Definitions
import Formats
import Store
import Surveys
import TestSupport
import Testing

private struct Scene {
    let folder = TemporaryFolder()
    let store: Store
    let open: WebhookReceiver
    let signed: WebhookReceiver
    let token: String

    init() throws {
        store = try Sample.store(in: folder)
        let signer = TokenSigner(current: [1, 2, 3])
        let hook = WebhookDefinition(name: "tf", kind: .generic, campaign: "nps-quarterly", secret: nil)
        let receiver = { (secret: [UInt8]?) in
            try #require(
                WebhookReceiver(hook: hook, campaign: Sample.survey(), zone: .utc, signer: signer, secret: secret))
        }
        open = try receiver(nil)
        signed = try receiver(Scene.secret)
        let member = try store.seedMember("anna@example.org")
        let row = try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
        token = signer.sign(.survey, row: row)
    }

    func send(_ text: String, id: String? = nil) throws -> WebhookReceiver.Outcome {
        let (now, body) = (Sample.now + 60_000, Array(text.utf8))
        let headers = [
            "webhook-id": id, "webhook-timestamp": String(now.milliseconds / 1000),
            "webhook-signature": id.map {
                WebhookSignature.sign(id: $0, timestamp: now.milliseconds / 1000, body: body, secret: Scene.secret)
            },
        ]
        let receiver = id == nil ? open : signed
        let delivery = try receiver.deliveries(
            HookRequest(header: { headers[$0] ?? nil }, body: body, now: now))[0]
        return try store.inTransaction { try receiver.receive(delivery, in: store, now: now) }
    }

    static let secret = Array("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".utf8)

    func count(_ table: String) throws -> Int64 { try store.number("SELECT count(*) FROM \(table)") }
}

private func reason(_ outcome: WebhookReceiver.Outcome) -> String? {
    if case .refused(let reason) = outcome { reason } else { nil }
}

@Test func anEventIsStoredAsItCameAndRecorded() throws {
    let scene = try Scene()
    let body = #"{"id": "r-1", "token": "\#(scene.token)", "answers": {"score": 10, "color": "red"}}"#
    guard case .recorded(let saved, let unknown) = try scene.send(body, id: "evt_1") else {
        Issue.record("not recorded")
        return
    }
    #expect(saved.change == .created)
    #expect(unknown == ["color"])
    #expect(try scene.store.word("SELECT CAST(body AS TEXT) FROM webhook_events WHERE state = 'done'") == body)
    #expect(try scene.store.word("SELECT error FROM webhook_events") == "unknown questions: color")
    #expect(try scene.store.word("SELECT source || ' ' || source_key FROM responses") == "hook:tf r-1")
}

@Test func aRepeatedEventHasNoEffectAndANewEventOfTheSameResponseChangesIt() throws {
    let scene = try Scene()
    let body = { (score: Int) in #"{"id": "r-1", "email": "anna@example.org", "answers": {"score": \#(score)}}"# }
    _ = try scene.send(body(10), id: "evt_1")
    let before = try scene.store.dump()
    guard case .repeated = try scene.send(body(10), id: "evt_1") else {
        Issue.record("not repeated")
        return
    }
    guard case .repeated = try scene.send(body(0), id: "evt_1") else {
        Issue.record("not repeated")
        return
    }
    #expect(try scene.store.dump() == before)
    _ = try scene.send(body(5), id: "evt_2")
    #expect(try scene.count("responses") == 1)
    #expect(try scene.store.number("SELECT number FROM answers") == 5)
}

@Test func badEventsAreRefusedWithTheReasonAndKept() throws {
    let scene = try Scene()
    let forged = String(scene.token.dropLast(2)) + "AA"
    let refusals = [
        "{", "[]", "\"x\"", "{}", #"{"email": "anna@example.org"}"#,
        #"{"email": "anna@example.org", "answers": {"score": 11}}"#,
        #"{"email": "anna@example.org", "answers": {"other": 1}}"#,
        #"{"email": "anna", "answers": {"score": 1}}"#, #"{"answers": {"score": 1}}"#,
        #"{"email": "anna@example.org", "at": "yesterday", "answers": {"score": 1}}"#,
        #"{"token": "\#(forged)", "answers": {"score": 1}}"#,
    ]
    for body in refusals { #expect(reason(try scene.send(body)) != nil, "\(body)") }
    #expect(try scene.count("responses") == 0)
    #expect(
        try scene.store.number("SELECT count(*) FROM webhook_events WHERE state = 'rejected'") == Int64(refusals.count))
}

@Test func aRefusedEventMayBeSentAgainOnceItIsMended() throws {
    let scene = try Scene()
    let bad = #"{"email": "anna@example.org", "answers": {"score": 99}}"#
    #expect(reason(try scene.send(bad, id: "evt_1")) == "score: 99 is not a whole number from 0 to 10")
    _ = try scene.send(#"{"email": "anna@example.org", "answers": {"score": 9}}"#, id: "evt_1")
    #expect(try scene.count("responses") == 1)
    #expect(try scene.store.word("SELECT state FROM webhook_events") == "done")
}

@Test func eventsOfErasedPeopleLeaveNothingBehind() throws {
    let scene = try Scene()
    try scene.store.seedErasure(of: 1, email: "anna@example.org", at: Sample.now)
    let events = [
        #"{"id": "1", "email": "ANNA@example.org", "answers": {"score": 9, "reason": "my secret"}}"#,
        #"{"id": "2", "token": "\#(scene.token)", "answers": {"reason": "my secret"}}"#,
        #"{"id": "3", "email": "anna@example.org", "answers": {"score": 99}}"#,
    ]
    for body in events {
        guard case .erased = try scene.send(body) else {
            Issue.record("\(body)")
            continue
        }
        guard case .repeated = try scene.send(body) else {
            Issue.record("again: \(body)")
            continue
        }
    }
    #expect(try scene.count("responses") == 0)
    #expect(try scene.store.number("SELECT sum(length(body)) FROM webhook_events") == 0)
}

@Test(arguments: ["2099-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"])
func eventsOfImpossibleTimesAreRefused(at: String) throws {
    let scene = try Scene()
    let body = #"{"email": "anna@example.org", "at": "\#(at)", "answers": {"score": 9}}"#
    #expect(reason(try scene.send(body))?.hasPrefix("at: ") == true)
    #expect(try scene.count("responses") == 0)
}

@Test func anAnswerFromAClockThatIsAheadIsTakenAsGivenNow() throws {
    let scene = try Scene()
    _ = try scene.send(#"{"email": "anna@example.org", "at": "2026-10-10T09:00:00Z", "answers": {"score": 9}}"#)
    #expect(try scene.store.number("SELECT at FROM responses") == (Sample.now + 60_000).milliseconds)
}

@Test(arguments: [
    #"{"id": 123456789012345678901234567890, "email": "anna@example.org", "answers": {"score": 9}}"#,
    #"{"email": "anna@example.org", "answers": {"score": 9.5}}"#,
    #"{"email": "anna@example.org", "answers": {"score": 1e9}}"#,
    #"{"email": "anna@example.org", "answers": {"score": 99999999999999999999}}"#,
    #"{"email": "anna@example.org", "answers": {"score": "٩"}}"#,
    #"{"email": "anna@example.org", "answers": {"score": true}}"#,
    #"{"email": "anna@example.org", "answers": {"score": [9]}}"#,
    #"{"email": "anna@example.org", "answers": {"score": "9\u0000"}, "answers": {"score": 11}}"#,
    #"{"email": "anna@example.org", "answers": {"reason": {"a": 1}}}"#,
    #"{"email": "anna@example.org\u0000", "token": "", "answers": {"score": "\ud83d"}}"#,
])
func whatIsNoScoreIsRefused(body: String) throws {
    let scene = try Scene()
    #expect(reason(try scene.send(body)) != nil, "\(body)")
    #expect(try scene.count("responses") == 0)
}

@Test(arguments: ["9", "9.0", #""9.0""#, #"" 9 ""#, #""9\u0000""#, "9e0"])
func waysToWriteNine(value: String) throws {
    let scene = try Scene()
    _ = try scene.send(#"{"email": "anna@example.org", "answers": {"score": \#(value)}}"#)
    #expect(try scene.store.number("SELECT number FROM answers") == 9)
}
