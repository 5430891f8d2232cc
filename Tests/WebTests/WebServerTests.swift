import Definitions
import Foundation
import Formats
import Store
import Surveys
import TestSupport
import Testing
import Web

/// The same website, over a socket.
private func serve(_ scene: WebScene, mostEvents: Int? = nil) throws -> WebServer {
    let store = try Store(path: scene.store.path)
    return try WebServer(host: "127.0.0.1", port: 0, website: scene.website, store: store, mostEvents: mostEvents) {
        Sample.now + WebScene.minute
    }
}

/// A delivery of a signed event, its own for each number.
private func delivery(_ number: Int) -> [UInt8] {
    let body = #"{"id": "r\#(number)", "email": "anna@example.org", "answers": {"score": 9}}"#
    let seconds = (Sample.now + WebScene.minute).milliseconds / 1000
    let signature = WebhookSignature.sign(
        id: "evt_\(number)", timestamp: seconds, body: Array(body.utf8), secret: Array(WebScene.hookSecret.utf8))
    let head = [
        "POST /hooks/tf HTTP/1.1", "Host: 127.0.0.1", "Connection: close", "Content-Length: \(body.utf8.count)",
        "webhook-id: evt_\(number)", "webhook-timestamp: \(seconds)", "webhook-signature: \(signature)",
    ]
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
}

@Test func theSurveyIsAnsweredOverASocket() throws {
    let scene = try WebScene()
    let server = try serve(scene)
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    #expect(client.send("GET", scene.path(.survey))?.status == 200)
    #expect(client.send("HEAD", scene.path(.survey))?.body == "")
    let answer = client.send("POST", scene.path(.survey), body: Array(scene.form("score=10").utf8))
    #expect(answer?.status == 200)
    #expect(try scene.store.number("SELECT number FROM answers") == 10)
    #expect(client.send("GET", "/healthz")?.body == "ok\n")
    #expect(client.send("POST", "/hooks/open", body: [UInt8](repeating: 0x20, count: 100_000))?.status == 413)
}

@Test func whatIsTurnedAwayIsInTheStoreWhenTheServerHasStopped() throws {
    let scene = try WebScene()
    let server = try serve(scene)
    let client = LoopbackClient(port: server.port)
    // By a reader, by the writer, and by whoever admits events.
    #expect(client.send("GET", "/s/forged")?.status == 404)
    #expect(client.send("POST", scene.path(.survey), body: Array(scene.form("score=11").utf8))?.status == 422)
    for _ in 0..<3 { #expect(client.send("POST", "/hooks/tf", body: Array("{}".utf8))?.status == 401) }
    server.stop()
    let found = try scene.store.refusals().map { "\($0.place.rawValue) \($0.reason.rawValue) \($0.count)" }
    #expect(found == ["hook signature 3", "survey invalid 1", "survey unknown_link 1"])
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
    // What was only stored is taken in before the end.
    server.stop()
    #expect(statuses == Array(repeating: 200, count: 40))
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 40)
    #expect(try scene.store.number("SELECT count(*) FROM responses WHERE is_duplicate = 0") == 1)
}

@Test func aSlowClientHoldsNobodyUp() throws {
    let scene = try WebScene()
    let server = try serve(scene)
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    let head = "POST \(scene.path(.survey)) HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nscore="
    let slow = (0..<20).map { _ in client.open(Array(head.utf8)) }
    #expect(client.send("POST", scene.path(.survey), body: Array(scene.form("score=8").utf8))?.status == 200)
    for descriptor in slow { client.close(descriptor) }
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 1)
}

@Test(arguments: [
    "GET /s/\u{0}x HTTP/1.1\r\nHost: x\r\n\r\n", "GET /healthz HTTP/1.1\r\n\r\n", "\u{1}\u{2}\r\n\r\n",
    "POST /hooks/tf HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST /hooks/tf HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /hooks/tf HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\rb: c\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /\(String(repeating: "a", count: 40_000)) HTTP/1.1\r\nHost: x\r\n\r\n",
])
func brokenRequestsDoNoHarm(text: String) throws {
    let scene = try WebScene()
    let server = try serve(scene)
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    let close = text.replacing("Host: x\r\n", with: "Host: x\r\nConnection: close\r\n")
    if let answer = client.raw(Array(close.utf8), waitingSeconds: 1) {
        #expect(answer.status < 500, "\(answer)")
    }
    #expect(client.send("GET", "/healthz")?.status == 200)
}

