import Campaigning
import Formats
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// What happens to messages that are claimed and not with the wire yet.
struct InFlightTests {
    private let bench: Bench
    private let folder = TemporaryFolder()

    init() throws { bench = try Bench() }

    private func message(_ id: Int64, priority: Int = 50, campaign: String = "hello", lane: Int = 0) -> ClaimedMessage {
        var row = LedgerMessage(id: id, campaign: campaign, occurrence: "o", step: "main", memberID: id)
        row.priority = priority
        return ClaimedMessage(row: row, lane: lane) { _ in
            .success(
                MessageToSign(
                    ComposedMessage(
                        envelopeSender: "b@example.org", recipient: "m\(id)@example.org",
                        messageID: "<\(id)@example.org>",
                        subject: "s", locale: "en", html: "", text: "", bytes: Array("Hello \(id)\r\n".utf8))))
        }
    }

    private func journal(_ capacity: Int = 1000) throws -> WireJournal {
        try WireJournal(
            path: folder.path + "/claim-1.wire", claim: 1, kind: .smtp, capacity: capacity, owner: .current)
    }

    /// Takes so many messages, waits to be let go on, and takes the rest.
    private final class Pausing: Transport {
        let kind = TransportKind.smtp
        let most: Int
        let hasTaken = DispatchSemaphore(value: 0)
        let mayGoOn = DispatchSemaphore(value: 0)
        let end: DeliveryEnd
        private let taken = Mutex<[String]>([])

        init(_ most: Int, end: DeliveryEnd = .drained) { (self.most, self.end) = (most, end) }

        var recipients: [String] { taken.withLock { $0 } }

        func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
            while let message = try feed.next() {
                let count = taken.withLock { taken in
                    taken.append(message.recipient)
                    return taken.count
                }
                feed.offered(message)
                try feed.settle(message, .accepted(nil))
                guard count == most else { continue }
                hasTaken.signal()
                mayGoOn.wait()
                if case .unreachable = end { return end }
            }
            return .drained
        }

        func close() {}
    }

    @Test func whatIsUrgentOvertakesALargeSendThatIsClaimed() throws {
        let wire = Pausing(20)
        var large: [ClaimedMessage]? = (1...400).map { message(Int64($0)) }
        var urgent: [ClaimedMessage]? = [message(1000, priority: 0)]
        try bench.pump(journal(), batch: 100).run(through: [wire]) { room, reserve in
            guard let before = room.before else {
                let next = Array(large?.prefix(room.most) ?? [])
                large = large.map { Array($0.dropFirst(next.count)) }
                reserve(next.map(\.row))
                if large?.isEmpty == false, next.count == room.most { return next }
                return next.isEmpty ? nil : next
            }
            #expect(before == 50)
            guard let found = urgent else {
                // It is in the line now: however slow this thread is, the wire takes nothing meanwhile.
                wire.mayGoOn.signal()
                return nil
            }
            urgent = nil
            reserve(found.map(\.row))
            return found
        } commit: { _, _ in
        }
        let place = try #require(wire.recipients.firstIndex(of: "m1000@example.org"))
        // Before all that was not composed when it came.
        #expect(place <= 20 + 64 + 4 && wire.recipients.count == 401)
    }

    @Test func whatIsNotWithTheWireGoesBackWhenItsCampaignIsPaused() throws {
        let wire = Pausing(20)
        var rows: [ClaimedMessage]? = (1...300).map { message(Int64($0), campaign: $0 % 3 == 0 ? "other" : "hello") }
        var results: [Int64: Settlement.Result] = [:]
        var isOrdered = false
        var pump = try bench.pump(journal(), batch: 300)
        pump.look = { sends in
            var orders = DeliveryPump.Orders()
            // The order is carried out when it is asked for again.
            if isOrdered { wire.mayGoOn.signal() }
            guard !isOrdered, !wire.recipients.isEmpty else { return orders }
            wire.hasTaken.wait()
            isOrdered = true
            let found = sends()
            #expect(found == [.init(campaign: "hello", occurrence: "o"), .init(campaign: "other", occurrence: "o")])
            orders.recalled = [.init(campaign: "hello", occurrence: "o")]
            return orders
        }
        try pump.run(through: [wire]) { _, reserve in
            defer { rows = nil }
            if let rows { reserve(rows.map(\.row)) }
            return rows
        } commit: { group, _ in
            for settlement in group { #expect(results.updateValue(settlement.result, forKey: settlement.row) == nil) }
        }
        #expect(results.count == 300)
        let released = results.filter { $0.value == .released }.keys
        #expect(released.allSatisfy { $0 % 3 != 0 })
        // Those with the wire are finished.
        #expect(results.filter { $0.key % 3 == 0 }.values.allSatisfy { $0 == .sent(Settlement.Words()) })
        #expect(wire.recipients.count + released.count == 300 && released.count == 186)
    }

    @Test func aTurnThatIsOverGivesBackWhatItClaimed() throws {
        let wire = Pausing(5)
        var rows: [ClaimedMessage]? = (1...100).map { message(Int64($0)) }
        var released = 0
        var isOrdered = false
        var pump = try bench.pump(journal(), batch: 100)
        pump.look = { _ in
            var orders = DeliveryPump.Orders()
            if isOrdered { wire.mayGoOn.signal() }
            isOrdered = wire.recipients.count >= 5
            orders.isOver = isOrdered
            return orders
        }
        try pump.run(through: [wire]) { _, reserve in
            defer { rows = nil }
            if let rows { reserve(rows.map(\.row)) }
            return rows
        } commit: { group, _ in
            released += group.count { $0.result == .released }
        }
        #expect(released == 95 && wire.recipients.count == 5)
    }

    @Test func aLaneWhoseWayIsClosedLosesWhatItHasAndTheOthersGoOn() throws {
        let (gone, other) = (Pausing(3, end: .unreachable(Phrase("gone"))), Pausing(1000))
        var next: Int64 = 1
        var waiting: [Int64] = []
        var isGone = false
        var sent: Set<Int64> = []
        var pump = try bench.pump(journal(2000), batch: 100)
        pump.laneEnd = { lane, end in
            guard case .unreachable = end else { return }
            #expect(lane == 0)
            isGone = true
        }
        gone.mayGoOn.signal()
        try pump.run(through: [gone, other]) { room, reserve in
            var ids = waiting
            waiting = []
            while ids.count < room.most, next <= 600 {
                ids.append(next)
                next += 1
            }
            guard !ids.isEmpty else { return nil }
            let rows = ids.map { message($0, lane: isGone ? 1 : Int($0 % 2)) }
            reserve(rows.map(\.row))
            return rows
        } commit: { group, _ in
            for settlement in group {
                if settlement.result == .released {
                    waiting.append(settlement.row)
                } else {
                    #expect(sent.insert(settlement.row).inserted)
                }
            }
        }
        #expect(isGone && sent.count == 600)
        #expect(gone.recipients.count == 3 && other.recipients.count == 597)
    }
}
