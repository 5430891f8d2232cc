import Campaigning
import Definitions
import Formats
import Foundation
import Store
import Surveys
import TestSupport
import Testing

/// Anna and Boris were asked every kind of question on 10 October.
private struct Scene {
    let folder = TemporaryFolder()
    let store: Store
    let signer = TokenSigner(current: [1, 2, 3])
    let campaign: CampaignDefinition
    let token: String

    init() throws {
        store = try Sample.store(in: folder)
        var campaign = Sample.survey()
        let survey = EveryQuestion.definition()
        campaign.survey = survey
        // Most of them are answered in one export or another.
        campaign.survey?.questions.indices.forEach { campaign.survey?.questions[$0].isRequired = false }
        self.campaign = campaign
        let anna = try store.seedMember("anna@example.org")
        let boris = try store.seedMember("boris@example.org")
        let row = try store.seedMessage(campaign.name, "2026-10-10T07:00Z", memberID: anna, at: Sample.now)
        try store.seedMessage(campaign.name, "2026-10-10T07:00Z", memberID: boris, at: Sample.now)
        token = signer.sign(.survey, row: row)
    }

    func session(
        _ text: String, name: String = "x.csv", map: [String: String] = [:], hooks: [String] = []
    ) throws -> ResponseImport {
        let zone = try #require(Zone("Europe/Moscow"))
        let ingest = try #require(ResponseIngest(store: store, campaign: campaign, zone: zone))
        return try ResponseImport(
            file: try ResponseFile(bytes: Array(text.replacing("TOKEN", with: token).utf8), name: name), ingest: ingest,
            signer: signer,
            options: ImportOptions(
                source: name, mappings: map, rejectsPath: folder.path + "/rejects.csv",
                now: Sample.now + 30 * 86_400_000),
            hooks: hooks)
    }

    func load(_ fixture: String) throws -> ImportSummary {
        try session(try text(fixture), name: fixture).run()
    }

    func text(_ fixture: String) throws -> String {
        try String(contentsOfFile: SourceRoot.path + "/Tests/Fixtures/imports/surveys/\(fixture).csv", encoding: .utf8)
    }

    /// What a response says, parts left out, by the tool's id of it.
    func answers(_ key: String) throws -> String? {
        try store.word(
            """
            SELECT group_concat(question || '=' || coalesce(text, CAST(number AS INTEGER)), ' · ')
            FROM (SELECT a.* FROM answers a JOIN responses r ON r.id = a.response_id
                WHERE r.source_key = '\(key)' ORDER BY a.question)
            """)
    }

    func time(_ key: String) throws -> String {
        Instant(milliseconds: try store.number("SELECT at FROM responses WHERE source_key = '\(key)'")).description
    }
}

extension ImportSummary {
    fileprivate subscript(name: String) -> Int? { others.first { $0.kind.rawValue == name }?.count }
}

@Test func anExportOfSurveyMonkeyIsReadWithItsTwoHeaderRows() throws {
    let scene = try Scene()
    let session = try scene.session(try scene.text("surveymonkey"))
    #expect(session.mapping.tool == .surveymonkey)
    let summary = try session.run()
    #expect((summary.read, summary.created, summary["empty"], summary.rejected) == (3, 2, 1, 0))
    #expect(
        try scene.answers("id:114001") == """
            city=Пенза · order=box, site, courier · order.box=1 · order.courier=3 · order.site=2 · reason=speed · \
            reasons=price, taste · reasons.price=1 · reasons.taste=1 · score=10 · service=2 · service.box=fine · \
            service.speed=good
            """)
    #expect(try scene.time("id:114001") == "2026-10-14T06:12:40Z")
    #expect(try scene.answers("id:114002")?.contains("reason=other · reason.other=The smell") == true)
    #expect(try scene.answers("id:114002")?.contains("reasons.other=Plums") == true)
    let again = try scene.session(try scene.text("surveymonkey")).run()
    #expect((again.created, again.updated, again.unchanged) == (0, 0, 2))
}

