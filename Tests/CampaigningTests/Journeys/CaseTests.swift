import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// Cases from their opening to their end, and the story that each keeps.
@Suite struct CaseTests {
    private let scene: JourneyScene
    private let anna: Int64

    init() throws {
        scene = try JourneyScene()
        scene.folder.write(
            """
            title: Voice
            kind: survey
            intent: service
            reason: a test
            schedule: { at: 2026-03-01 12:00 }
            content: word
            survey:
              questions:
                - score: { type: nps }
            follow_up:
              - { when: score <= 6, case: { owner: care@example.org, due: 2d } }
            """, to: "campaigns/voice.yaml")
        try scene.load()
        anna = try scene.add("anna")
        // From here on answers lead to something.
        try scene.run("2026-02-25T08:00:00Z")
    }

    private func change(_ id: Int64, _ step: CaseStep, _ at: String, note: String? = nil) throws -> CaseChange {
        try scene.store.changeCase(id, step, who: "lena", note: note, now: try time(at))
    }

    private func answerBadly(_ at: String, _ score: Double) throws {
        try scene.answer("anna", at, score: score, campaign: "voice")
        try scene.run(at: try time(at) + 60_000)
    }

    private func story(_ id: Int64) throws -> [String] {
        try scene.store.caseNotes(id).map { note in
            [note.kind.rawValue, note.who, note.text].compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test func anotherBadAnswerIsANoteToTheOpenCase() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        try answerBadly("2026-02-27T08:00:00Z", 1)
        #expect(try scene.store.cases(includingClosed: true).map(\.id) == [1])
        #expect(try story(1) == ["opened score 3", "answered score 1"])
        #expect(try scene.store.caseAnswers(1).map { "\($0.question) \($0.answer)" } == ["score 3", "score 1"])
        // Closed, the next one is a case of its own.
        #expect(try change(1, .close(.resolved), "2026-02-28T08:00:00Z") == .done)
        try answerBadly("2026-03-10T08:00:00Z", 2)
        #expect(try scene.store.cases(includingClosed: true).map { "\($0.id) \($0.state)" } == ["2 open", "1 closed"])
    }

    @Test func stepsAreDoneInTurnAndKept() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        #expect(try change(1, .assign(owner: "boris@example.org"), "2026-02-26T09:00:00Z", note: "knows her") == .done)
        #expect(try change(1, .contacted, "2026-02-26T10:00:00Z", note: "called") == .done)
        #expect(try change(1, .waiting, "2026-02-26T11:00:00Z") == .done)
        #expect(try change(1, .contacted, "2026-02-27T10:00:00Z") == .done)
        #expect(try change(1, .close(.notPossible), "2026-02-28T10:00:00Z", note: "sold out") == .done)
        let one = try #require(try scene.store.cases(includingClosed: true).first)
        #expect(one.owner == "boris@example.org" && one.state == .closed && one.outcome == .notPossible)
        #expect(try one.contactedAt == time("2026-02-26T10:00:00Z"))
        #expect(one.note == "sold out")
        #expect(
            try story(1) == [
                "opened score 3", "assigned lena boris@example.org: knows her", "contacted lena called", "waiting lena",
                "contacted lena", "closed lena not_possible: sold out",
            ])
        #expect(try change(1, .contacted, "2026-03-01T10:00:00Z") == .isClosed)
        #expect(try change(1, .note, "2026-03-01T10:00:00Z", note: "she wrote again") == .done)
        #expect(try change(1, .reopen, "2026-03-01T11:00:00Z") == .done)
        #expect(try change(1, .reopen, "2026-03-01T11:00:00Z") == .isOpen)
        let again = try #require(try scene.store.cases(includingClosed: false).first)
        #expect(again.state == .contacted && again.outcome == nil && again.closedAt == nil)
        #expect(try change(7, .contacted, "2026-03-01T11:00:00Z") == .noSuchCase)
    }

    @Test func aCaseIsNotOpenedAgainBesideAnother() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        #expect(try change(1, .close(.noAnswer), "2026-02-27T08:00:00Z") == .done)
        #expect(try scene.store.cases(includingClosed: true).first?.contactedAt == nil)
        try answerBadly("2026-03-10T08:00:00Z", 2)
        #expect(try change(1, .reopen, "2026-03-11T08:00:00Z") == .another(2))
    }

    @Test func whatIsResolvedWasSpokenOf() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        #expect(try change(1, .close(.resolved), "2026-02-27T08:00:00Z") == .done)
        #expect(try scene.store.cases(includingClosed: true).first?.contactedAt == time("2026-02-27T08:00:00Z"))
    }

    @Test func casesAreFoundByOwnerStateTimeAndFilter() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        let boris = try scene.add("boris")
        let due = try time("2026-04-01T00:00:00Z")
        try scene.store.openCase(
            memberID: boris, campaign: nil, responseID: nil, owner: "Lena@example.org", dueAt: due, who: "anna",
            text: "came by", now: try time("2026-02-26T10:00:00Z"))
        func ids(_ change: (inout CaseSelection) -> Void) throws -> [Int64] {
            var selection = CaseSelection.open
            change(&selection)
            return try scene.store.cases(selection).map(\.id)
        }
        #expect(try ids { _ in } == [1, 2])
        #expect(try ids { $0.owner = "lena@EXAMPLE.org" } == [2])
        #expect(try ids { $0.campaign = "voice" } == [1])
        #expect(try ids { $0.states = [.waiting] } == [])
        #expect(try ids { $0.dueBefore = due } == [1])
        #expect(try ids { $0.ids = [2, 9] } == [2])
        let filter = SQLFragment(sql: "m.email = :address", parameters: ["address": .text("boris@example.org")])
        #expect(try ids { $0.condition = filter } == [2])
    }

    @Test func analystsSeeCasesAndAnErasureTakesThem() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        #expect(try change(1, .contacted, "2026-02-26T10:00:00Z", note: "called her about the roots") == .done)
        let rows = try scene.store.connection.rows(
            "SELECT case_id, member_id, campaign, response_id, owner, state, outcome FROM cases_view"
        ) { "\($0.integer(0)) \($0.integer(1)) \($0.text(2)) \($0.integer(3)) \($0.text(4)) \($0.text(5))" }
        #expect(rows == ["1 \(anna) voice 1 care@example.org contacted"])
        let held = try scene.store.memberRecords(memberID: anna).first { $0.table == "case_notes" }
        #expect(held?.rows.count == 2)
        let now = try time("2026-03-01T08:00:00Z")
        let erasure = try scene.store.beginErasure(memberID: anna, emailKey: "anna@example.org", at: now)
        _ = try scene.store.emptyMember(anna, erasure: erasure, at: now)
        #expect(try scene.store.number("SELECT count(*) FROM cases") == 0)
        #expect(try scene.store.number("SELECT count(*) FROM case_notes") == 0)
    }

    @Test func ownersAreToldOnceADayOfWhatIsDue() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        let store = scene.store
        let due = try time("2026-02-28T08:00:00Z")
        #expect(try store.ownersToTell(dueBefore: due, day: "2026-02-27") == [])
        #expect(try store.ownersToTell(dueBefore: due + 1, day: "2026-02-28") == ["care@example.org"])
        try store.noteCaseDigest(owner: "care@example.org", day: "2026-02-28", at: due)
        try store.noteCaseDigest(owner: "care@example.org", day: "2026-02-28", at: due)
        #expect(try store.ownersToTell(dueBefore: due + 1, day: "2026-02-28") == [])
        #expect(try store.ownersToTell(dueBefore: due + 1, day: "2026-03-01") == ["care@example.org"])
        try store.noteCaseDigest(owner: "care@example.org", day: "2026-04-20", at: try time("2026-04-20T08:00:00Z"))
        #expect(try store.number("SELECT count(*) FROM case_digests") == 1)
    }

    @Test func theDigestSaysWhoWaits() throws {
        try answerBadly("2026-02-26T08:00:00Z", 3)
        scene.folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        let cases = try scene.store.cases(.open)
        let message = try CaseDigestMail.compose(
            cases, to: "care@example.org", day: CivilDate("2026-03-01")!, scene.workspace, salt: scene.store.salt,
            now: try time("2026-03-01T08:00:00Z"))
        #expect(message.subject == "1 case overdue, 0 due today")
        #expect(message.text.contains("1  overdue since 2026-02-28 11:00  anna@example.org  voice"))
        #expect(message.recipient == "care@example.org")
        #expect(!message.text.contains("http"))
        let again = try CaseDigestMail.compose(
            cases, to: "care@example.org", day: CivilDate("2026-03-01")!, scene.workspace, salt: scene.store.salt,
            now: try time("2026-03-01T09:00:00Z"))
        #expect(again.messageID == message.messageID)
    }
}
