internal import Formats
import Foundation
package import Store

/// Keeps a line filled and its results committed, on the store's thread, while transports empty its lanes on others.
package struct DeliveryPump {
    /// What the line has room for.
    package struct Room: Sendable {
        package let most: Int
        /// Only rows that are more urgent than this: the line is full of others. Nil is any.
        package let before: Int?
        /// Lanes that have enough.
        package let full: Set<Int>
    }

    /// What is to stop, of what is claimed and not with the wire yet.
    package struct Orders: Sendable {
        /// Everything: the turn is over.
        package var isOver = false
        package var recalled: Set<Send> = []

        package init() {}
    }

    /// One occurrence of a campaign.
    package struct Send: Sendable, Hashable {
        package let campaign: String
        package let occurrence: String
    }

    /// Claims rows and has them named in the journal before that is committed; nil when nothing is due.
    package typealias Claim = (Room, _ reserve: ([LedgerMessage]) -> Void) throws -> [ClaimedMessage]?
    /// Commits a group of settlements; the rows are found by their numbers.
    package typealias Commit = ([Settlement], _ row: (Int64) -> LedgerMessage?) throws -> Void
    /// Asked often.
    package typealias Look = (_ sends: () -> Set<Send>) throws -> Orders
    /// Told when the way of a lane is closed.
    package typealias LaneEnd = (_ lane: Int, DeliveryEnd) throws -> Void

    private struct Held {
        let slot: Int
        let row: LedgerMessage
    }

    /// How often an empty ledger, or one whose urgent messages could go first, is looked at again, in milliseconds.
    private static let lookAgain = 500

    let journal: WireJournal
    let maker: SettlementMaker
    let clock: RunClock
    let stop: StopFlag
    let batchSize: Int
    package var look: Look = { _ in Orders() }
    /// Told once, when nothing is due while the last messages are on their way.
    package var lull: () -> Void = {}
    package var laneEnd: LaneEnd = { _, _ in }

    package init(
        journal: WireJournal, maker: SettlementMaker, clock: RunClock, stop: StopFlag,
        batchSize: Int = DeliveryRun.batchSize
    ) {
        (self.journal, self.maker, self.clock) = (journal, maker, clock)
        (self.stop, self.batchSize) = (stop, batchSize)
    }

    /// With one way out.
    package func run(through transport: any Transport, claim: Claim, commit: @escaping Commit) throws -> DeliveryEnd {
        var last = DeliveryEnd.drained
        var pump = self
        pump.laneEnd = { last = $1 }
        try pump.run(through: [transport], claim: claim, commit: commit)
        return last
    }

    /// Delivers until nothing is due, the stop flag is raised, or all ways out are closed. Every claimed row is settled then.
    /// - Throws: what `claim`, `commit`, `look` and `laneEnd` throw, once nothing is on the wire any more. Rows that are not settled
    ///   then are in the journal.
    package func run(through transports: [any Transport], claim: Claim, commit: @escaping Commit) throws {
        // Wires that help make up for a thread: more than the processors can run would only take turns.
        let helpers = transports.count { $0.kind == .smtp }
        let line = DeliveryLine(
            journal: journal, clock: clock, stop: stop, lanes: transports.count,
            composers: ProcessInfo.processInfo.activeProcessorCount - helpers)
        let wires = transports.enumerated().map { WireThread($1, line, lane: $0) }
        defer { line.close() }
        do {
            var filling = Filling(pump: self, line: line, wires: wires, commit: commit)
            try filling.run(claim)
        } catch {
            line.abandon()
            for wire in wires { _ = try? wire.wait() }
            throw error
        }
    }

    /// The state of one run.
    private struct Filling {
        let pump: DeliveryPump
        let line: DeliveryLine
        let wires: [WireThread]
        let book: Book
        let queue: SettlementQueue
        private var ended: Set<Int> = []
        private var mayLookAt = ContinuousClock.now
        private var mayHurryAt = ContinuousClock.now
        private var isOver = false
        private var isComplete = false
        private var hadLull = false

        /// What is claimed and not settled.
        final class Book {
            var held: [Int64: Held] = [:]
        }

        init(pump: DeliveryPump, line: DeliveryLine, wires: [WireThread], commit: @escaping Commit) {
            (self.pump, self.line, self.wires) = (pump, line, wires)
            let book = Book()
            self.book = book
            queue = SettlementQueue { group in
                try commit(group) { book.held[$0]?.row }
                line.forget(group.compactMap { book.held.removeValue(forKey: $0.row)?.slot })
            }
        }

        mutating func run(_ claim: Claim) throws {
            var wasStopped = false
            while try !haveAllEnded() {
                let isIdle = queue.count == book.held.count
                // With nothing on the wire there is nothing to wait for.
                if isIdle { try queue.flush() }
                if pump.stop.isRaised {
                    if !wasStopped { line.wakeForStop() }
                    wasStopped = true
                } else {
                    try obey()
                    try fill(claim, isIdle)
                }
                let enough = queue.count == 0 ? 1 : SettlementQueue.groupSize - queue.count
                for news in line.collect(enough, milliseconds: patience) { try queue.add(pump.settlement(news)) }
                try queue.flushIfDue()
            }
            for news in line.collect(milliseconds: 0) { try queue.add(pump.settlement(news)) }
            try queue.flush()
            // What was never taken goes back.
            for row in book.held.keys.sorted() { try release(row) }
            try queue.flush()
        }

        /// What the operator, the program's caution or the clock has ordered meanwhile: what is not with the wire goes back.
        private mutating func obey() throws {
            let book = book
            let orders = try pump.look {
                Set(book.held.values.map { Send(campaign: $0.row.campaign, occurrence: $0.row.occurrence) })
            }
            if orders.isOver, !isOver {
                isOver = true
                for row in line.recall() { try release(row.id) }
            } else if !orders.recalled.isEmpty {
                let rows = line.recall { row in
                    orders.recalled.contains(Send(campaign: row.campaign, occurrence: row.occurrence))
                }
                for row in rows { try release(row.id) }
                // The next claim decides on them as it is ordered now.
                try queue.flush()
                mayLookAt = .now
            }
        }

        private mutating func fill(_ claim: Claim, _ isIdle: Bool) throws {
            guard !isComplete else { return }
            if isOver {
                if isIdle { complete() }
                return
            }
            let room = line.room(for: pump.batchSize)
            if room.most > 0, isIdle || .now >= mayLookAt {
                try take(claim, Room(most: room.most, before: nil, full: room.full), isIdle)
            }
            if let least = room.leastUrgent, .now >= mayHurryAt {
                // What is urgent overtakes what waits.
                mayHurryAt = .now + .milliseconds(DeliveryPump.lookAgain)
                let free = min(pump.batchSize, line.freeSlots)
                if free > 0 { try take(claim, Room(most: free, before: least, full: []), false, isHurried: true) }
            }
        }

        private mutating func take(_ claim: Claim, _ room: Room, _ isIdle: Bool, isHurried: Bool = false) throws {
            let (line, book) = (line, book)
            var slots: [Int] = []
            let claimed = try claim(room) { rows in
                slots = line.reserve(rows.map(\.id))
                for (row, slot) in zip(rows, slots) { book.held[row.id] = Held(slot: slot, row: row) }
            }
            if let claimed {
                try add(claimed, slots)
            } else if isIdle {
                complete()
            } else if !isHurried {
                mayLookAt = .now + .milliseconds(DeliveryPump.lookAgain)
                if !hadLull { pump.lull() }
                hadLull = true
            }
        }

        private mutating func complete() {
            isComplete = true
            line.complete()
        }

        private func add(_ claimed: [ClaimedMessage], _ slots: [Int]) throws {
            var present: [ClaimedMessage] = []
            var places: [Int] = []
            for (message, slot) in zip(claimed, slots) {
                if message.compose == nil {
                    let result = Settlement.Result.skipped(.leftAudience)
                    try queue.add(Settlement(row: message.row.id, result: result, at: pump.clock.now))
                } else if ended.contains(message.lane) {
                    try release(message.row.id)
                } else {
                    present.append(message)
                    places.append(slot)
                }
            }
            line.add(present, slots: places)
        }

        private func release(_ row: Int64) throws {
            try queue.add(Settlement(row: row, result: .released, at: pump.clock.now))
        }

        /// Looks for ways that have closed: what waits for one goes back, for another to take.
        private mutating func haveAllEnded() throws -> Bool {
            for (lane, wire) in wires.enumerated() where !ended.contains(lane) && wire.hasEnded {
                ended.insert(lane)
                line.end(lane)
                let end = try wire.wait()
                for news in line.collect(milliseconds: 0) { try queue.add(pump.settlement(news)) }
                for row in line.recall(from: lane) { try release(row.id) }
                try queue.flush()
                try pump.laneEnd(lane, end)
                mayLookAt = .now
            }
            return ended.count == wires.count
        }

        /// Milliseconds until the oldest result is to be committed.
        private var patience: Int {
            guard let due = queue.due else { return 100 }
            let left = max(.zero, due - .now)
            return Int(left.components.attoseconds / 1_000_000_000_000_000) + 1
        }
    }

    private func settlement(_ news: DeliveryNews) -> Settlement {
        switch news.kind {
        case .delivered(let result, let words, let messageID):
            maker.settlement(of: news.row, messageID: messageID, result, words, at: news.at)
        case .unrenderable(let why):
            Settlement(row: news.row.id, result: .unrenderable(SettlementMaker.safe(why)), at: news.at)
        case .released: Settlement(row: news.row.id, result: .released, at: news.at)
        }
    }
}
