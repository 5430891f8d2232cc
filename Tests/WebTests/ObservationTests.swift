import Campaigning
import Definitions
import Formats
import HTTP
import Store
import TestSupport
import Testing
import Web

@Suite struct ObservationTests {
    private static let browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

    private func scene(_ tracking: Tracking = Tracking(clicks: true, opens: true)) throws -> WebScene {
        try WebScene { $0.tracking = tracking }
    }

    private func clickPath(_ scene: WebScene, _ target: String) -> String {
        let encoded = target.replacing("&", with: "%26")
        return "/c/\(scene.signer.sign(.click, row: scene.message, covering: Array(target.utf8)))?to=\(encoded)"
    }

    private func observations(_ scene: WebScene) throws -> [String] {
        try scene.store.connection.rows("SELECT kind, url, machine FROM observations ORDER BY id") { row in
            [row.text(0), row.optionalText(1), row.optionalText(2)].map { $0 ?? "-" }.joined(separator: " ")
        }
    }

    private func get(
        _ scene: WebScene, _ target: String, agent: String? = browser, after: Int64 = WebScene.minute,
        method: String = "GET", headers: HTTPHeaders = HTTPHeaders()
    ) -> HTTPResponse {
        var headers = headers
        if let agent { headers.add("User-Agent", agent) }
        return scene.send(method, target, headers: headers, after: after)
    }

    @Test func aClickGoesOnToItsTargetAndIsRecorded() throws {
        let scene = try scene()
        let response = get(scene, clickPath(scene, "https://shop.example/?a=1&b=2"))
        #expect(response.status == 302)
        #expect(response.headers["Location"] == "https://shop.example/?a=1&b=2")
        #expect(response.headers["Cache-Control"] == "no-store")
        #expect(try observations(scene) == ["click https://shop.example/?a=1&b=2 -"])
        // Again at once is no news.
        _ = get(scene, clickPath(scene, "https://shop.example/?a=1&b=2"), after: WebScene.minute + 1000)
        #expect(try observations(scene).count == 1)
    }

    @Test func noOtherPlaceIsGoneTo() throws {
        let scene = try scene()
        let path = clickPath(scene, "https://shop.example/")
        for target in [
            path.replacing("shop.example", with: "evil.example"), String(path.prefix { $0 != "?" }), path + "x",
            "/c/\(scene.signer.sign(.survey, row: scene.message))?to=https://shop.example/",
            clickPath(scene, "javascript:alert(1)"), clickPath(scene, "https://a.example/\u{0D}\u{0A}X: 1"),
        ] {
            let response = get(scene, target)
            #expect(response.status == 404 && response.headers["Location"] == nil)
        }
        #expect(try observations(scene).isEmpty)
    }

    @Test func aLoadedPictureIsRecordedAndAForgedOneIsAPictureToo() throws {
        let scene = try scene()
        let path = "/o/\(scene.signer.sign(.open, row: scene.message)).gif"
        let response = get(scene, path)
        #expect(response.status == 200 && response.headers["Content-Type"] == "image/gif")
        #expect(response.body.prefix(6) == Array("GIF89a".utf8)[...])
        #expect(get(scene, "/o/forged.gif").status == 200)
        #expect(try observations(scene) == ["open - -"])
    }

    @Test func machinesAreSaidApart() throws {
        func machine(_ ask: (WebScene, String) -> Void) throws -> [String] {
            let scene = try scene()
            ask(scene, clickPath(scene, "https://shop.example/"))
            return try observations(scene)
        }
        let url = "click https://shop.example/ "
        #expect(try machine { _ = get($0, $1, agent: nil) } == [url + "agent"])
        #expect(try machine { _ = get($0, $1, agent: "GoogleImageProxy") } == [url + "agent"])
        #expect(try machine { _ = get($0, $1, after: 2000) } == [url + "prompt"])
        #expect(try machine { _ = get($0, $1, headers: ["Sec-Purpose": "prefetch"]) } == [url + "prefetch"])
        #expect(try machine { _ = get($0, $1, method: "HEAD") } == [])
        #expect(try machine { _ = get($0, $1, method: "POST") } == [])
    }

    @Test func manyLinksWithinSecondsAreAScanners() throws {
        let scene = try scene()
        for (place, path) in ["a", "b", "c"].enumerated() {
            _ = get(
                scene, clickPath(scene, "https://shop.example/\(path)"), after: WebScene.minute + Int64(place) * 1000)
        }
        #expect(try observations(scene).allSatisfy { $0.hasSuffix("burst") })
        let count = try #require(try scene.store.observationCounts().first)
        #expect((count.human, count.machine) == (0, 1))
        _ = get(scene, clickPath(scene, "https://shop.example/a"), after: 30 * WebScene.minute)
        #expect(try scene.store.observationCounts().first?.human == 1)
    }

    @Test func withoutTrackingALinkStillLeadsThereAndNothingIsKept() throws {
        let scene = try scene(Tracking())
        #expect(get(scene, clickPath(scene, "https://shop.example/")).status == 302)
        _ = get(scene, "/o/\(scene.signer.sign(.open, row: scene.message)).gif")
        #expect(try observations(scene).isEmpty)
    }

    @Test func oldObservationsGoWithRetention() throws {
        let scene = try scene()
        _ = get(scene, clickPath(scene, "https://shop.example/"))
        #expect(try scene.store.removeObservations(before: Sample.now) == 0)
        #expect(try scene.store.removeObservations(before: Sample.now + WebScene.day) == 1)
    }
}
