import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A message is found by its names without a look at every row.
struct InboundLookupTests {
    @Test(arguments: [Store.returnedByMessageID, Store.returnedByRelayID])
    func aMessageIsLookedForByAnIndex(question: String) throws {
        let store = try Sample.store(in: TemporaryFolder())
        let plan = try store.connection.rows(
            "EXPLAIN QUERY PLAN " + question, ["id": .text("<x@example.org>"), "from": .integer(0), "to": .integer(1)]
        ) { $0.text(3) }
        #expect(plan.contains { $0.contains("messages_claimed (claimed_at>? AND claimed_at<?)") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func theLatestMessageOfANameIsFoundWithinItsTime() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let member = try store.seedMember("anna@example.org")
        for (index, days) in [-200, -40, -2].enumerated() {
            let at = Sample.now + Int64(days) * 86_400_000
            let row = try store.seedMessage("news", "o\(index)", memberID: member, at: at)
            try store.connection.run(
                """
                UPDATE messages SET claimed_at = sent_at, relay_id = 'queue9', message_id = '<m' || id || '@example.org>'
                WHERE id = :id
                """, ["id": .integer(row)])
        }
        #expect(try store.returnedMessage(relayID: "queue9", before: Sample.now)?.row == 3)
        #expect(try store.returnedMessage(relayID: "queue9", before: Sample.now - 3 * 86_400_000)?.row == 2)
        #expect(try store.returnedMessage(messageID: "<m2@example.org>", before: Sample.now)?.row == 2)
        #expect(try store.returnedMessage(messageID: "<m1@example.org>", before: Sample.now) == nil)
    }
}
