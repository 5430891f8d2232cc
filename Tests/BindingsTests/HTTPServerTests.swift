import Foundation
import HTTP
import Synchronization
import TestSupport
import Testing

private func echo(limits: HTTPServer.Limits = HTTPServer.Limits()) throws -> HTTPServer {
    try HTTPServer(host: "127.0.0.1", port: 0, limits: limits) { request in
        if request.isBodyTooLarge { return HTTPResponse(status: 413, text: "too large") }
        let text = "\(request.method)|\(request.path)|\(request.query ?? "-")|\(request.headers["x-word"] ?? "-")|"
        return HTTPResponse(status: 200, headers: ["X-Echo": "yes"], body: Array(text.utf8) + request.body)
    }
}

@Test func aServerReportsItsRealPortAndPassesTheRequestOn() throws {
    let server = try echo()
    defer { server.stop() }
    #expect(server.port > 0)
    let answer = LoopbackClient(port: server.port)
        .send("POST", "/a%20b?x=%31&y", headers: ["X-WORD": "слово"], body: Array("тело".utf8))
    #expect(answer?.status == 200)
    #expect(answer?.body == "POST|/a%20b|x=%31&y|слово|тело")
    #expect(answer?.headers["x-echo"] == "yes")
}

@Test func aHeadRequestHasNoBody() throws {
    let server = try echo()
    defer { server.stop() }
    let answer = LoopbackClient(port: server.port).send("HEAD", "/")
    #expect(answer?.status == 200)
    #expect(answer?.body.isEmpty == true)
    #expect(answer?.headers["content-length"] == "11")
}

@Test(arguments: [65_537, 300_000, 20_000_000])
func aBodyOverTheLimitIsAnswered(size: Int) throws {
    let server = try echo()
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    // The longest is not even read: the head alone brings the answer.
    let body = size > 16_777_216 ? [] : [UInt8](repeating: 0x61, count: size)
    let head = "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: \(size)\r\n\r\n"
    #expect(client.raw(Array(head.utf8) + body)?.status == 413)
    #expect(client.send("POST", "/", body: [UInt8](repeating: 0x61, count: 65_536))?.status == 200)
}

@Test func headersOverTheLimitAndMalformedRequestsAreRefusedAndTheServerLives() throws {
    let server = try echo()
    defer { server.stop() }
    let client = LoopbackClient(port: server.port)
    let long = client.send("GET", "/", headers: ["X-Long": String(repeating: "a", count: 70_000)])
    #expect(long.map { (400..<500).contains($0.status) } ?? true)
    let bad = client.raw(Array("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: abc\r\n\r\n".utf8))
    #expect(bad.map { (400..<500).contains($0.status) } ?? true)
    _ = client.raw(Array("\u{0}\u{1}nonsense\r\n\r\n".utf8), waitingSeconds: 1)
    #expect(client.send("GET", "/")?.status == 200)
}

@Test func aPortInUseIsAClearError() throws {
    let server = try echo()
    defer { server.stop() }
    let error = #expect(throws: HTTPServerError.self) {
        _ = try HTTPServer(host: "127.0.0.1", port: server.port) { _ in HTTPResponse(status: 200) }
    }
    #expect(error?.reason == .addressInUse)
    #expect(error?.description == "another program already listens on 127.0.0.1:\(server.port)")
}

@Test func stoppingLetsARequestFinish() async throws {
    let began = AsyncStream.makeStream(of: Void.self)
    let server = try HTTPServer(host: "127.0.0.1", port: 0) { _ in
        began.continuation.yield()
        usleep(50_000)
        return HTTPResponse(status: 200, text: "finished")
    }
    let port = server.port
    async let answer = Task.detached { LoopbackClient(port: port).send("GET", "/") }.value
    for await _ in began.stream { break }
    server.stop()
    #expect(await answer?.body == "finished")
    #expect(LoopbackClient(port: port).send("GET", "/") == nil)
}
