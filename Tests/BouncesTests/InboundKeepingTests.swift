@testable import Bounces
import Campaigning
import Definitions
import Formats
import Foundation
import Store
import TestSupport
import Testing

/// What is kept of the mail itself, and for how long.
@Suite struct InboundKeepingTests {
    private let scene: InboundScene

    init() throws { scene = try InboundScene() }

    private var files: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: scene.folder.path + "/.kamerton/bounces")) ?? []
    }

    private var mail: [UInt8] {
        scene.report("5.1.1", "550 5.1.1 User unknown", to: scene.verp(scene.message))
    }

    @Test func aMailIsKeptUnderItsHashForItsOwnerOnly() throws {
        try scene.take(mail)
        let name = try #require(files.first)
        #expect(files.count == 1 && name.count == 68 && name.hasSuffix(".eml") && !name.contains("anna"))
        let path = scene.folder.path + "/.kamerton/bounces/" + name
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == mail)
    }

    @Test func anOldMailIsRemovedAndStaysKnown() throws {
        try scene.take(mail)
        let path = scene.folder.path + "/.kamerton/bounces/" + (try #require(files.first))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path)
        var definition = Sample.definition()
        definition.retention = RetentionSettings(rawMail: Span(90, .days))
        let workspace = Workspace(directory: scene.folder.path, definition: definition, campaigns: [])
        let report = try Retention.run(store: scene.store, workspace: workspace, now: scene.now, clock: scene.now)
        #expect(report.mailFiles == 1 && files.isEmpty)
        let again = try scene.take(mail, at: scene.now + 1000)
        #expect(again.unchanged == 1 && again.created == 0 && files.isEmpty)
    }

    @Test func fewBytesWaitToBeWritten() throws {
        let ingest = try InboundIngest(store: scene.store, workspace: scene.workspace, now: scene.now)
        for number in 0..<4 {
            let text = "From: a@b.example\nSubject: \(number)\n\n" + String(repeating: "x", count: 3 << 20)
            try ingest.take(mail: Array(text.utf8), source: "import")
        }
        // Three of them are more than may wait.
        #expect(try scene.store.number("SELECT count(*) FROM inbound_mails") == 3)
        try ingest.finish()
        #expect(try scene.store.number("SELECT count(*) FROM inbound_mails") == 4)
    }

    @Test func whatAMemberWhoIsErasedWasToldByARelayIsEmptied() throws {
        var hook = WebhookDefinition(name: "relay", kind: .postmark, secret: .environment("X"))
        hook.header = "X-Hook"
        let made = RelayReceiver(
            hook: hook, workspace: scene.workspace, signer: scene.signer, secret: Array("s".utf8), fetch: { _ in [] })
        let receiver = try #require(made)
        let body = """
            {"RecordType": "Bounce", "ID": 42, "Type": "HardBounce", "Details": "550 5.1.1 unknown",
             "Email": "anna@members.example"}
            """
        let request = RelayRequest(headers: [("X-Hook", "s")], body: Array(body.utf8), now: scene.now)
        _ = try receiver.receive(request, store: scene.store) { _ in }
        #expect(try scene.store.number("SELECT sum(length(body)) FROM webhook_events") > 0)
        _ = try MemberErasure.erase(
            memberID: scene.anna, store: scene.store, workspace: scene.workspace, now: scene.now + 1000)
        #expect(try !scene.store.fullDump().joined().contains("anna@members.example"))
    }
}
