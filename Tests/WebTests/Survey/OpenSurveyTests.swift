import Formats
import Store
import TestSupport
import Testing

/// The link that is for everyone.
@Suite struct OpenSurveyTests {
    private let path = "/q/nps-quarterly"

    private func hidden(_ name: String, _ page: String) -> String {
        let parts = page.split(separator: "name=\"\(name)\" value=\"")
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    @Test func onlyAPublicSurveyHasOne() throws {
        let scene = try WebScene(locale: "en")
        #expect(scene.send("GET", path).status == 404)
        #expect(scene.send("POST", path, "score=9").status == 404)
        #expect(scene.send("GET", "/q/nothing").status == 404)
    }

    @Test func anAnswerIsNobodysAndMayBeChanged() throws {
        let scene = try WebScene(locale: "en") { $0.survey!.isPublic = true }
        let before = try scene.store.dump()
        let page = scene.send("GET", path)
        #expect(page.status == 200 && page.headers["set-cookie"] == nil)
        #expect(try scene.store.dump() == before)
        let own = "&n=" + hidden("n", page.text) + "&form=" + hidden("form", page.text)
        let done = scene.send("POST", path, "score=9" + own, after: 2 * WebScene.minute)
        #expect(done.status == 200)
        #expect(done.text.contains("?n=\(hidden("n", page.text))&amp;form="))
        #expect(
            scene.send("GET", path + "?" + own.dropFirst(), after: 3 * WebScene.minute).text.contains(
                "id=\"q0-9\" class=\"no1\" checked"))
        _ = scene.send("POST", path, "score=2" + own, after: 3 * WebScene.minute)
        #expect(
            try scene.store.number("SELECT count(*) FROM responses WHERE member_id IS NULL AND source = 'public'") == 1)
        #expect(try scene.store.number("SELECT number FROM answers") == 2)
        // Someone else's number without its token is a stranger's.
        let other = scene.send("GET", path + "?n=\(hidden("n", page.text))&form=x").text
        #expect(!other.contains(" checked"))
        _ = scene.send("POST", path, "score=5&n=\(hidden("n", page.text))&form=x")
        #expect(try scene.store.number("SELECT number FROM answers") == 2)
    }

    @Test func itClosesWithTheLatestOccurrence() throws {
        let scene = try WebScene(locale: "en") { $0.survey!.isPublic = true }
        #expect(scene.send("GET", path, after: 15 * WebScene.day).status == 410)
    }

    @Test func oneNetworkCannotFillIt() throws {
        let scene = try WebScene(locale: "en") { $0.survey!.isPublic = true }
        var statuses: Set<Int> = []
        for _ in 0..<61 { statuses.insert(scene.send("POST", path, "score=9").status) }
        #expect(statuses == [422, 429])
        #expect(try scene.store.number("SELECT count(*) FROM responses") == 0)
    }
}