@Test func anExportOfTypeformIsMatchedByTheHiddenTokenAndPartialRowsArePassedOver() throws {
    let scene = try Scene()
    let summary = try scene.load("typeform")
    #expect((summary.read, summary.created, summary["unfinished"], summary["unmatched"]) == (2, 1, 1, 0))
    #expect(
        try scene.answers("id:a1b2c3") == """
            again=1 · city=Penza · reason=speed · reasons=price, taste · reasons.price=1 · reasons.taste=1 · score=9
            """)
    #expect(try scene.store.word("SELECT matched_by FROM responses") == "token")
    #expect(try scene.time("id:a1b2c3") == "2026-10-11T07:02:05Z")
}

@Test func anExportOfTallyHasItsListsInOneCell() throws {
    let scene = try Scene()
    let summary = try scene.load("tally")
    #expect((summary.created, summary["unmatched"], summary["unknown_options"]) == (2, 1, 0))
    #expect(
        try scene.answers("id:S1") == """
            order=box, site · order.box=1 · order.site=2 · reasons=price, speed · reasons.price=1 · reasons.speed=1 · \
            score=8
            """)
    #expect(try scene.answers("id:S2") == "reasons=other · reasons.other=Plums · score=2")
}

@Test func timesOfGoogleFormsAreReadAsTheyAreWritten() throws {
    let scene = try Scene()
    #expect(try scene.load("google-forms").created == 2)
    let times = try scene.store.connection.rows("SELECT at FROM responses ORDER BY at") {
        Instant(milliseconds: $0.integer(0)).description
    }
    #expect(times == ["2026-10-13T04:45:00Z", "2026-10-13T18:05:00Z"])
    #expect(try scene.store.word("SELECT text FROM answers WHERE question = 'why'") == "It was late,\nand cold")
    #expect(try scene.store.number("SELECT count(*) FROM answers WHERE question LIKE 'service.%'") == 2)
    let other = try Scene()
    #expect(try other.load("google-forms-us").created == 2)
    #expect(
        try other.store.number("SELECT max(at) FROM responses")
            == Instant(rfc3339: "2026-10-12T21:05:07Z")?.milliseconds)
}

@Test func anExportOfQualtricsIsReadFromItsFourthRowWithoutPreviews() throws {
    let scene = try Scene()
    let summary = try scene.load("qualtrics")
    #expect((summary.read, summary.created, summary["previews"], summary["unfinished"]) == (3, 1, 1, 1))
    #expect(try scene.answers("id:R_1") == "city=Пенза · score=9 · service=2 · service.box=fine · service.speed=good")
}

@Test func anExportOfLimeSurveyIsReadByItsCodes() throws {
    let scene = try Scene()
    let summary = try scene.load("limesurvey")
    #expect((summary.created, summary["unfinished"]) == (1, 1))
    #expect(
        try scene.answers("id:1") == """
            reason=price · reasons=price, taste · reasons.price=1 · reasons.taste=1 · score=7 · service=2 · \
            service.box=bad · service.speed=good
            """)
    #expect(try scene.store.word("SELECT matched_by FROM responses") == "token")
}

@Test func exportsOfFormbricksAndDelightedAreRead() throws {
    let scene = try Scene()
    #expect(try scene.load("formbricks").created == 1)
    #expect(try scene.answers("id:fb1") == "reasons=speed, taste · reasons.speed=1 · reasons.taste=1 · score=10")
    let summary = try scene.session(try scene.text("delighted"), map: ["why": "Comment"]).run()
    #expect((summary.created, summary.rejected) == (1, 1))
    #expect(try scene.answers("id:d1") == "score=9 · why=Good apples")
    // Both of Anna's: the second does not count.
    #expect(try scene.store.number("SELECT sum(is_duplicate) FROM responses") == 1)
}

