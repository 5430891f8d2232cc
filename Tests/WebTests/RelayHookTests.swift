import Crypto
import Definitions
import Formats
import HTTP
import JSON
import Store
import Synchronization
import TestSupport
import Testing
import Web

/// What relays tell, at the door.
struct RelayHookTests {
    private let scene: WebScene
    private let website: Website
    private let paused = Heard()

    private final class Heard: Sendable {
        let campaigns = Mutex<Set<String>>([])
    }

    init() throws {
        scene = try WebScene()
        scene.folder.write("s3cret\n", to: "relay.secret")
        var definition = Sample.definition()
        definition.webhooks = [
            WebhookDefinition(name: "relay", kind: .postmark, secret: .file("relay.secret")),
            WebhookDefinition(name: "amazon", kind: .ses),
        ]
        definition.webhooks[1].topicARN = "arn:aws:sns:eu-west-1:123456789012:kamerton"
        let workspace = Workspace(directory: scene.folder.path, definition: definition, campaigns: [])
        let paused = paused
        website = try Website(
            workspace: workspace, isLoopback: false,
            afterReturns: { _, campaigns, _ in paused.campaigns.withLock { $0.formUnion(campaigns) } },
            fetch: { _ in throw CancellationError() })
    }

    private let bounce = """
        {"RecordType": "Bounce", "ID": 42, "Type": "HardBounce", "MessageID": "x", "Details": "550 5.1.1 unknown",
         "Email": "anna@example.org", "BouncedAt": "2026-10-10T07:00:30Z"}
        """

    private func post(_ name: String, _ body: String, _ secret: String? = "s3cret") -> HTTPResponse {
        var headers: HTTPHeaders = ["Content-Type": "application/json"]
        if let secret { headers.add("Authorization", "Bearer \(secret)") }
        return website.respond(
            to: HTTPRequest(method: "POST", target: "/hooks/\(name)", headers: headers, body: Array(body.utf8)),
            store: scene.store, now: Sample.now + WebScene.minute)
    }

    private func field(_ response: HTTPResponse, _ name: String) -> JSONValue? {
        (try? JSONValue(parsing: response.body))?[name]
    }

    @Test func aBounceIsRecordedAndItsCampaignLookedAt() throws {
        let first = post("relay", bounce)
        #expect(first.status == 200 && field(first, "status") == "recorded" && field(first, "new") == 1)
        #expect(try scene.store.isSuppressed(emailKey: "anna@example.org"))
        #expect(paused.campaigns.withLock { $0 } == ["nps-quarterly"])
        let second = post("relay", bounce)
        #expect(second.status == 200 && field(second, "status") == "repeated")
    }

    @Test func whatIsNotBelievedIsRefused() throws {
        #expect(post("relay", bounce, nil).status == 401)
        #expect(post("relay", bounce, "wrong").status == 401)
        #expect(post("amazon", bounce).status == 401)
        #expect(post("relay", "{").status == 400)
        #expect(post("relay", String(repeating: "x", count: Website.batchLimit + 1)).status == 413)
        #expect(post("nothing", bounce).status == 404)
        #expect(try !scene.store.isSuppressed(emailKey: "anna@example.org"))
    }

    @Test func aBatchMayBeLongerThanAForm() throws {
        let long = bounce.replacing("unknown", with: "unknown " + String(repeating: "x", count: Website.bodyLimit))
        #expect(post("relay", long).status == 200)
    }

    @Test func relaysHooksAreNotUnsigned() {
        #expect(Website.unsignedHooks(website.workspace).isEmpty)
    }
}
