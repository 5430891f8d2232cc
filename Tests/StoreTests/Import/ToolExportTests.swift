import Definitions
import Foundation
import Formats
import SQLite
import TestSupport
import Testing

@testable import Store

struct ToolExportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        definition.attributes += [
            AttributeDefinition(name: "birthday", type: .date), AttributeDefinition(name: "phone", type: .string),
            AttributeDefinition(name: "points", type: .number),
        ]
    }

    private func load(
        _ tool: ExportTool, _ path: String, status: MailchimpStatus? = nil, dryRun: Bool = false,
        progress: (ImportProgress) throws -> Void = { _ in }
    ) throws -> ImportSummary {
        let options = ImportOptions(
            rejectsPath: folder.path + "/rejects.csv", isDryRun: dryRun, now: Sample.now, listsChanges: dryRun)
        return try MemberImport(
            store: store, definition: definition, options: options, export: .init(tool: tool, status: status)
        ).run(file: path, progress: progress)
    }

    private func fixture(_ name: String) -> String { SourceRoot.path + "/Tests/Fixtures/imports/" + name }

    private func consents(_ key: String) throws -> [Consent] {
        try store.consents(memberID: try #require(try store.memberID(emailKey: key)))
    }

    @Test func mailchimpsFolderComesInWithItsStatuses() throws {
        let summary = try load(.mailchimp, fixture("mailchimp"))
        #expect((summary.read, summary.created, summary.rejected) == (5, 5, 0))
        #expect(summary.others.first { $0.kind == .suppressed }?.count == 2)
        #expect(summary.warnings.count == 1)
        #expect(summary.warnings.first?.english.hasPrefix("not declared and not taken: \"Address\";") == true)

        let anna = try #require(try store.memberSnapshot(emailKey: "anna@example.org"))
        #expect((anna.firstName, anna.timezone) == ("Anna", "Europe/Moscow"))
        #expect(anna.attributes == ["city": "Penza", "phone": "+79161234567"])
        #expect(anna.tags == ["Moscow, Russia", "club"])
        let granted = try #require(try consents("anna@example.org").first)
        #expect((granted.state, granted.basis) == (.granted, "opt-in confirmed in Mailchimp"))
        #expect(granted.at.description == "2023-04-01T08:20:31Z")
        #expect(granted.source == "import:mailchimp")
        #expect(
            granted.proof
                == "opted in 2023-04-01T08:15:00Z from 203.0.113.7, confirmed 2023-04-01T08:20:31Z from 203.0.113.7; "
                + "subscribed_email_audience_export_5c2ab4f0d1.csv, line 2")

        let gone = try #require(try consents("gone@example.org").first)
        #expect((gone.state, gone.at.description) == (.withdrawn, "2024-06-07T18:30:00Z"))
        #expect(try store.suppression(emailKey: "gone@example.org")?.reason == .unsubscribed)
        let dead = try #require(try store.suppression(emailKey: "dead@example.org"))
        #expect((dead.reason, dead.at.description) == (.bounced, "2023-09-09T09:09:09Z"))
        #expect(dead.note == "cleaned in Mailchimp after May news")
        #expect(try consents("dead@example.org").isEmpty)
        #expect(try consents("buyer@example.org").isEmpty)
        #expect(try store.isSuppressed(emailKey: "buyer@example.org") == false)
    }

    @Test func aSecondImportChangesNothing() throws {
        _ = try load(.mailchimp, fixture("mailchimp"))
        let again = try load(.mailchimp, fixture("mailchimp"))
        #expect((again.created, again.updated, again.unchanged) == (0, 0, 5))
        #expect(again.others.isEmpty)
        _ = try load(.listmonk, fixture("listmonk-subscribers.csv"))
        #expect(try load(.listmonk, fixture("listmonk-subscribers.csv")).unchanged == 3)
    }

    @Test func aWithdrawalFromUsStands() throws {
        let id = try Sample.member("anna@example.org", in: store)
        try store.appendConsent(
            memberID: id, purpose: Consent.all, state: .withdrawn, source: "one-click", at: Sample.now - 1000)
        _ = try load(.mailchimp, fixture("mailchimp"))
        #expect(try consents("anna@example.org").map(\.state) == [.withdrawn])
    }

    @Test func whoCameBackSinceIsNotSuppressed() throws {
        let id = try Sample.member("gone@example.org", in: store)
        try store.appendConsent(
            memberID: id, purpose: Consent.all, state: .granted, source: "form", at: Sample.now - 1000)
        let summary = try load(.mailchimp, fixture("mailchimp"))
        #expect(try store.isSuppressed(emailKey: "gone@example.org") == false)
        #expect(try consents("gone@example.org").map(\.state) == [.granted])
        #expect(
            summary.notes.map(\.english).contains("members who came back since they unsubscribed there stay with us: 1")
        )
    }

    @Test func suppressionsAreWrittenBeforeAnyMember() throws {
        struct Killed: Error {}
        #expect(throws: Killed.self) { try load(.mailchimp, fixture("mailchimp")) { _ in throw Killed() } }
        #expect(try store.isSuppressed(emailKey: "gone@example.org"))
        #expect(try store.isSuppressed(emailKey: "dead@example.org"))
        #expect(try store.memberID(emailKey: "anna@example.org") == nil)
    }

    @Test func aDryRunTellsWhoWouldBeSuppressed() throws {
        let summary = try load(.mailchimp, fixture("mailchimp"), dryRun: true)
        #expect(
            summary.changes.filter { $0.kind == .suppressed }.map(\.who) == ["gone@example.org", "dead@example.org"])
        #expect(try store.memberCount() == 0)
        #expect(try store.isSuppressed(emailKey: "gone@example.org") == false)
    }

    @Test func aRenamedFileMustSayItsStatus() throws {
        folder.write("Email Address,OPTIN_TIME\na@x.org,2024-01-01 00:00:00\n", to: "list.csv")
        let error = #expect(throws: ImportError.self) { try load(.mailchimp, folder.path + "/list.csv") }
        #expect(error?.advice?.english.contains("--status") == true)
        #expect(try load(.mailchimp, folder.path + "/list.csv", status: .nonsubscribed).created == 1)
        #expect(try consents("a@x.org").isEmpty)
        #expect(try load(.mailchimp, folder.path + "/list.csv", status: .subscribed).updated == 1)
        #expect(try consents("a@x.org").map(\.state) == [.granted])
    }

    @Test func listmonksStatusesAndAttributesComeIn() throws {
        let summary = try load(.listmonk, fixture("listmonk-subscribers.csv"))
        #expect((summary.created, summary.rejected) == (3, 0))
        #expect(summary.warnings.isEmpty)
        let anna = try #require(try store.memberSnapshot(emailKey: "anna@example.org"))
        #expect(anna.name == "Anna Petrova")
        #expect(anna.attributes == ["city": "Penza", "points": 12.5])
        #expect(anna.tags == ["club", "early"])
        let granted = try #require(try consents("anna@example.org").first)
        #expect((granted.state, granted.basis) == (.granted, "enabled in listmonk"))
        #expect(granted.at.description == "2023-04-01T08:15:00.123Z")
        let blocked = try #require(try store.suppression(emailKey: "blocked@example.org"))
        #expect((blocked.reason, blocked.note) == (.imported, "blocklisted in listmonk"))
        #expect(blocked.at.description == "2024-03-03T09:00:00Z")
        #expect(try store.isSuppressed(emailKey: "off@example.org"))
        #expect(try consents("blocked@example.org").isEmpty)
        #expect(summary.notes.contains { $0.english.contains("who has left which list") })
    }

    @Test(arguments: [
        "uuid,email,name,attributes,status,created_at,updated_at\nu,a@x.org,A,not json,enabled,,\n",
        "uuid,email,name,attributes,status,created_at,updated_at\nu,a@x.org,A,{},sleeping,,\n",
        "uuid,email,name,attributes,status,created_at,updated_at\nu,a@x.org,A,{},enabled,long ago,\n",
        "uuid,email,name,attributes,status,created_at,updated_at\nu,a@x.org,A,\"{\"\"points\"\": \"\"many\"\"}\",enabled,,\n",
    ])
    func badRowsAreRejectedWhole(csv: String) throws {
        folder.write(csv, to: "subscribers.csv")
        #expect(try load(.listmonk, folder.path + "/subscribers.csv").rejected == 1)
        #expect(try store.memberCount() == 0)
    }

    @Test func foldersAndFilesOfOtherThingsAreRefused() throws {
        #expect(throws: ImportError.self) { try load(.mailchimp, folder.path) }
        #expect(throws: ImportError.self) { try load(.listmonk, folder.path) }
        folder.write("email\na@x.org\n", to: "plain.csv")
        #expect(throws: ImportError.self) { try load(.listmonk, folder.path + "/plain.csv") }
    }
}
