import Campaigning
import Definitions
import Dispatch
import Formats
import Foundation
import HTTP
import Store
import Synchronization
import TestSupport
import Testing
import Web

/// Amazon's certificate is fetched where one request waits for it: nobody else does.
struct CertificateFetchTests {
    /// A certificate that comes when it is told to.
    private final class SlowAmazon: Sendable {
        let isAsked = DispatchSemaphore(value: 0)
        let mayAnswer = DispatchSemaphore(value: 0)
        let count = Mutex(0)
        let certificate: [UInt8]

        init(_ certificate: [UInt8]) { self.certificate = certificate }

        func fetch() -> [UInt8] {
            count.withLock { $0 += 1 }
            isAsked.signal()
            mayAnswer.wait()
            return certificate
        }
    }

    private static func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: SourceRoot.path + "/Tests/Fixtures/relays/" + name)))
    }

    @Test func answersAreSavedWhileACertificateIsOnItsWay() throws {
        let scene = try WebScene()
        let amazon = SlowAmazon(try CertificateFetchTests.fixture("sns.pem"))
        let bounce = try CertificateFetchTests.fixture("ses-bounce-v2.json")
        var definition = scene.website.workspace.definition
        var hook = WebhookDefinition(name: "amazon", kind: .ses)
        hook.topicARN = "arn:aws:sns:eu-west-1:123456789012:kamerton"
        definition.webhooks.append(hook)
        let website = try Website(
            workspace: Workspace(
                directory: scene.folder.path, definition: definition, campaigns: scene.website.workspace.campaigns),
            isLoopback: true, fetch: { _ in amazon.fetch() })
        let store = try Store(path: scene.store.path)
        let server = try WebServer(host: "127.0.0.1", port: 0, website: website, store: store) {
            Sample.now + WebScene.minute
        }
        defer { server.stop() }
        let client = LoopbackClient(port: server.port)
        let first = Mutex<LoopbackClient.Answer?>(nil)
        let isAnswered = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            let answer = client.send("POST", "/hooks/amazon", body: bounce)
            first.withLock { $0 = answer }
            isAnswered.signal()
        }
        #expect(amazon.isAsked.wait(timeout: .now() + 10) == .success)
        // The writer is free, and a second delivery is told to come again instead of waiting, too.
        let answer = client.send("POST", scene.path(.survey), body: Array(scene.form("score=9").utf8))
        #expect(answer?.status == 200)
        #expect(try scene.store.number("SELECT number FROM answers") == 9)
        let second = client.send("POST", "/hooks/amazon", body: bounce)
        #expect(second?.status == 503 && second?.headers["retry-after"] == "60")
        #expect(first.withLock { $0 == nil })
        amazon.mayAnswer.signal()
        #expect(isAnswered.wait(timeout: .now() + 10) == .success)
        #expect(first.withLock { $0?.status } == 200)
        // Known now: nothing is fetched any more.
        #expect(client.send("POST", "/hooks/amazon", body: bounce)?.body.contains("repeated") == true)
        #expect(amazon.count.withLock { $0 } == 1)
    }
}
