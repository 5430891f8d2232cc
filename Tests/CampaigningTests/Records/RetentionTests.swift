import Campaigning
import Definitions
import Formats
import Foundation
import Store
import TestSupport
import Testing

@Suite struct RetentionTests {
    private let folder = TemporaryFolder()
    private let day: Int64 = 86_400_000

    private func workspace(_ retention: RetentionSettings) -> Workspace {
        var definition = Sample.definition()
        definition.retention = retention
        return Workspace(directory: folder.path, definition: definition, campaigns: [])
    }

    private func file(_ name: String, daysOld: Int64) throws {
        folder.write("x", to: ".kamerton/" + name)
        let seconds = Double((Sample.now.milliseconds - daysOld * day) / 1000)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: seconds)],
            ofItemAtPath: folder.path + "/.kamerton/" + name)
    }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.path + "/.kamerton/" + name)
    }

    @Test func whatIsOlderThanTheWorkspaceWantsIsRemovedOnceADay() throws {
        let store = try Sample.store(in: folder)
        for (id, age) in [("old", 91), ("new", 89)] as [(String, Int64)] {
            _ = try store.receiveWebhookEvent(hook: "f", eventID: id, body: [1, 2], at: Sample.now - age * day)
        }
        try file("outbox/new/old.eml", daysOld: 91)
        try file("outbox/cur/new.eml", daysOld: 89)
        try file("rejects/old.csv", daysOld: 31)
        try file("rejects/new.csv", daysOld: 29)
        let workspace = workspace(
            RetentionSettings(rawMail: Span(90, .days), webhooks: Span(90, .days), rejects: Span(30, .days)))
        let report = try Retention.run(store: store, workspace: workspace, now: Sample.now, clock: Sample.now)
        #expect(report.webhookEvents == 1 && report.mailFiles == 1 && report.rejectsFiles == 1)
        #expect(!exists("outbox/new/old.eml") && exists("outbox/cur/new.eml"))
        #expect(!exists("rejects/old.csv") && exists("rejects/new.csv"))
        #expect(try store.word("SELECT group_concat(event_id) FROM webhook_events WHERE length(body) > 0") == "new")
        #expect(try store.webhookEvent(hook: "f", eventID: "old") != nil)
        try file("rejects/older.csv", daysOld: 40)
        let later = Sample.now + day - 1
        #expect(try Retention.run(store: store, workspace: workspace, now: later, clock: later).isEmpty)
        #expect(try !Retention.run(store: store, workspace: workspace, now: later + 1, clock: later + 1).isEmpty)
    }

    @Test func whatPagesSetAsideIsEmptiedAndStaysCounted() throws {
        let store = try Sample.store(in: folder)
        for (key, age) in [("old", 91), ("new", 89)] as [(String, Int64)] {
            try store.connection.run(
                """
                INSERT INTO set_aside (source, source_key, reason, campaign, fields, at)
                VALUES ('page', :key, 'young', 'nps', '[["q.why","my words"]]', :at)
                """, ["key": .text(key), "at": .integer(Sample.now.milliseconds - age * day)])
        }
        let report = try Retention.run(
            store: store, workspace: workspace(RetentionSettings(webhooks: Span(90, .days))), now: Sample.now,
            clock: Sample.now)
        #expect(report.setAside == 1 && report.count == 1)
        #expect(try store.word("SELECT group_concat(source_key) FROM set_aside WHERE fields <> '[]'") == "new")
        #expect(try store.number("SELECT count(*) FROM set_aside WHERE reason = 'young'") == 2)
    }

    @Test func aWorkspaceThatSaysNothingKeepsEverythingAndWritesNothing() throws {
        let store = try Sample.store(in: folder)
        try file("outbox/new/old.eml", daysOld: 4000)
        let before = try store.fullDump()
        #expect(
            try Retention.run(
                store: store, workspace: workspace(RetentionSettings()), now: Sample.now, clock: Sample.now
            ).isEmpty)
        #expect(exists("outbox/new/old.eml"))
        #expect(try store.fullDump() == before)
    }

    @Test func nothingToKeepIsNothingToRemember() throws {
        let store = try Sample.store(in: folder)
        let before = try store.fullDump()
        _ = try Retention.run(
            store: store, workspace: workspace(RetentionSettings(rawMail: Span(1, .days))), now: Sample.now,
            clock: Sample.now)
        #expect(try store.fullDump() == before)
    }

    @Test func mailThatARunOfAnotherTimeHasJustWrittenIsNotOld() throws {
        let store = try Sample.store(in: folder)
        try file("outbox/new/fresh.eml", daysOld: 0)
        _ = try Retention.run(
            store: store, workspace: workspace(RetentionSettings(rawMail: Span(90, .days))),
            now: Sample.now + 400 * day, clock: Sample.now)
        #expect(exists("outbox/new/fresh.eml"))
    }
}
