import Campaigning
import Formats
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A thread makes several messages before it hands them on, and the log of a large send is copied before the last has gone.
struct MadeTogetherTests {
    private func journal(_ folder: TemporaryFolder) throws -> WireJournal {
        try WireJournal(path: folder.path + "/claim-1.wire", claim: 1, kind: .smtp, capacity: 200, owner: .current)
    }

    private let clock = RunClock(fixed: Sample.now) { Sample.now }

    private func claimed(_ id: Int64, octets: Int, made: Counter = Counter()) -> ClaimedMessage {
        let row = LedgerMessage(id: id, campaign: "hello", occurrence: "o", step: "main", memberID: id)
        return ClaimedMessage(row: row) { _ in
            _ = made.next()
            return .success(
                MessageToSign(
                    ComposedMessage(
                        envelopeSender: "b@example.org", recipient: "m\(id)@example.org",
                        messageID: "<\(id)@example.org>",
                        subject: "s", locale: "en", html: "", text: "", bytes: Array(repeating: 0x61, count: octets))))
        }
    }

    @Test func largeOnesAreMadeOneByOne() throws {
        let folder = TemporaryFolder()
        let made = Counter()
        let line = DeliveryLine(journal: try journal(folder), clock: clock, stop: StopFlag(), composers: 1)
        defer { line.close() }
        let rows = (1...60).map { claimed($0, octets: 1 << 20, made: made) }
        line.add(rows, slots: line.reserve(rows.map(\.row.id)))
        var most = 0
        for taken in 1...40 {
            _ = try #require(line.feed(0).next())
            most = max(most, made.value - taken)
        }
        // 4 MiB, and the one that was begun before they were full.
        #expect(most <= 5)
    }

    @Test func aWireThatHelpsMakesSmallOnesTogether() throws {
        let folder = TemporaryFolder()
        let made = Counter()
        let line = DeliveryLine(journal: try journal(folder), clock: clock, stop: StopFlag(), composers: 1)
        // Its own thread ends: only the wire's is left.
        line.close()
        let rows = (1...100).map { claimed($0, octets: 100, made: made) }
        line.add(rows, slots: line.reserve(rows.map(\.row.id)))
        #expect(line.help(0) && made.value == 1)
        #expect(line.help(0) && made.value == 9)
    }

    /// Waits with its first message until somebody says that nothing else is due.
    private final class Waiter: Transport {
        let kind = TransportKind.outbox
        let lull = DispatchSemaphore(value: 0)
        var sent = 0

        func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
            while let message = try feed.next() {
                if sent == 0 { lull.wait() }
                sent += 1
                feed.offered(message)
                try feed.settle(message, .accepted(nil))
            }
            return .drained
        }

        func close() {}
    }

    @Test func theLullIsToldOnceWhileTheLastAreOnTheirWay() throws {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let (waiter, lulls) = (Waiter(), Counter())
        var pump = DeliveryPump(
            journal: try journal(folder), maker: SettlementMaker(store: store), clock: clock, stop: StopFlag(),
            batchSize: 50)
        pump.lull = {
            _ = lulls.next()
            waiter.lull.signal()
        }
        var isFirst = true
        _ = try pump.run(through: waiter) { _, reserve in
            guard isFirst else { return nil }
            isFirst = false
            let messages = (1...10).map { claimed($0, octets: 100) }
            reserve(messages.map(\.row))
            return messages
        } commit: { _, _ in
        }
        #expect(waiter.sent == 10)
        #expect(lulls.value == 1)
    }
}
