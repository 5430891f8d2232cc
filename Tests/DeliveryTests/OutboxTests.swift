import Foundation
import Store
import TestSupport
import Testing

@testable import Delivery

struct OutboxTests {
    private func files(_ bench: Bench) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: bench.folder.path + "/outbox/new")
        return (names ?? []).sorted()
    }

    @Test func writesTheExactOctetsReadableByTheOwnerOnly() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        try bench.deliver(through: OutboxTransport(path: bench.folder.path + "/outbox"))
        let name = try #require(files(bench).first)
        #expect(name.hasPrefix("hello.2026-10-10T0700Z.main."))
        #expect(name.hasSuffix(".eml"))
        let path = bench.folder.path + "/outbox/new/" + name
        #expect(bench.folder.read("outbox/new/" + name).hasSuffix("\r\n\r\n.dot\r\nRow 1\r\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let message = try #require(try bench.message("ann@example.org"))
        #expect(message.state == "sent")
        #expect(message.code == nil)
    }

    @Test func aRedoReplacesTheFile() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        let outbox = OutboxTransport(path: bench.folder.path + "/outbox")
        try bench.deliver(through: outbox)
        try bench.store.connection.execute("UPDATE messages SET state = 'planned', next_attempt_at = 0")
        try bench.deliver(through: outbox)
        #expect(files(bench).count == 1)
    }

    @Test func anOutboxThatCannotBeWrittenIsSaidAndLosesNothing() throws {
        let bench = try Bench()
        try bench.plan("ann@example.org")
        bench.folder.write("a file, not a folder", to: "outbox")
        guard
            case .unreachable(let why) = try bench.deliver(
                through: OutboxTransport(path: bench.folder.path + "/outbox"))
        else {
            Issue.record("wrote into a file")
            return
        }
        #expect(why.contains("outbox"))
        #expect(try bench.store.dueCount(at: Sample.now) == 1)
    }

    @Test func namesAreSafeWhateverTheCampaignIsCalled() {
        let name = OutboxTransport.fileName(
            campaign: "../../etc", occurrence: "stage:7", step: "a b/c", messageID: "<x@example.org>")
        #expect(name.hasPrefix("______etc.stage7.a_b_c."))
        #expect(!name.contains("/"))
    }
}
