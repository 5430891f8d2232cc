import Campaigning
import Formats
import Foundation
import SQLite
import Store
import TestSupport
import Testing

@Suite struct MemberErasureTests {
    private func erase(_ scene: ErasureScene) throws -> ErasureSummary {
        try MemberErasure.erase(
            memberID: scene.member, store: scene.store, workspace: scene.workspace, now: scene.now)
    }

    @Test(arguments: ["anna.petrova@example.org", "Anna.Petrova@Example.ORG", "анна@почта.рф", "anna@bücher.example"])
    func noFileHoldsTheAddressOrTheNameAfterwards(email: String) throws {
        let scene = try ErasureScene(email)
        let names = [scene.first, scene.last, scene.fullName]
        let texts = [email, scene.address.address, scene.address.key]
        #expect(try scene.remains(of: texts).count > 4)
        let summary = try erase(scene)
        #expect(summary.isComplete && summary.hadMember && summary.hindrance == nil)
        #expect(try scene.remains(of: texts) == [])
        #expect(try scene.remains(of: names) == [])
        #expect(try scene.remains(of: ["crm-77", "192.0.2.77"]) == [])
        let size = try FileManager.default.attributesOfItem(atPath: scene.store.path + "-wal")[.size] as? Int ?? 0
        // Only the note that it is done was written since the log was emptied.
        #expect(size < 100_000)
    }