@Test func theHostIsNeverRepeated() throws {
    let scene = try WebScene()
    for path in [scene.path(.survey), scene.path(.unsubscribe), "/s/x", "/"] {
        let page = scene.send("GET", path, headers: ["Host": "evil.example", "X-Forwarded-Host": "evil.example"])
        #expect(!page.text.contains("evil.example") && page.headers["location"] == nil)
    }
}

@Test(arguments: [("127.0.0.1", true), ("localhost", true), ("::1", true), ("0.0.0.0", false), ("127.evil.org", false)])
func loopbackIsToldFromTheWorld(host: String, expected: Bool) {
    #expect(WebServer.isLoopback(host) == expected)
}

@Test func inARushEveryEventThatIsAnsweredIsStored() async throws {
    let scene = try WebScene()
    let server = try serve(scene)
    let port = server.port
    let statuses = await withTaskGroup(of: Int?.self) { group in
        for number in 0..<200 {
            group.addTask { LoopbackClient(port: port).raw(delivery(number))?.status }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
    server.stop()
    #expect(statuses == Array(repeating: 200, count: 200))
    #expect(try scene.store.number("SELECT count(*) FROM webhook_events") == 200)
    // What was only stored is taken in by whoever looks next.
    let receiver = try #require(
        WebhookReceiver(
            hook: WebhookDefinition(name: "tf", kind: .generic, campaign: "nps-quarterly"), campaign: Sample.survey(),
            zone: .utc, signer: scene.signer, secret: nil))
    var spool = WebhookSpool(["tf": receiver])
    while try spool.takeSome(scene.store) {}
    #expect(try scene.store.number("SELECT count(*) FROM webhook_events WHERE state = 'done'") == 200)
    #expect(try scene.store.number("SELECT count(*) FROM responses") == 200)
}

@Test func whatIsTooMuchIsTurnedAwayAtOnceAndWhatWaitsIsNotLost() throws {
    let scene = try WebScene()
    let server = try serve(scene, mostEvents: 3)
    let client = LoopbackClient(port: server.port)
    // Nothing can be written: three events at most are being written, three wait, and six are too many.
    try scene.store.connection.execute("BEGIN IMMEDIATE")
    let senders = (0..<12).map { client.open(delivery($0)) }
    var silent = senders.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while silent.filter({ $0.fd < 0 }).count < 6 {
        try #require(poll(&silent, nfds_t(silent.count), 30_000) > 0)
        for index in silent.indices where silent[index].revents != 0 { silent[index].fd = -1 }
    }
    try scene.store.connection.execute("COMMIT")
    let replies = senders.map(client.rest)
    let answers = replies.map { $0?.status }
    let refused = answers.indices.filter { answers[$0] == 503 }
    #expect(refused.allSatisfy { replies[$0]?.headers["retry-after"] == "2" })
    #expect(answers.indices.allSatisfy { silent[$0].fd >= 0 || answers[$0] == 503 })
    #expect((6...9).contains(refused.count) && answers.filter { $0 == 200 }.count == 12 - refused.count)
    // Sent again, as senders do, they are taken.
    for number in refused { #expect(client.raw(delivery(number))?.status == 200) }
    server.stop()
    #expect(try scene.store.number("SELECT count(*) FROM webhook_events") == 12)
}

@Test func readersDoNotWaitForWhoeverWrites() throws {
    let scene = try WebScene(busyTimeout: 10_000)
    let server = try serve(scene)
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    // Another process has the store for writing, and the thread that writes waits for it.
    try scene.store.connection.execute("BEGIN IMMEDIATE")
    let body = Array(scene.form("score=10").utf8)
    let head =
        "POST \(scene.path(.survey)) HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.count)\r\n\r\n"
    let waiting = client.open(Array(head.utf8) + body)
    #expect(client.send("GET", scene.path(.survey))?.status == 200)
    #expect(client.send("GET", "/healthz")?.status == 200)
    try scene.store.connection.execute("COMMIT")
    #expect(client.send("POST", scene.path(.survey), body: body)?.status == 200)
    client.close(waiting)
}
