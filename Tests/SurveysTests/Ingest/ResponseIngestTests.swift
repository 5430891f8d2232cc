import Definitions
import Formats
import Store
import Surveys
import TestSupport
import Testing

/// A store with one survey sent to one member, closing in 14 days.
private struct Scene {
    let folder = TemporaryFolder()
    let store: Store
    let ingest: ResponseIngest
    let member: Int64
    let message: Int64

    init(was: String? = nil) throws {
        store = try Sample.store(in: folder)
        let campaign = Sample.survey(was: was)
        ingest = ResponseIngest(store: store, campaign: campaign, zone: .utc)!
        member = try store.seedMember("anna@example.org", locale: "ru")
        let name = was ?? campaign.name
        try store.seedOccurrence(
            name, "2026-10-10T07:00Z", dueAt: Sample.now, closesAt: Sample.now + 14 * 86_400_000)
        message = try store.seedMessage(name, "2026-10-10T07:00Z", memberID: member, at: Sample.now)
    }

    func submission(
        _ respondent: Submission.Respondent, key: String = "1", source: String = "page", score: Double,
        text: String? = nil, days: Int64 = 1
    ) -> Submission {
        var raw: [(question: String, answer: RawAnswer)] = [("score", .number(score))]
        if let text { raw.append(("reason", .text(text))) }
        return Submission(
            respondent: respondent, source: source, sourceKey: key, at: Sample.now + days * 86_400_000,
            sheet: AnswerSheet(raw, survey: ingest.survey))
    }
}

@Test func aResponseIsRecordedOnceAndItsMemberTouched() throws {
    let scene = try Scene()
    let first = try scene.ingest.record(scene.submission(.message(scene.message), score: 9), now: Sample.now)
    #expect(first.saved.change == .created)
    #expect(try scene.store.touchedMembers() == [scene.member])
    #expect(try scene.store.word("SELECT matched_by FROM responses WHERE occurrence IS NOT NULL") == "token")
    let again = try scene.ingest.record(scene.submission(.message(scene.message), score: 9), now: Sample.now)
    #expect(again.saved.change == .unchanged)
    let changed = try scene.ingest.record(
        scene.submission(.message(scene.message), score: 6, text: " e\u{301}\r\nx\u{7} "), now: Sample.now)
    #expect(changed.saved.change == .updated)
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 1)
    #expect(try scene.store.number("SELECT number FROM answers WHERE question = 'score'") == 6)
    #expect(try scene.store.word("SELECT text FROM answers WHERE question = 'reason'") == "\u{E9}\nx")
}

@Test func aLateResponseIsKeptApartAndDoesNotTouchOneGivenInTime() throws {
    let scene = try Scene()
    let late = try scene.ingest.record(
        scene.submission(.message(scene.message), score: 3, days: 15), now: Sample.now)
    #expect(late.saved.change == .created)
    #expect(late.saved.isLate)
    let inTime = try scene.ingest.record(scene.submission(.message(scene.message), score: 9), now: Sample.now)
    #expect(inTime.saved.change == .updated)
    #expect(!inTime.saved.isLate)
    let lateAgain = try scene.ingest.record(
        scene.submission(.message(scene.message), score: 0, days: 15), now: Sample.now)
    #expect(lateAgain.saved.change == .kept)
    #expect(try scene.store.number("SELECT number FROM answers") == 9)
}

@Test func theSameMembersAnswerFromAnotherSourceIsADuplicate() throws {
    let scene = try Scene()
    let address = Submission.Respondent.address(try EmailAddress(parsing: "Anna@EXAMPLE.org"))
    _ = try scene.ingest.record(scene.submission(.message(scene.message), score: 9), now: Sample.now)
    let second = try scene.ingest.record(
        scene.submission(address, key: "r-1", source: "csv", score: 2), now: Sample.now)
    #expect(second.saved.isDuplicate)
    #expect(second.matchedBy == .address)
    #expect(try scene.store.number("SELECT count(*) FROM responses WHERE is_duplicate = 1") == 1)
    let again = try scene.ingest.record(
        scene.submission(address, key: "r-1", source: "csv", score: 2), now: Sample.now)
    #expect(again.saved.change == .unchanged)
}

@Test func anAddressIsMatchedToTheLatestMessageBeforeTheAnswer() throws {
    let scene = try Scene()
    let next = Sample.now + 90 * 86_400_000
    try scene.store.seedOccurrence("nps-quarterly", "2027-01-08T07:00Z", dueAt: next, closesAt: nil)
    try scene.store.seedMessage("nps-quarterly", "2027-01-08T07:00Z", memberID: scene.member, at: next)
    let address = Submission.Respondent.address(try EmailAddress(parsing: "anna@example.org"))
    _ = try scene.ingest.record(scene.submission(address, key: "a", source: "csv", score: 9, days: 2), now: next)
    _ = try scene.ingest.record(scene.submission(address, key: "b", source: "csv", score: 8, days: 91), now: next)
    #expect(
        try scene.store.word("SELECT occurrence FROM responses WHERE source_key = 'a'") == "2026-10-10T07:00Z")
    #expect(
        try scene.store.word("SELECT occurrence FROM responses WHERE source_key = 'b'") == "2027-01-08T07:00Z")
    #expect(try scene.store.number("SELECT count(*) FROM responses WHERE is_duplicate = 1") == 0)
}

@Test func anUnknownAddressIsKeptUnmatched() throws {
    let scene = try Scene()
    let address = Submission.Respondent.address(try EmailAddress(parsing: "nobody@example.org"))
    let outcome = try scene.ingest.record(scene.submission(address, source: "csv", score: 9), now: Sample.now)
    #expect(outcome.matchedBy == .none)
    #expect(try scene.store.number("SELECT count(*) FROM responses WHERE member_id IS NULL") == 1)
}

@Test func aRenamedCampaignTakesTheAnswersToItsOldMessages() throws {
    let scene = try Scene(was: "nps-old")
    let outcome = try scene.ingest.record(scene.submission(.message(scene.message), score: 9), now: Sample.now)
    #expect(outcome.matchedBy == .token)
    #expect(try scene.store.word("SELECT campaign FROM responses") == "nps-quarterly")
}

@Test(arguments: [
    RawAnswer.number(11), .number(-1), .number(9.5), .number(.infinity), .text("11"), .text("nine"), .text("0x5"),
    .text("1e1"), .other(Phrase(verbatim: "a list")),
])
func whatIsNoScoreIsAProblem(_ answer: RawAnswer) {
    let sheet = AnswerSheet([("score", answer)], survey: Sample.survey().survey!)
    #expect(sheet.answers.isEmpty)
    #expect(sheet.problems.first?.message.english.hasSuffix("is not a whole number from 0 to 10") == true)
}

@Test(arguments: [RawAnswer.number(10), .text("10"), .text(" 10 "), .text("10.0")])
func aScoreMayComeAsANumberOrAsText(_ answer: RawAnswer) {
    let sheet = AnswerSheet([("score", answer)], survey: Sample.survey().survey!)
    #expect(sheet.answers.first?.number == 10)
    #expect(sheet.problems.isEmpty)
}

@Test func unknownQuestionsAndTextsThatAreTooLongAreReported() {
    let survey = Sample.survey().survey!
    let sheet = AnswerSheet(
        [("scor", .number(9)), ("reason", .text(String(repeating: "я", count: 10_001)))], survey: survey)
    #expect(sheet.unknown == ["scor"])
    #expect(sheet.problems.map(\.question) == ["reason"])
    #expect(AnswerSheet([("reason", .text(" \u{0} "))], survey: survey).answers.isEmpty)
}
