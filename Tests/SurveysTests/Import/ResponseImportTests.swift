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
    let anna: Int64

    /// Anna and Boris were sent the survey on 10 October at 10:00 in Moscow; it closes 14 days later.
    init() throws {
        store = try Sample.store(in: folder)
        try store.seedOccurrence(
            "nps-quarterly", "2026-10-10T07:00Z", dueAt: Sample.now, closesAt: Sample.now + 14 * 86_400_000)
        anna = try store.seedMember("anna@example.org")
        let boris = try store.seedMember("boris@example.org")
        let row = try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: anna, at: Sample.now)
        try store.seedMessage("nps-quarterly", "2026-10-10T07:00Z", memberID: boris, at: Sample.now)
        token = signer.sign(.survey, row: row)
    }

    func load(
        _ csv: String, map: [String: String] = [:], isDryRun: Bool = false, source: String? = nil,
        survey: CampaignDefinition = Sample.survey()
    ) throws -> ImportSummary {
        let ingest = ResponseIngest(store: store, campaign: survey, zone: Zone("Europe/Moscow")!)!
        let options = ImportOptions(
            source: source, mappings: map, rejectsPath: folder.path + "/rejects.csv", isDryRun: isDryRun,
            now: Sample.now + 30 * 86_400_000)
        return try ResponseImport(
            file: try ResponseFile(bytes: Array(csv.utf8), name: "answers.csv"), ingest: ingest, signer: signer,
            options: options
        ).run()
    }
}

extension ImportSummary {
    fileprivate subscript(name: String) -> Int? { others.first { $0.kind.rawValue == name }?.count }
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
    #expect((summary.read, summary.created, summary["unmatched"], summary.rejected) == (4, 4, 2, 0))
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
    #expect((summary.created, summary["duplicates"], summary["late"]) == (3, 1, 1))
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
    #expect((summary.read, summary.created, summary.rejected, summary["empty"]) == (7, 1, 5, 1))
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
    #expect(try scene.store.number("SELECT count(*) FROM imports") == 0)
}

@Test func aDryRunCountsDuplicatesAcrossChunksAsTheImportDoes() throws {
    let scene = try Scene()
    var csv = "id,email,at,score\n1,anna@example.org,2026-10-11,9\n2,boris@example.org,2026-11-02,9\n"
    for number in 3..<450 { csv += "\(number),,2026-10-11,7\n" }
    csv += "450,anna@example.org,2026-10-12,1\n451,boris@example.org,2026-10-12,5\n"
    csv += "452,boris@example.org,2026-11-03,5\n"
    let dry = try scene.load(csv, isDryRun: true)
    // Anna's second answer, and Boris's second late one; a late one does not stand in the way of one in time.
    #expect(dry["duplicates"] == 2)
    #expect(dry == (try scene.load(csv)))
}

@Test func whatMapSaysIsRememberedForTheSource() throws {
    let scene = try Scene()
    let csv = "Wer,Note\nanna@example.org,9\n"
    _ = try scene.load(csv, map: ["score": "Note", "email": "wer"], source: "forms")
    #expect(try scene.load(csv, source: "forms").unchanged == 1)
    #expect(throws: ImportError.self) { try scene.load(csv) }
    // Where the header is not there it gives way, and an empty one takes no column.
    #expect(try scene.load("score\n3\n", source: "forms").created == 1)
    let none = try scene.load("Wer,Note\nanna@example.org,4\n", map: ["email": ""], source: "forms")
    #expect(none["unmatched"] == 1)
}

@Test func everyImportIsNoted() throws {
    let scene = try Scene()
    _ = try scene.load("id,email,score\n1,anna@example.org,9\n2,boris@example.org,99\n", source: "forms")
    #expect(
        try scene.store.word(
            """
            SELECT kind || ' ' || file_name || ' ' || length(file_hash) || ' ' || source || ' ' || read_count || ' '
                || created_count || ' ' || rejected_count || ' ' || (ended_at IS NOT NULL) FROM imports
            """) == "responses answers.csv 64 forms 2 1 1 1")
}

@Test func theSameNumbersInAnotherSurveyAreOtherAnswers() throws {
    let scene = try Scene()
    let csv = "id,email,at,score\n1,anna@example.org,2026-10-11,9\n"
    _ = try scene.load(csv)
    let second = Sample.survey(name: "nps-events")
    #expect(try scene.load("id,email,at,score\n1,boris@example.org,2026-10-11,2\n", survey: second).created == 1)
    #expect(try scene.store.number("SELECT number FROM answers WHERE response_id = 1") == 9)
    #expect(try scene.store.word("SELECT campaign FROM responses WHERE id = 2") == "nps-events")
    #expect(try scene.load("id,email,at,score\n1,boris@example.org,2026-10-11,2\n", survey: second).unchanged == 1)
    let renamed = Sample.survey(name: "events", was: "nps-events")
    #expect(try scene.load("id,email,at,score\n1,boris@example.org,2026-10-11,3\n", survey: renamed).updated == 1)
    #expect(try scene.load(csv).unchanged == 1)
}

@Test func answersOfErasedPeopleAreNotTakenInNorWrittenDown() throws {
    let scene = try Scene()
    try scene.store.seedErasure(of: scene.anna, email: "anna@example.org", at: Sample.now)
    let summary = try scene.load("email,token,score\nAnna@example.org,,9\n,\(scene.token),9\nboris@example.org,,9\n")
    #expect((summary.created, summary.rejected) == (1, 2))
    let rejects = scene.folder.read("rejects.csv").lowercased()
    #expect(rejects.contains("erased") && !rejects.contains("anna@") && !rejects.contains(scene.token.lowercased()))
}

@Test func timesThatNobodyCanHaveAnsweredAtAreRejected() throws {
    let scene = try Scene()
    let csv = "id,at,score\n1,2099-01-01,9\n2,0001-01-01,9\n3,2026-11-09 12:00,9\n4,9999-12-31T23:59:59-23:59,9\n"
    let summary = try scene.load(csv)
    #expect((summary.created, summary.rejected) == (1, 3))
    // Ahead by less than a day: the clocks differ, and it is taken as now.
    #expect(
        try scene.store.number("SELECT at FROM responses") == (Sample.now + 30 * 86_400_000).milliseconds)
}

@Test(arguments: [
    ("9.0", true), (" 9 ", true), ("٩", false), ("1e1", false), ("0x9", false), ("9,0", false), ("-0", false),
])
func scoresInFilesAreReadStrictly(cell: String, isTaken: Bool) throws {
    let summary = try Scene().load("id;score\n1;\(cell)\n")
    #expect(summary.created == (isTaken ? 1 : 0))
}

@Test func theRejectsAreNotWrittenOverTheFileItself() throws {
    let scene = try Scene()
    scene.folder.write("score\n11\n", to: "a.csv")
    let path = scene.folder.path + "/a.csv"
    let options = ImportOptions(rejectsPath: path, now: Sample.now)
    #expect(throws: ImportError.self) {
        try ResponseImport(
            file: try ResponseFile(path: path),
            ingest: ResponseIngest(store: scene.store, campaign: Sample.survey(), zone: .utc)!, signer: scene.signer,
            options: options)
    }
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
    #expect(throws: ImportError.self) { try ResponseMapping(header: ["a", "b"], survey: survey) }
    let mistake = #expect(throws: ImportError.self) {
        try ResponseMapping(header: ["score"], survey: survey, given: ["scor": "score"])
    }
    #expect(mistake?.advice?.english == "did you mean score?")
    #expect(throws: ImportError.self) {
        try ResponseMapping(header: ["score"], survey: survey, given: ["at": "When"])
    }
}
