import Campaigning
import Formats
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

struct DeliveryLineTests {
    private func journal(_ folder: TemporaryFolder, _ capacity: Int) throws -> WireJournal {
        try WireJournal(
            path: folder.path + "/claim-1.wire", claim: 1, kind: .smtp, capacity: capacity, owner: .current)
    }

    private func row(_ id: Int64) -> LedgerMessage {
        LedgerMessage(id: id, campaign: "hello", occurrence: "o", step: "main", memberID: id)
    }

    private func claimed(_ id: Int64, made: Counter = Counter()) -> ClaimedMessage {
        ClaimedMessage(row: row(id)) { _ in
            _ = made.next()
            if id % 7 == 0 { return .failure(ComposeError(Phrase("no name for a@example.org"))) }
            return .success(
                MessageToSign(
                    ComposedMessage(
                        envelopeSender: "b@example.org", recipient: "m\(id)@example.org",
                        messageID: "<\(id)@example.org>",
                        subject: "s", locale: "en", html: "", text: "", bytes: Array("Hello \(id)\r\n".utf8))))
        }
    }

    /// Takes everything at once and says yes to all of it.
    private final class Taker: Transport {
        let kind = TransportKind.outbox
        var slots: Set<Int> = []
        var recipients: [String] = []

        func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
            while let message = try feed.next() {
                slots.insert(message.slot)
                recipients.append(message.recipient)
                feed.offered(message)
                try feed.settle(message, .accepted(nil))
            }
            return .drained
        }

