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
    let signer = TokenSigner(current: [1, 2, 3])
    let token: String

    /// Anna and Boris were sent the survey on 10 October at 10:00 in Moscow; it closes 14 days later.
    init() throws {
        store = try Sample.store(in: folder)
        try store.seedOccurrence(
            "nps-quarterly", "2026-10-10T07:00Z", dueAt: Sample.now, closesAt: Sample.now + 14 * 86_400_000)
        let anna = try store.seedMember("anna@example.org")
        let boris = try store.seedMember("boris@example.org")
        let row = try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: anna, at: Sample.now)
        try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: boris, at: Sample.now)
        token = signer.sign(.survey, row: row)
    }

    func load(
        _ csv: String, map: [String: String] = [:], isDryRun: Bool = false, source: String = "csv"
    ) throws -> ResponseImport.Summary {
        let ingest = ResponseIngest(store: store, campaign: Sample.survey(), zone: Zone("Europe/Moscow")!)!
        var options = ResponseImport.Options()
        options.map = map
        options.isDryRun = isDryRun
        options.source = source
        options.rejectsPath = folder.path + "/rejects.csv"
        return try ResponseImport(
            file: try CSVReader(bytes: Array(csv.utf8)), ingest: ingest, signer: signer, options: options,
            now: Sample.now + 30 * 86_400_000
        ).run()
    }
}

@Test func answersAreMatchedByTokenThenByAddressElseKept() throws {
    let scene = try Scene()
    let csv = """
        Token,Email Address,Submitted at,score,Что нам исправить?
        https://club.example.org/s/\(scene.token)?q=score,wrong@example.org,2026-10-11 12:00:00,9,
        not-a-token,BORIS@example.org,2026-10-11,6,"Дорого, \"\"очень\"\""
        ,nobody@example.org,2026-10-11,10,
        ,,2026-10-11T00:00:00Z,10,
        """
    let summary = try scene.load(csv)
    #expect((summary.read, summary.created, summary.unmatched, summary.rejected) == (4, 4, 2, 0))
    #expect(try scene.store.word("SELECT group_concat(matched_by) FROM responses") == "token,address,none,none")
    // Midnight of the day of an answer is before the message went out, the day is not.
    #expect(try scene.store.number("SELECT count(*) FROM responses WHERE occurrence IS NOT NULL") == 2)
    #expect(try scene.store.word("SELECT text FROM answers WHERE question = 'reason'") == "Дорого, \"очень\"")
    #expect(
        try scene.store.number("SELECT at FROM responses WHERE id = 1")
            == Instant(rfc3339: "2026-10-11T09:00:00Z")!.milliseconds)
    let again = try scene.load(csv)
    #expect((again.created, again.unchanged) == (0, 4))
}

@Test func aDayOnlyAnswerOnTheDayOfTheMessageIsAnAnswerToIt() throws {
    let scene = try Scene()
    _ = try scene.load("email,at,score\nanna@example.org,2026-10-10,9\n")
    #expect(try scene.store.word("SELECT occurrence FROM responses") == "2026-10-10T07:00Z")
}

@Test func lateAndDuplicateAnswersAreToldApart() throws {
    let scene = try Scene()
    let summary = try scene.load(
        """
        id,email,at,score
        1,anna@example.org,2026-10-11,9
        2,anna@example.org,2026-10-12,3
        3,boris@example.org,2026-11-01,8
        """)
    #expect((summary.created, summary.duplicates, summary.late) == (3, 1, 1))
    #expect(try scene.store.word("SELECT source_key FROM responses WHERE is_duplicate = 1") == "id:2")
    #expect(try scene.store.word("SELECT source_key FROM responses WHERE is_late = 1") == "id:3")
}

@Test func badRowsGoToTheRejectsFileWhichCanBeCorrectedAndImported() throws {
    let scene = try Scene()
    let summary = try scene.load(
        """
        id,email,at,score
        1,anna@example.org,2026-10-11,11
        2,anna@,2026-10-11,9
        3,boris@example.org,gestern,9
        4,boris@example.org,2026-10-11,8,extra
        5,boris@example.org,2026-10-11,8
        5,boris@example.org,2026-10-11,2
        6,=cmd|x@example.org,2026-10-11,
        """)
    #expect((summary.read, summary.created, summary.rejected, summary.empty) == (7, 1, 5, 1))
    let rejects = scene.folder.read("rejects.csv")
    #expect(rejects.hasPrefix("line,reason,id,email,at,score\r\n2,"))
    #expect(rejects.contains("score: \"\"11\"\" is not a whole number from 0 to 10"))
    let corrected = try scene.load(
        "line,reason,id,email,at,score\r\n2,\"score: x\",1,anna@example.org,2026-10-11,10\r\n")
    #expect((corrected.created, corrected.rejected) == (1, 0))
}

@Test func aDryRunChangesNothing() throws {
    let scene = try Scene()
    let before = try scene.store.dump()
    let summary = try scene.load("email,at,score\nanna@example.org,2026-10-11,9\nx,2026-10-11,9\n", isDryRun: true)
    #expect((summary.created, summary.rejected) == (1, 1))
    #expect(try scene.store.dump() == before)
}

@Test func aChangedRowOfTheSameIdChangesTheAnswer() throws {
    let scene = try Scene()
    _ = try scene.load("Response ID,email,score\nr1,anna@example.org,9\n")
    let summary = try scene.load("Response ID,email,score\nr1,anna@example.org,2\n")
    #expect((summary.created, summary.updated) == (0, 1))
    #expect(try scene.store.number("SELECT number FROM answers") == 2)
}

@Test func rowsThatAreTheSameInEveryCellAreSeveralAnswers() throws {
    let scene = try Scene()
    let csv = "score,at\n9,2026-10-11\n9,2026-10-11\n"
    #expect(try scene.load(csv).created == 2)
    #expect(try scene.load(csv).unchanged == 2)
    #expect(try scene.load(csv, source: "other").created == 2)
}

@Test func columnsAreFoundByNameTextAndOption() throws {
    let survey = Sample.survey().survey!
    let mapping = try ResponseMapping(
        header: ["E-Mail", "Оценка", "what  should WE mend?", "Comment"], survey: survey, given: ["score": "оценка"])
    #expect(mapping.columns.map(\.field) == ["email", "score", "reason"])
    #expect(mapping.unused == ["Comment"])
    #expect(throws: ResponseMapping.Mistake.self) { try ResponseMapping(header: ["a", "b"], survey: survey) }
    let mistake = #expect(throws: ResponseMapping.Mistake.self) {
        try ResponseMapping(header: ["score"], survey: survey, given: ["scor": "score"])
    }
    #expect(mistake?.suggestion == "did you mean score?")
    #expect(throws: ResponseMapping.Mistake.self) {
        try ResponseMapping(header: ["score"], survey: survey, given: ["at": "When"])
    }
}
