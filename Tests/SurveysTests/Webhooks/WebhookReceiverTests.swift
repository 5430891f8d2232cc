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
    let receiver: WebhookReceiver
    let token: String

    init() throws {
        store = try Sample.store(in: folder)
        let signer = TokenSigner(current: [1, 2, 3])
        receiver = WebhookReceiver(
            hook: WebhookDefinition(name: "tf", kind: "generic", campaign: "nps-quarterly", secret: nil),
            ingest: ResponseIngest(store: store, campaign: Sample.survey(), zone: .utc)!, signer: signer)
        let member = try store.seedMember("anna@example.org")
        let row = try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: member, at: Sample.now)
        token = signer.sign(.survey, row: row)
    }

    func send(_ text: String, id: String? = nil) throws -> WebhookReceiver.Outcome {
        try receiver.receive(.init(id: id, body: Array(text.utf8)), now: Sample.now + 60_000)
    }

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