        func close() {}
    }

    /// Takes so many, then finds the way closed.
    private final class Quitter: Transport {
        let kind = TransportKind.outbox
        let most: Int

        init(_ most: Int) { self.most = most }

        func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
            for number in 0..<most {
                guard let message = try feed.next() else { break }
                if number % 2 == 0 { try feed.settle(message, .accepted(nil)) } else { try feed.giveBack(message) }
            }
            return .unreachable(Phrase("gone"))
        }

        func close() {}
    }

    /// Makes all messages by itself, as a wire does that has nothing else to do.
    private final class Helper: Transport {
        let kind = TransportKind.outbox
        var recipients: [String] = []

        func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
            while true {
                while feed.help() {}
                switch try feed.poll(wake: {}) {
                case .message(let message):
                    recipients.append(message.recipient)
                    feed.offered(message)
                    try feed.settle(message, .accepted(nil))
                case .notYet, .perhaps: sched_yield()
                case .end: return .drained
                }
            }
        }

        func close() {}
    }

    @Test func aWireThatHelpsSendsEachMessageOnceAndInOrder() throws {
        let folder = TemporaryFolder()
        let journal = try journal(folder, 400)
        let helper = Helper()
        let made = Counter()
        var next: Int64 = 1
        var results: [Int64: Settlement.Result] = [:]
        _ = try pump(journal, batch: 50).run(through: helper) { room, reserve in
            guard next <= 1000 else { return nil }
            let ids = next..<next + Int64(room.most)
            next += Int64(room.most)
            reserve(ids.map(row))
            return ids.map { claimed($0, made: made) }
        } commit: { group, _ in
            for settlement in group { results[settlement.row] = settlement.result }
        }
        let ids = (1..<next).filter { $0 % 7 != 0 }
        #expect(helper.recipients == ids.map { "m\($0)@example.org" })
        #expect(results.count == Int(next) - 1)
        #expect(made.value == Int(next) - 1)
    }

    private func pump(_ journal: WireJournal, _ stop: StopFlag = StopFlag(), batch: Int) throws -> DeliveryPump {
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        return DeliveryPump(
            journal: journal, maker: SettlementMaker(store: store), clock: RunClock(fixed: Sample.now) { Sample.now },
            stop: stop, batchSize: batch)
    }

    @Test func aLongLineNeedsFewSlotsAndSettlesEveryRowOnce() throws {
        let folder = TemporaryFolder()
        let journal = try journal(folder, 200)
        let taker = Taker()
        var next: Int64 = 1
        var results: [Int64: Settlement.Result] = [:]
        var largest = 0
        let end = try pump(journal, batch: 50).run(through: taker) { room, reserve in
            let most = room.most
            guard next <= 3000 else { return nil }
            let rows = (next..<next + Int64(most)).map {
                $0 % 100 == 0 ? ClaimedMessage(row: row($0), compose: nil) : claimed($0)
            }
            next += Int64(most)
            reserve(rows.map(\.row))
            return rows
        } commit: { group, rows in
            largest = max(largest, group.count)
            for settlement in group {
                #expect(results.updateValue(settlement.result, forKey: settlement.row) == nil)
                #expect(rows(settlement.row)?.campaign == "hello")
            }
        }
        guard case .drained = end else {
            Issue.record("it ended early: \(end)")
            return
        }
        #expect(results.count == 3000)
        #expect(results[100] == .skipped(.leftAudience))
        #expect(results[7] == .unrenderable("no name for [address]"))
        #expect(results[8] == .sent(Settlement.Words()))
        #expect(taker.slots.allSatisfy { $0 < 200 })
        // In order, whoever composed them.
        let order = taker.recipients.compactMap { Int($0.dropFirst().prefix { $0 != "@" }) }
        #expect(order == order.sorted() && order.count == 3000 - 30 - 424)
        #expect(largest <= SettlementQueue.groupSize)
        // Nothing is left in the journal of what is settled.
        #expect(try #require(WireJournalReader(path: folder.path + "/claim-1.wire")).records.isEmpty)
    }

    @Test func whatTheTransportLeavesGoesBack() throws {
        let folder = TemporaryFolder()
        var rows: [ClaimedMessage]? = (1...60).filter { $0 % 7 != 0 }.map { claimed($0) }
        var results: [Int64: Settlement.Result] = [:]
        let end = try pump(journal(folder, 200), batch: 60).run(through: Quitter(10)) { _, reserve in
            defer { rows = nil }
            if let rows { reserve(rows.map(\.row)) }
            return rows
        } commit: { group, _ in
            for settlement in group { results[settlement.row] = settlement.result }
        }
        guard case .unreachable = end else {
            Issue.record("it was reached")
            return
        }
        #expect(results.count == 52)
        #expect(results.values.count { $0 == .sent(Settlement.Words()) } == 5)
        #expect(results.values.count { $0 == .released } == 47)
    }

    @Test func aStopReleasesWhatWasNotTaken() throws {
        let folder = TemporaryFolder()
        let stop = StopFlag()
        stop.raise()
        var isClaimed = false
        let end = try pump(journal(folder, 100), stop, batch: 20).run(through: Taker()) { _, _ in
            isClaimed = true
            return nil
        } commit: { _, _ in
        }
        guard case .drained = end else {
            Issue.record("it went on")
            return
        }
        #expect(!isClaimed)
    }

    @Test func onlyAFewAreMadeAhead() throws {
        let folder = TemporaryFolder()
        let made = Counter()
        let line = DeliveryLine(
            journal: try journal(folder, 1000), clock: RunClock(fixed: Sample.now) { Sample.now }, stop: StopFlag(),
            composers: 3)
        defer { line.close() }
        let rows = (1...500).map { claimed(Int64($0) * 7 + 1, made: made) }
        line.add(rows, slots: line.reserve(rows.map(\.row.id)))
        var most = 0
        for taken in 1...400 {
            _ = try #require(line.feed(0).next())
            most = max(most, made.value - taken)
        }
        #expect(most <= 64 + 3)
    }

    @Test func aWireIsWokenToHelpBeforeAnythingIsMade() throws {
        let folder = TemporaryFolder()
        let line = DeliveryLine(
            journal: try journal(folder, 10), clock: RunClock(fixed: Sample.now) { Sample.now }, stop: StopFlag(),
            composers: 1)
        defer { line.close() }
        let (woken, gate) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        _ = line.feed(0).poll(wake: { woken.signal() })
        let slow = ClaimedMessage(row: row(1)) { _ in
            gate.wait()
            return .failure(ComposeError(Phrase("made at last")))
        }
        line.add([slow], slots: line.reserve([1]))
        woken.wait()
        gate.signal()
    }

    @Test func whoeverFindsNothingIsWokenWhenThereIsSomething() throws {
        let folder = TemporaryFolder()
        let line = DeliveryLine(
            journal: try journal(folder, 10), clock: RunClock(fixed: Sample.now) { Sample.now }, stop: StopFlag(),
            composers: 1)
        defer { line.close() }
        let woken = DispatchSemaphore(value: 0)
        guard case .perhaps = line.feed(0).poll(wake: { woken.signal() }) else {
            Issue.record("there was something")
            return
        }
        line.add([claimed(1)], slots: line.reserve([1]))
        woken.wait()
        var next = line.feed(0).poll(wake: { woken.signal() })
        // Woken to help; and again when it is made.
        while case .notYet = next {
            woken.wait()
            next = line.feed(0).poll(wake: { woken.signal() })
        }
        guard case .message(let message) = next else {
            Issue.record("woken for nothing")
            return
        }
        #expect(message.recipient == "m1@example.org")
        guard case .perhaps = line.feed(0).poll(wake: { woken.signal() }) else {
            Issue.record("there was more")
            return
        }
        line.complete()
        woken.wait()
        guard case .end = line.feed(0).poll(wake: {}) else {
            Issue.record("it did not end")
            return
        }
    }
}
