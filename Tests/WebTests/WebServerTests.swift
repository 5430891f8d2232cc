import Definitions
import Foundation
import Formats
import Store
import TestSupport
import Testing
import Web

/// The same website, over a socket.
private func serve(_ scene: WebScene) throws -> WebServer {
    let store = try Store(path: scene.store.path)
    return try WebServer(host: "127.0.0.1", port: 0, website: scene.website, store: store) {
        Sample.now + WebScene.minute
    }
}

@Test func theSurveyIsAnsweredOverASocket() throws {
    let scene = try WebScene()
    let server = try serve(scene)
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    #expect(client.send("GET", scene.path(.survey))?.status == 200)
    #expect(client.send("HEAD", scene.path(.survey))?.body == "")
    let answer = client.send("POST", scene.path(.survey), body: Array("score=10".utf8))
    #expect(answer?.status == 200)
    #expect(try scene.store.number("SELECT number FROM answers") == 10)
    #expect(client.send("GET", "/healthz")?.body == "ok\n")
    #expect(client.send("POST", "/hooks/open", body: [UInt8](repeating: 0x20, count: 100_000))?.status == 413)
}

@Test func manyAnswerAtOnceAndNoneIsLost() async throws {
    let scene = try WebScene()
    let server = try serve(scene)
    defer { server.stop() }
    let port = server.port
    let statuses = await withTaskGroup(of: Int?.self) { group in
        for number in 0..<40 {
            group.addTask {
                let body = #"{"id": \#(number), "email": "anna@example.org", "answers": {"score": 9}}"#
                return LoopbackClient(port: port)
                    .send("POST", "/hooks/open", headers: ["Content-Type": "application/json"], body: Array(body.utf8))?
                    .status
            }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 40))
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 40)
    #expect(try scene.store.number("SELECT count(*) FROM responses WHERE is_duplicate = 0") == 1)
}

@Test(arguments: [("127.0.0.1", true), ("localhost", true), ("::1", true), ("0.0.0.0", false), ("127.evil.org", false)])
func loopbackIsToldFromTheWorld(host: String, expected: Bool) {
    #expect(WebServer.isLoopback(host) == expected)
}