    @Test func mailRejectedRowsEventsAndLogsGo() throws {
        let scene = try ErasureScene("anna@example.org")
        let summary = try erase(scene)
        #expect(summary.mailFiles == 6)
        #expect(summary.webhookEvents == 4)
        #expect(summary.rejectedRows == 4)
        let files = try scene.files()
        #expect(files["outbox/new/other.eml"] != nil)
        #expect(!files.keys.contains { $0.contains("wire/") || $0.contains("only.rejects") })
        let rejects = String(decoding: try #require(files["rejects/members.rejects.csv"]), as: UTF8.self)
        #expect(rejects == "line,reason,Email,Имя,Фамилия,External ID\r\n4,no address,,Пётр,Иванов,17\r\n")
        let log = String(decoding: try #require(files["import.log"]), as: UTF8.self)
        #expect(log == "new member ****************\nnew member boris@example.net\n")
    }

    @Test func whatStaysSaysThatSomethingWasNotWhose() throws {
        let scene = try ErasureScene("anna@example.org")
        let store = scene.store
        let key = store.memberKey(emailKey: "anna@example.org")
        _ = try erase(scene)
        let row = try #require(try store.memberRow(id: scene.member))
        let kept = row.columns.filter { $0.value != .null && $0.name != "key" }.map(\.name)
        #expect(Set(kept).isSubset(of: ["id", "touched", "created_at", "updated_at", "erased_at", "frequency"]))
        #expect(row["key"] != .blob(key))
        #expect(try store.number("SELECT count(*) FROM messages WHERE member_id = \(scene.member)") == 2)
        #expect(try store.word("SELECT state || reason FROM messages WHERE campaign = 'autumn'") == "skippedsuppressed")
        #expect(try store.number("SELECT count(*) FROM activities") == 0)
        #expect(try store.number("SELECT count(*) FROM member_tags") == 1)
        #expect(try store.tags(memberID: scene.other).first?.hasPrefix("erased:") == true)
        #expect(try store.number("SELECT count(*) FROM stage_changes") == 1)
        #expect(try store.number("SELECT count(*) FROM sign_ups WHERE state = 'confirmed' AND address IS NULL") == 1)
        #expect(try store.number("SELECT count(*) FROM address_changes") == 0)
        #expect(try store.number("SELECT sum(number) FROM answers WHERE kind = 'nps'") == 27)
        #expect(try store.word("SELECT group_concat(text) FROM answers") == "ask [erased], she knows")
        let consents = try store.consents(memberID: scene.member)
        #expect(consents.map(\.state) == [.granted, .withdrawn])
        #expect(consents.map(\.wording) == ["v3", nil])
        #expect(consents.allSatisfy { $0.basis == nil && $0.proof == nil })
        let suppression = try #require(try store.suppression(emailKey: "anna@example.org"))
        #expect(suppression.reason == .erased && suppression.emailKey == nil && suppression.note == nil)
        #expect(try store.word("SELECT event_id FROM webhook_events WHERE hook = 'forms' AND id = 1") == "evt-nobody")
    }

    @Test func anErasureAgainChangesNothing() throws {
        let scene = try ErasureScene("anna@example.org")
        _ = try erase(scene)
        let before = try scene.store.fullDump()
        let summary = try erase(scene)
        #expect(summary.isComplete && summary.wasErased)
        #expect(try scene.store.fullDump() == before)
    }

    @Test func aLongerAddressIsAnotherPerson() throws {
        let scene = try ErasureScene("anna@example.org")
        try scene.store.seedMember("joanna@example.org")
        scene.folder.write("To: joanna@example.org\r\n\r\nHello\r\n", to: ".kamerton/outbox/new/joanna.eml")
        scene.folder.write("To: anna@example.org.uk\r\n\r\nHello\r\n", to: ".kamerton/outbox/new/uk.eml")
        #expect(try erase(scene).mailFiles == 6)
        #expect(try scene.store.memberID(emailKey: "joanna@example.org") != nil)
        #expect(try scene.files()["outbox/new/joanna.eml"] != nil)
        #expect(try scene.files()["outbox/new/uk.eml"] != nil)
    }

    @Test func anAddressWithoutAMemberIsErasedToo() throws {
        let scene = try ErasureScene("anna@example.org")
        let stranger = try EmailAddress(parsing: "stranger@example.org")
        _ = try scene.store.receiveWebhookEvent(
            hook: "forms", eventID: "s-1", body: Array(#"{"email": "Stranger@example.org"}"#.utf8), at: scene.now)
        scene.folder.write("email\nstranger@example.org\n", to: ".kamerton/rejects/s.rejects.csv")
        try scene.store.suppress(emailKey: stranger.key, reason: .bounced, source: "smtp", note: "gone", at: scene.now)
        let summary = try MemberErasure.erase(
            address: stranger, store: scene.store, workspace: scene.workspace, now: scene.now)
        #expect(summary.isComplete && !summary.hadMember && !summary.wasErased)
        #expect(summary.webhookEvents == 1 && summary.rejectedRows == 1)
        #expect(try scene.remains(of: [stranger.address, stranger.key]) == [])
        #expect(try scene.store.suppression(emailKey: stranger.key)?.reason == .erased)
        #expect(try scene.store.memberID(emailKey: "anna@example.org") != nil)
    }

    @Test func noImportBringsThePersonBack() throws {
        let scene = try ErasureScene("anna@example.org")
        _ = try erase(scene)
        scene.folder.write("email,first_name\nAnna@example.org,Anna\nnew@example.org,New\n", to: "members.csv")
        let summary = try MemberImport(
            store: scene.store, definition: Sample.definition(), options: ImportOptions(now: scene.now)
        ).run(file: scene.folder.path + "/members.csv")
        #expect(summary.created == 1 && summary.rejected == 1)
        #expect(try scene.remains(of: ["anna@example.org"]) == [])
    }

    @Test func whoAsksToReturnBeginsAnew() throws {
        let scene = try ErasureScene("anna@example.org")
        _ = try erase(scene)
        try scene.store.liftSuppression(emailKey: "anna@example.org")
        let again = try scene.store.seedMember("anna@example.org")
        #expect(again != scene.member)
        let summary = try MemberErasure.erase(
            memberID: again, store: scene.store, workspace: scene.workspace, now: scene.now)
        #expect(summary.isComplete && !summary.wasErased)
        #expect(try scene.remains(of: ["anna@example.org"]) == [])
    }

    @Test func aMessageInHandIsWaitedForAndTheNextRunErasesTheRest() throws {
        let scene = try ErasureScene("anna@example.org")
        let store = scene.store
        let claim = try store.openClaim(node: "n", pid: 1, bootID: "b", at: scene.now)
        try store.connection.run(
            "UPDATE messages SET state = 'sending', claim_id = :claim, claimed_at = 1 WHERE id = :id",
            ["claim": .integer(claim.id), "id": .integer(scene.message)])
        let first = try erase(scene)
        #expect(!first.isComplete && first.hindrance != nil)
        #expect(try store.suppression(emailKey: "anna@example.org")?.reason == .erased)
        #expect(try store.memberID(emailKey: "anna@example.org") == scene.member)
        #expect(
            try MemberErasure.finishOpen(store: store, workspace: scene.workspace, now: scene.now).map(\.isComplete)
                == [false])
        // The run settles, and writes one more file.
        try store.settle(
            [
                Settlement(
                    row: scene.message, messageID: "<abc@club.example.org>",
                    result: .sent(.init(code: 250, reply: "ok")),
                    at: scene.now)
            ], of: claim.id, heartbeat: scene.now)
        scene.folder.write(
            "Message-ID: <abc@club.example.org>\r\n\r\n\(scene.last)\r\n", to: ".kamerton/outbox/new/late.eml")
        try store.endClaim(claim.id, at: scene.now)
        let finished = try MemberErasure.finishOpen(store: store, workspace: scene.workspace, now: scene.now)
        #expect(finished.map(\.isComplete) == [true])
        #expect(try scene.remains(of: ["anna@example.org", scene.last]) == [])
        #expect(try MemberErasure.finishOpen(store: store, workspace: scene.workspace, now: scene.now).isEmpty)
    }

    @Test func aKillBeforeTheDatabaseWasScrubbedIsMadeGood() throws {
        let scene = try ErasureScene("anna@example.org")
        let store = scene.store
        let erasure = try store.beginErasure(memberID: scene.member, emailKey: "anna@example.org", at: scene.now)
        #expect(try store.openErasures() == [OpenErasure(id: erasure, memberID: scene.member, isEmptied: false)])
        _ = try store.emptyMember(scene.member, erasure: erasure, at: scene.now)
        #expect(try store.openErasures().map(\.isEmptied) == [true])
        // Whoever repeats the command knows the address; the run does not, and rewrites the file.
        let repeated = try MemberErasure.erase(
            address: scene.address, store: store, workspace: scene.workspace, now: scene.now)
        #expect(repeated.isComplete)
        #expect(try store.openErasures().isEmpty)
        #expect(try scene.remains(of: ["anna@example.org"]) == [])
    }

    @Test func aReaderOfTheStoreHoldsUpTheLastStepOnly() throws {
        let scene = try ErasureScene("anna@example.org")
        let reader = try Connection(path: scene.store.path, readOnly: true)
        try reader.execute("BEGIN")
        #expect(try reader.firstRow("SELECT count(*) FROM members", [:], { $0.int(0) }) == 2)
        let summary = try erase(scene)
        #expect(!summary.isComplete && summary.hindrance != nil)
        #expect(try scene.store.memberID(emailKey: "anna@example.org") == nil)
        try reader.execute("COMMIT")
        #expect(
            try MemberErasure.finishOpen(store: scene.store, workspace: scene.workspace, now: scene.now)
                .map(\.isComplete) == [true])
        #expect(try scene.remains(of: ["anna@example.org", scene.last]) == [])
    }

    @Test func copiesBesideTheStoreAreNamed() throws {
        let scene = try ErasureScene("anna@example.org")
        let copy = scene.store.path + ".before-2"
        _ = try StoreBackup(of: scene.store.path, to: copy)
        #expect(try erase(scene).filesToCheck == [copy])
    }
}
