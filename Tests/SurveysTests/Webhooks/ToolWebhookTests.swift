import Definitions
import Formats
import Store
import Surveys
import TestSupport
import Testing

private func typeform(_ token: String, score: Int = 9, event: String = "ev1", at: String = "07:30:00") -> String {
    """
    {"event_id": "\(event)", "event_type": "form_response", "form_response": {"form_id": "f", "token": "resp1",
    "submitted_at": "2026-10-10T\(at)Z", "hidden": {"kamerton": "\(token)"},
    "definition": {"id": "f", "title": "NPS", "fields": [
    {"id": "q1", "title": "How likely are you to recommend Green Orchard to a friend or colleague?", "type": "nps", "ref": "r1"},
    {"id": "q2", "title": "Why so?", "type": "long_text", "ref": "reason"}]},
    "answers": [{"type": "number", "number": \(score), "field": {"id": "q1", "type": "nps", "ref": "r1"}},
    {"type": "text", "text": "The apples", "field": {"id": "q2", "type": "long_text", "ref": "reason"}}]}}
    """
}

private let tally = """
    {"eventId": "te1", "eventType": "FORM_RESPONSE", "createdAt": "2026-10-10T07:31:00.000Z", "data": {
    "responseId": "tr1", "formId": "f", "createdAt": "2026-10-10T07:31:00.000Z", "fields": [
    {"key": "question_h", "label": "email", "type": "HIDDEN_FIELDS", "value": "anna@example.org"},
    {"key": "question_a", "label": "score", "type": "LINEAR_SCALE", "value": 7},
    {"key": "question_b", "label": "reason", "type": "MULTIPLE_CHOICE", "value": ["o2"],
     "options": [{"id": "o1", "text": "Pears"}, {"id": "o2", "text": "Apples"}]}]}}
    """

private func formbricks(_ event: String, finished: Bool, score: Int = 10) -> String {
    """
    {"event": "\(event)", "webhookId": "w", "data": {"id": "fb1", "surveyId": "s", "finished": \(finished),
    "data": {"score": \(score), "reason": "Good"}, "contactAttributes": {"email": "anna@example.org"},
    "updatedAt": "2026-10-10T07:40:00.000Z"}}
    """
}

private func delighted(_ score: Int, event: String, updated: Int) -> String {
    """
    {"event_type": "survey_response.updated", "event_id": "\(event)", "event_data": {"id": "d1", "score": \(score),
    "comment": "Nice", "person": {"id": "p", "email": "anna@example.org"}, "updated_at": \(updated)}}
    """
}

@Test func anEventOfTypeformIsTakenByItsHiddenToken() throws {
    let scene = try ToolScene(.typeform)
    let outcomes = try scene.send(typeform(scene.token))
    guard case .recorded(let saved, let unknown)? = outcomes.first else {
        Issue.record("\(outcomes)")
        return
    }
    #expect(saved.change == .created)
    #expect(unknown.isEmpty)
    #expect(try scene.answers() == "reason=The apples score=9")
    #expect(try scene.store.word("SELECT matched_by || ' ' || source_key FROM responses") == "token resp1")
    guard case .repeated? = try scene.send(typeform(scene.token, score: 0)).first else {
        Issue.record("not repeated")
        return
    }
}

@Test func anEventOfTallyIsTakenWithTheTextsOfItsOptions() throws {
    let scene = try ToolScene(.tally)
    try scene.send(tally)
    #expect(try scene.answers() == "reason=Apples score=7")
    #expect(try scene.store.word("SELECT matched_by FROM responses") == "address")
}

@Test func ofFormbricksOnlyWhatIsFinishedIsTakenEachOfAList() throws {
    let scene = try ToolScene(.formbricks)
    let outcomes = try scene.send(
        "[\(formbricks("responseCreated", finished: false)), \(formbricks("responseFinished", finished: true))]")
    #expect(outcomes.count == 2)
    #expect(try scene.answers() == "reason=Good score=10")
    #expect(try scene.count("webhook_events") == 2)
}

@Test func anEventThatIsOlderThanWhatIsKnownChangesNothing() throws {
    let scene = try ToolScene(.delighted)
    let first = Int(Sample.now.milliseconds / 1000)
    try scene.send(delighted(9, event: "e2", updated: first + 600))
    guard case .recorded(let saved, _)? = try scene.send(delighted(2, event: "e1", updated: first + 60)).first else {
        Issue.record("not recorded")
        return
    }
    #expect(saved.change == .older)
    #expect(try scene.answers() == "reason=Nice score=9")
    try scene.send(delighted(4, event: "e3", updated: first + 900))
    #expect(try scene.answers() == "reason=Nice score=4")
    #expect(try scene.count("responses") == 1)
}

@Test func responsesThatAreOnlyNamedAreWaitedFor() throws {
    let monkey = try ToolScene(.surveymonkey)
    let event = """
        {"event_type": "response_completed", "event_id": "1", "object_type": "response", "object_id": "77",
        "resources": {"respondent_id": "77", "survey_id": "5"}}
        """
    guard case .awaited? = try monkey.send(event).first else {
        Issue.record("not awaited")
        return
    }
    #expect(try monkey.store.awaitedResponses(campaign: "nps-quarterly").map(\.name.response) == ["77"])
    let qualtrics = try ToolScene(.qualtrics)
    let message = #"{"Status": "Complete", "SurveyID": "SV_1", "ResponseID": "R_1", "CompletedDate": "2026-10-10"}"#
    try qualtrics.send(ToolScene.form(message))
    #expect(try qualtrics.store.awaitedResponses(campaign: nil).map(\.name.response) == ["R_1"])
    #expect(throws: HookRefusal.self) { try qualtrics.deliveries(ToolScene.form(message, secret: [1])) }
}

