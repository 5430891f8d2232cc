import Definitions
import Formats
import HTTP
import JSON
import Store
import Surveys
import TestSupport
import Testing
import Web

/// Activities that a program of one's own tells of, at the door.
struct ActivityHookTests {
    private let scene: WebScene
    private let website: Website

    init() throws {
        scene = try WebScene()
        var definition = Sample.definition()
        definition.referrals = ReferralSettings(to: "https://club.example.org/subscribe")
        definition.webhooks = [
            WebhookDefinition(name: "shop", kind: .activities, secret: .file("hook.secret")),
            WebhookDefinition(name: "open", kind: .activities),
        ]
        let workspace = Workspace(directory: scene.folder.path, definition: definition, campaigns: [])
        website = try Website(workspace: workspace, isLoopback: true)
        _ = try scene.store.seedMember("boris@example.org")
    }

    private func send(_ body: String, id: String = "evt_1", secret: String = WebScene.hookSecret) -> HTTPResponse {
        let seconds = (Sample.now + WebScene.minute).milliseconds / 1000
        let signature = WebhookSignature.sign(
            id: id, timestamp: seconds, body: Array(body.utf8), secret: Array(secret.utf8))
        return post(
            "shop", body,
            ["webhook-id": id, "webhook-timestamp": "\(seconds)", "webhook-signature": signature])
    }

    private func post(_ hook: String, _ body: String, _ headers: HTTPHeaders) -> HTTPResponse {
        website.respond(
            to: HTTPRequest(method: "POST", target: "/hooks/\(hook)", headers: headers, body: Array(body.utf8)),
            store: scene.store, now: Sample.now + WebScene.minute)
    }

    private func order(_ id: String, email: String = "anna@example.org", _ more: String = "") -> String {
        """
        {"id": "\(id)", "email": "\(email)", "kind": "purchase", "at": "2026-10-10T07:00:00Z",
         "fields": {"amount": 1200.5}\(more)}
        """
    }

    private func field(_ response: HTTPResponse, _ name: String) -> JSONValue? {
        (try? JSONValue(parsing: response.body))?[name]
    }

    /// Why the entries of a delivery were refused.
    private func reasons(_ response: HTTPResponse) -> [String] {
        field(response, "refused")?.arrayValue?.compactMap { $0["reason"]?.stringValue } ?? []
    }

    private func number(_ sql: String) throws -> Int64? { try scene.store.number(sql) }

    @Test func aSignedOrderIsRecordedAndARepeatHasNoEffect() throws {
        let body = order("order-17", #", "referral_code": "BCDF-GHJK""#)
        let first = send(body)
        #expect(first.status == 200 && field(first, "status") == "recorded" && field(first, "new") == 1)
        #expect(field(first, "refused") == .array([]) && field(first, "unknown_fields") == nil)
        #expect(
            try number(
                """
                SELECT count(*) FROM activities WHERE source = 'hook:shop' AND source_key = 'order-17' AND kind = 'purchase'
                    AND field_amount = 1200.5 AND referral_code = 'BCDF-GHJK' AND at = \(Sample.now.milliseconds)
                """) == 1)
        #expect(try number("SELECT count(*) FROM webhook_events WHERE state = 'done' AND length(body) > 100") == 1)
        let once = try scene.store.dump()
        #expect(field(send(body), "status") == "repeated")
        #expect(try scene.store.dump() == once)
        // Another delivery tells of the same order.
        let again = send("[\(body)]", id: "evt_2")
        #expect(field(again, "new") == 0 && field(again, "repeated") == 1)
        let changed = send(body.replacing("1200.5", with: "1300"), id: "evt_3")
        #expect(field(changed, "updated") == 1)
        #expect(try number("SELECT count(*) FROM activities") == 1)
        #expect(try number("SELECT field_amount FROM activities") == 1300)
    }

    @Test func whatIsNotSignedIsNotKept() throws {
        #expect(send(order("1"), secret: "whsec_AAAA").status == 401)
        #expect(post("shop", order("1"), [:]).status == 401)
        #expect(post("open", order("1"), ["Content-Type": "text/plain"]).status == 415)
        #expect(post("open", order("1"), ["Content-Type": "application/json", "Via": "1.1 x"]).status == 403)
        #expect(try number("SELECT count(*) FROM webhook_events") == 0)
        #expect(post("open", order("1"), ["Content-Type": "application/json"]).status == 200)
        #expect(try number("SELECT count(*) FROM activities WHERE source = 'hook:open'") == 1)
        #expect(Website.unsignedHooks(website.workspace) == ["open"])
    }

