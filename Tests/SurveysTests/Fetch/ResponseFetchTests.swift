import Definitions
import Formats
import Foundation
import JSON
import Store
import Surveys
import TestSupport
import Testing

/// Answers that a tool only names, fetched from it: the tool is a dictionary of its addresses.
struct ResponseFetchTests {
    /// What was asked for.
    private final class Tool {
        var pages: [String: String]
        var asked: [String] = []
        var headers: [String] = []

        init(_ pages: [String: String]) { self.pages = pages }

        func get(_ url: String, _ headers: [(name: String, value: String)]) throws(ResponseFetch.Failure) -> [UInt8] {
            asked.append(url)
            self.headers = headers.map { "\($0.name): \($0.value)" }
            guard let page = pages[url] else { throw .status(404) }
            if let status = Int(page) { throw .status(status) }
            return Array(page.utf8)
        }
    }

    private func fetch(_ scene: ToolScene, _ tool: Tool, limit: Int = .max) throws -> ResponseFetch.Summary {
        var fetch = try #require(ResponseFetch(scene.receiver, key: "k-1", get: tool.get))
        return try fetch.run(scene.store, limit: limit, now: ToolScene.now)
    }

    // MARK: SurveyMonkey

    private static let monkey = "https://api.surveymonkey.com/v3/surveys/105724755"

    private static let survey = """
        {"id": "105724755", "pages": [{"id": "1", "questions": [
          {"id": "11", "family": "matrix", "headings": [{"heading": "<b>score</b>"}], "answers": {
            "rows": [{"id": "900", "text": ""}], "choices": [{"id": "500", "text": "0"}, {"id": "509", "text": "9"}]}},
          {"id": "12", "family": "open_ended", "headings": [{"heading": "reason"}]}]}]}
        """

    private static func response(token: String, more: String = "") -> String {
        """
        {"id": "5007154402", "survey_id": "105724755", "collection_mode": "default", "response_status": "completed",
         "date_modified": "2026-10-10T07:30:00+00:00", "custom_variables": {"token": "\(token)"}\(more), "pages": [{"id": "1",
         "questions": [{"id": "11", "answers": [{"row_id": "900", "choice_id": "509"}]},
          {"id": "12", "answers": [{"text": "The apples"}]}]}]}
        """
    }

    private func monkeyScene() throws -> ToolScene {
        let scene = try ToolScene(.surveymonkey) { $0.apiKey = .file("key") }
        try scene.send(
            """
            {"event_type": "response_completed", "event_id": "e1", "object_id": "5007154402",
             "resources": {"respondent_id": "5007154402", "survey_id": "105724755"}}
            """)
        return scene
    }

    @Test func answersAreFetchedWithTheWordsOfTheirSurvey() throws {
        let scene = try monkeyScene()
        let tool = Tool([
            Self.monkey + "/details": Self.survey,
            Self.monkey + "/responses/5007154402/details": Self.response(token: scene.token),
        ])
        let summary = try fetch(scene, tool)
        #expect(summary.created == 1 && summary.waiting == 0, "\(summary)")
        #expect(try scene.answers() == "reason=The apples score=9")
        #expect(tool.headers.contains("Authorization: Bearer k-1"))
        #expect(try scene.store.awaitedResponses(campaign: nil).isEmpty)
        // Nothing is asked a second time.
        #expect(try fetch(scene, tool).read == 0)
        #expect(tool.asked.count == 2)
    }

    @Test func aPreviewAndWhatIsNotFinishedAreSkipped() throws {
        let scene = try monkeyScene()
        let page = Self.response(token: scene.token).replacing("\"default\"", with: "\"survey_preview\"")
        let tool = Tool([Self.monkey + "/details": Self.survey, Self.monkey + "/responses/5007154402/details": page])
        #expect(try fetch(scene, tool).skipped == 1)
        #expect(try scene.store.awaitedResponses(campaign: nil).isEmpty)
    }

    @Test func aKeyThatIsNotAcceptedLeavesEverythingWaiting() throws {
        let scene = try monkeyScene()
        let summary = try fetch(scene, Tool([Self.monkey + "/details": "401"]))
        #expect(summary.read == 0 && summary.waiting == 1)
        #expect(summary.reasons.first?.english.contains("does not accept api_key") == true)
        #expect(try scene.store.awaitedResponses(campaign: nil).count == 1)
    }

    @Test func whatIsNoIdIsNoPartOfAnAddress() throws {
        let scene = try ToolScene(.surveymonkey) { $0.apiKey = .file("key") }
        try scene.send(
            """
            {"event_type": "response_completed", "event_id": "e1", "resources": {"respondent_id": "../../me", "survey_id": "1"}}
            """)
        let tool = Tool([:])
        #expect(try fetch(scene, tool).waiting == 1)
        #expect(tool.asked.isEmpty)
    }

    @Test func anAnswerThatIsNoJSONIsTold() throws {
        let scene = try monkeyScene()
        let summary = try fetch(scene, Tool([Self.monkey + "/details": "<html>"]))
        #expect(summary.waiting == 1 && summary.reasons.first?.english.contains("not JSON") == true)
    }

    // MARK: Qualtrics

    @Test func qualtricsTellsLabelsAndQuestions() throws {
        let base = "https://fra1.qualtrics.com"
        let scene = try ToolScene(.qualtrics) { hook in
            hook.apiKey = .file("key")
            hook.apiURL = base
        }
        let form = ToolScene.form(#"{"SurveyID": "SV_1", "ResponseID": "R_1", "Status": "Complete"}"#)
        try scene.send(form)
        let tool = Tool([
            base + "/API/v3/surveys/SV_1": """
            {"result": {"id": "SV_1", "questions": {"QID1": {"questionName": "Q1", "questionText": "score"},
             "QID2": {"questionName": "Q2", "questionText": "reason"}}}}
            """,
            base + "/API/v3/surveys/SV_1/responses/R_1": """
            {"result": {"responseId": "R_1", "values": {"startDate": "2026-10-10T07:20:00Z", "status": 0, "finished": 1,
             "recordedDate": "2026-10-10T07:30:00Z", "token": "\(scene.token)", "QID1": 10, "QID2_TEXT": "More pears"},
             "labels": {"QID1": "9", "finished": "True"}}}
            """,
        ])
        let summary = try fetch(scene, tool)
        #expect(summary.created == 1, "\(summary)")
        #expect(try scene.answers() == "reason=More pears score=9")
        #expect(tool.headers.contains("X-API-TOKEN: k-1"))
    }

    @Test func withoutAKeyNothingIsFetched() throws {
        let scene = try ToolScene(.surveymonkey)
        #expect(ResponseFetch(scene.receiver, key: "k", get: Tool([:]).get) == nil)
    }
}