@Test(arguments: [WebhookKind.typeform, .tally, .surveymonkey, .formbricks, .delighted])
func whatATooLDidNotSignIsNotBelieved(kind: WebhookKind) throws {
    let scene = try ToolScene(kind)
    let body = "{}"
    #expect(throws: HookRefusal.self) { try scene.deliveries(body, headers: [:]) }
    #expect(throws: HookRefusal.self) {
        try scene.deliveries(body, headers: scene.headers(Array(body.utf8), secret: [1]))
    }
    #expect(throws: HookRefusal.self) { try scene.deliveries(body + " ", headers: scene.headers(Array(body.utf8))) }
    #expect(throws: HookRefusal.self) {
        try scene.deliveries(body, headers: scene.headers(Array(body.utf8)).mapValues { _ in "sha256=\u{e4}" })
    }
}

@Test func aSignatureOfFormbricksHoldsForFiveMinutes() throws {
    let scene = try ToolScene(.formbricks)
    let body = Array("[]".utf8)
    #expect(throws: HookRefusal.self) {
        try scene.deliveries("[]", headers: scene.headers(body, at: ToolScene.now + -360_000))
    }
}

@Test(arguments: [WebhookKind.typeform, .tally, .surveymonkey, .formbricks, .delighted])
func genuineNonsenseIsRefusedAndKept(kind: WebhookKind) throws {
    for body in ["", "[[[", "{}", "[{}]", "nul", #"{"event_type": []}"#] {
        let scene = try ToolScene(kind)
        guard case .refused(let reason)? = try scene.send(body).first else {
            Issue.record("\(kind) \(body)")
            continue
        }
        #expect(!reason.isEmpty)
        #expect(try scene.store.word("SELECT state FROM webhook_events") == "rejected")
    }
}

@Test func whatTheSurveyDoesNotTakeIsKeptAndTakenOnceTheMapIsMended() throws {
    let scene = try ToolScene(.typeform)
    guard case .kept(let reason)? = try scene.send(typeform(scene.token, score: 11)).first else {
        Issue.record("not kept")
        return
    }
    #expect(reason.hasPrefix("score: 11 is not"))
    let wrong = try ToolScene(.typeform) { $0.map = ["score": "/form_response/answers/7/number", "reason": "/x"] }
    try wrong.send(typeform(wrong.token).replacing("Why so?", with: "X"))
    #expect(try wrong.store.word("SELECT state FROM webhook_events") == "rejected")
    let mended = try ToolScene(.typeform) { $0.map = ["score": "r1"] }
    let replay = WebhookReplay(mended.receiver, isAll: false)
    let summary = try replay.run(wrong.store)
    #expect(summary.taken == 1)
    #expect(try wrong.answers() == "reason=The apples score=9")
}

@Test func aPointerIntoTheEventIsAMapToo() throws {
    let scene = try ToolScene(.typeform) { $0.map = ["score": "/form_response/answers/0/number"] }
    try scene.send(typeform(scene.token, score: 3))
    #expect(try scene.answers() == "reason=The apples score=3")
}

@Test func whatWasOnlyStoredInARushIsTakenInAfterwardsInItsOrder() throws {
    let scene = try ToolScene(.typeform)
    for number in 0..<70 {
        let event = typeform(
            scene.token, score: number % 10, event: "e\(number)",
            at: "07:30:\(number % 60 < 10 ? "0" : "")\(number % 60)")
        guard case .stored? = try scene.send(event, isHurried: true).first else {
            Issue.record("not stored")
            return
        }
    }
    guard case .repeated? = try scene.send(typeform(scene.token, event: "e5"), isHurried: true).first else {
        Issue.record("not repeated")
        return
    }
    #expect(try scene.count("responses") == 0)
    var spool = WebhookSpool(["tool": scene.receiver])
    #expect(try spool.takeSome(scene.store))
    #expect(try spool.takeSome(scene.store))
    #expect(try !spool.takeSome(scene.store))
    #expect(try scene.count("responses") == 1)
    // Number 59 has the latest time of all.
    #expect(try scene.answers() == "reason=The apples score=9")
    #expect(try scene.store.number("SELECT count(*) FROM webhook_events WHERE state = 'done'") == 70)
}

@Test func inARushWhatTheSurveyDoesNotTakeIsSaidAtOnceAndErasedPeopleLeaveNothing() throws {
    let scene = try ToolScene(.tally)
    guard case .kept? = try scene.send(tally.replacing("\"value\": 7", with: "\"value\": 70"), isHurried: true).first
    else {
        Issue.record("not kept")
        return
    }
    try scene.store.seedErasure(of: 1, email: "anna@example.org", at: Sample.now)
    try scene.send(tally.replacing("te1", with: "te2"), isHurried: true)
    var spool = WebhookSpool(["tool": scene.receiver])
    while try spool.takeSome(scene.store) {}
    #expect(try scene.count("responses") == 0)
    #expect(try scene.store.number("SELECT length(body) FROM webhook_events WHERE event_id = 'te2'") == 0)
}