    @Test(arguments: [
        ("{", "not JSON"), ("7", "must be a JSON object"), ("[]", "there is no activity"),
        (#"{"activities": {}}"#, "activities must be a list"),
        ("[" + repeatElement("{}", count: 1001).joined(separator: ",") + "]", "there are 1001 activities"),
    ]) func whatIsNoListOfActivitiesIsRefused(body: String, words: String) throws {
        let answer = send(body)
        #expect(answer.status == 400 && field(answer, "error") == "malformed")
        #expect(field(answer, "reason")?.stringValue?.contains(words) == true)
        #expect(try number("SELECT count(*) FROM webhook_events WHERE state = 'rejected'") == 1)
    }

    @Test func aLongListIsTakenAndTooManyBytesAreNot() throws {
        let orders = (1...1000).map { order("o-\($0)") }.joined(separator: ",")
        #expect(field(send("[\(orders)]"), "new") == 1000)
        #expect(send(String(repeating: " ", count: Website.batchLimit + 1), id: "evt_2").status == 413)
    }

    @Test func badEntriesAreListedWhileGoodOnesAreTaken() throws {
        let at = #""at": "2026-10-10T07:00:00Z""#
        let anna = #""email": "anna@example.org""#
        let answer = send(
            """
            {"activities": [
              \(order("1")),
              {"id": "2", \(anna), "kind": "purchese", \(at)},
              {"id": "3", \(anna), "kind": "purchase", \(at), "fields": {"amount": "many"}},
              {"id": "4", \(anna), "kind": "purchase", "at": "2026-10-12T07:00:00Z"},
              {"id": "5", "email": "nobody@example.org", "kind": "visit", \(at)},
              {\(anna), "kind": "visit", \(at)},
              {"id": "7", "kind": "visit", \(at)},
              {"id": "8", \(anna), "kind": "purchase", \(at), "fields": {"sku": ["a"]}},
              {"id": "1", \(anna), "kind": "visit", \(at)},
              "nine",
              {"id": "11", \(anna), "kind": "visit"},
              {"id": 12, "email": "Boris <BORIS@example.org>", "kind": "Visit", \(at), "fields": {"colour": "red"}, "ip": "::1"}
            ]}
            """)
        #expect(answer.status == 200 && field(answer, "new") == 2)
        let found = reasons(answer)
        let expected = [
            "there is no activity \"purchese\"", "amount: \"many\" is not a number", "is in the future",
            "no member is nobody@example.org", "id is needed", "email or external_id is needed",
            "sku must be a text, a number", "\"1\" stands twice in this delivery", "must be a JSON object",
            "at is empty",
        ]
        #expect(found.count == expected.count)
        for (reason, words) in zip(found, expected) { #expect(reason.contains(words), "\(reason)") }
        #expect(found.first?.contains("purchase") == true)
        #expect(field(answer, "refused")?[3]?["id"] == "5" && field(answer, "refused")?[4]?["entry"] == 6)
        #expect(field(answer, "unknown_fields") == ["colour", "ip"])
        #expect(try number("SELECT count(*) FROM activities") == 2)
        #expect(
            try number(
                "SELECT count(*) FROM webhook_events WHERE state = 'rejected' AND error LIKE '10 of 12 refused; 2: %'")
                == 1)
    }

    @Test func hostileValuesStayText() throws {
        let sku = #"<script>alert(1)</script>'; DROP TABLE members; --\u0000\n=cmd|\u202e"#
        let body = order(#"<b>\"1\"</b>"#).replacing("1200.5", with: "1, \"sku\": \"\(sku)\"")
        let answer = send(body)
        #expect(field(answer, "new") == 1, "\(String(decoding: answer.body, as: UTF8.self))")
        let stored = try scene.store.connection.rows("SELECT field_sku, source_key FROM activities") {
            [$0.text(0), $0.text(1)]
        }
        #expect(stored == [["<script>alert(1)</script>'; DROP TABLE members; -- \n=cmd|", "<b>\"1\"</b>"]])
        #expect(answer.headers["content-type"]?.hasPrefix("application/json") == true)
        let names = #"{"id": "2", "email": "x\"@<script>", "kind": "a'; --", "at": "2026-10-10"}"#
        #expect(reasons(send(names, id: "evt_2")).count == 1)
    }

    @Test func whoIsKnownByAnExternalIDIsFoundByIt() throws {
        try scene.store.connection.execute("UPDATE members SET external_id = '42' WHERE email = 'boris@example.org'")
        let body = #"{"id": 1, "external_id": 42, "kind": "visit", "at": "2026-10-10"}"#
        #expect(field(send(body), "new") == 1)
        #expect(
            try number(
                "SELECT count(*) FROM activities a JOIN members m ON m.id = a.member_id WHERE m.external_id = '42'")
                == 1)
    }

    @Test func nothingIsKeptOfSomeoneWhoWasErased() throws {
        try scene.store.suppress(emailKey: "gone@example.org", reason: .erased, source: "erase", at: Sample.now)
        let answer = send("[\(order("1")), \(order("2", email: "Gone@example.org"))]")
        #expect(field(answer, "new") == 1 && reasons(answer) == ["of an erased member: not kept"])
        #expect(
            try number(
                """
                SELECT count(*) FROM webhook_events WHERE state = 'done' AND CAST(body AS TEXT) LIKE '%anna@%'
                    AND lower(CAST(body AS TEXT)) NOT LIKE '%gone@%'
                """) == 1)
        #expect(field(send(order("3", email: "gone@example.org"), id: "evt_2"), "new") == 0)
        #expect(try number("SELECT count(*) FROM webhook_events WHERE length(body) = 0") == 1)
    }

    @Test func aRefusedActivityIsTakenLaterAndUndoesNothingNewer() throws {
        #expect(reasons(send("[\(order("1")), \(order("2", email: "vera@example.org"))]")).count == 1)
        #expect(field(send(order("1").replacing("1200.5", with: "900"), id: "evt_2"), "updated") == 1)
        _ = try scene.store.seedMember("vera@example.org")
        let receiver = try #require(
            ActivityReceiver(
                hook: website.workspace.definition.webhooks[0], definition: website.workspace.definition, secret: [0]))
        let dry = try WebhookReplay(receiver, isAll: false, isDryRun: true).run(scene.store)
        #expect(dry.read == 2 && dry.created == 1 && dry.unchanged == 1)
        #expect(try number("SELECT count(*) FROM activities") == 1)
        let replay = try WebhookReplay(receiver, isAll: true).run(scene.store)
        #expect(replay.created == 1 && replay.updated == 0 && replay.unchanged == 2 && replay.rejected == 0)
        #expect(try number("SELECT field_amount FROM activities WHERE source_key = '1'") == 900)
        #expect(try number("SELECT count(*) FROM webhook_events WHERE state <> 'done'") == 0)
    }
}