@Test func rejectedRowsOfAnExportWithMoreHeaderRowsAreReadAgainOnceTheyAreMended() throws {
    let scene = try Scene()
    let wrong = try scene.text("surveymonkey").replacing("10 - Extremely likely", with: "eleven")
    let summary = try scene.session(wrong).run()
    #expect(summary.rejected == 1)
    let rejects = try String(contentsOfFile: try #require(summary.rejectsFile), encoding: .utf8)
    let mended = try scene.session(rejects.replacing("eleven", with: "10")).run()
    #expect((mended.read, mended.created, mended.rejected) == (1, 1, 0))
    #expect(try scene.answers("id:114001")?.contains("score=10") == true)
}

@Test func whatAWebhookHasBroughtIsTheSameResponse() throws {
    let scene = try Scene()
    try scene.store.connection.execute(
        """
        INSERT INTO responses (campaign, matched_by, source, source_key, is_late, is_duplicate, at, received_at, updated_at)
        VALUES ('nps-quarterly', 'none', 'hook:tally', 'S1', 0, 0, 1, 1, 1)
        """)
    let summary = try scene.session(try scene.text("tally"), hooks: ["tally"]).run()
    #expect((summary.created, summary.updated) == (1, 1))
    #expect(try scene.answers("S1")?.hasSuffix("score=8") == true)
}

@Test func anAnswerThatANameWasGivenForIsNotWaitedForAnyMore() throws {
    let scene = try Scene()
    let event = try scene.store.receiveWebhookEvent(hook: "sm", eventID: "1", body: [], at: Sample.now)
    try scene.store.awaitResponse(
        .init(hook: "sm", campaign: "nps-quarterly", response: "114001", survey: nil), event: event, at: Sample.now)
    try scene.store.awaitResponse(
        .init(hook: "sm", campaign: "nps-quarterly", response: "9", survey: nil), event: event, at: Sample.now)
    _ = try scene.load("surveymonkey")
    #expect(try scene.store.awaitedResponses(campaign: "nps-quarterly").map(\.name.response) == ["9"])
}

@Test func aWordingThatIsAlikeIsTakenAndOneThatIsLessSoIsNamed() throws {
    let scene = try Scene()
    let session = try scene.session(
        "Email,How likely are you to recommend the Green Orchard to friends or colleagues?,In which town do you live?\na@b.example,9,Penza\n"
    )
    let column = try #require(session.mapping["score"])
    guard case .likeness(let share) = column.ground else {
        Issue.record("\(column)")
        return
    }
    #expect((72...99).contains(share))
    #expect(session.mapping["city"] == nil)
}

@Test func aLinkByHandSurvivesTheNextImport() throws {
    let scene = try Scene()
    _ = try scene.load("tally")
    let id = try scene.store.number("SELECT id FROM responses WHERE source_key = 'id:S2'")
    let boris = try #require(try scene.store.memberID(emailKey: EmailAddress(parsing: "boris@example.org").key))
    let ingest = try #require(ResponseIngest(store: scene.store, campaign: scene.campaign, zone: .utc))
    guard
        case .linked(let isLate, let isDuplicate, let occurrence) = try ResponseLink(ingest)
            .link(id, to: boris, now: Sample.now)
    else {
        Issue.record("not linked")
        return
    }
    #expect((isLate, isDuplicate, occurrence) == (false, false, "2026-10-10T07:00Z"))
    #expect(try scene.load("tally").unchanged == 2)
    #expect(try scene.store.number("SELECT member_id FROM responses WHERE id = \(id)") == boris)
    #expect(try scene.store.listedResponses(campaign: nil, formerCampaign: nil, isUnmatched: true, limit: 9).isEmpty)
}

@Test func anAnonymousSurveyTakesNoExport() throws {
    let scene = try Scene()
    var campaign = scene.campaign
    campaign.survey?.isAnonymous = true
    let ingest = try #require(ResponseIngest(store: scene.store, campaign: campaign, zone: .utc))
    #expect(throws: ImportError.self) {
        try ResponseImport(
            file: ResponseFile(bytes: Array("score\n9\n".utf8), name: "x"), ingest: ingest, signer: scene.signer,
            options: ImportOptions(now: Sample.now))
    }
}
