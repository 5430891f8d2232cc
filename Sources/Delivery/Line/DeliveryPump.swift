import Foundation
package import Store

/// Keeps a line filled and its results committed, on the store's thread, while a transport empties it on another.
package struct DeliveryPump {
    /// Claims at most so many rows and has them named in the journal before that is committed; nil when nothing is due.
    package typealias Claim = (_ most: Int, _ reserve: ([LedgerMessage]) -> Void) throws -> [ClaimedMessage]?
    /// Commits a group of settlements, each with the campaign of its row.
    package typealias Commit = ([Settlement], _ campaigns: [Int64: String]) throws -> Void

    private struct Held {
        let slot: Int
        let campaign: String
    }

    /// How often an empty ledger is looked at again while messages are on the wire, in milliseconds.
    private static let lookAgain = 500

    let line: DeliveryLine
    let maker: SettlementMaker
    let clock: RunClock
    let stop: StopFlag
    let batchSize: Int

    package init(
        journal: WireJournal, maker: SettlementMaker, clock: RunClock, stop: StopFlag,
        batchSize: Int = DeliveryRun.batchSize
    ) {
        line = DeliveryLine(journal: journal, clock: clock, stop: stop)
        (self.maker, self.clock, self.stop, self.batchSize) = (maker, clock, stop, batchSize)
    }

    /// Delivers until nothing is due, the stop flag is raised, or the way out is closed. Every claimed row is settled then.
    /// - Throws: what `claim` and `commit` throw, once nothing is on the wire any more. Rows that are not settled then are in
    ///   the journal.
    package func run(through transport: any Transport, claim: Claim, commit: @escaping Commit) throws -> DeliveryEnd {
        let wire = WireThread(transport, line)
        defer { line.close() }
        do {
            return try keepFilled(wire, claim, commit)
        } catch {
            line.abandon()
            _ = try? wire.wait()
            throw error
        }
    }

    private func keepFilled(_ wire: WireThread, _ claim: Claim, _ commit: @escaping Commit) throws -> DeliveryEnd {
        var held: [Int64: Held] = [:]
        let queue = SettlementQueue { group in
            let campaigns = Dictionary(uniqueKeysWithValues: group.map { ($0.row, held[$0.row]?.campaign ?? "") })
            try commit(group, campaigns)
            line.forget(group.compactMap { held.removeValue(forKey: $0.row)?.slot })
        }
        var mayLookAt = ContinuousClock.now
        var wasStopped = false
        while !wire.hasEnded {
            let isIdle = queue.count == held.count
            // With nothing on the wire there is nothing to wait for.
            if isIdle { try queue.flush() }
            if stop.isRaised {
                if !wasStopped { line.wakeForStop() }
                wasStopped = true
            } else if case let room = line.room(for: batchSize), room > 0, isIdle || .now >= mayLookAt {
                var slots: [Int] = []
                let claimed = try claim(room) { rows in
                    slots = line.reserve(rows.map(\.id))
                    for (row, slot) in zip(rows, slots) { held[row.id] = Held(slot: slot, campaign: row.campaign) }
                }
                if let claimed {
                    try add(claimed, slots, queue)
                } else if isIdle {
                    line.complete()
                    mayLookAt = .now + .seconds(3600)
                } else {
                    mayLookAt = .now + .milliseconds(DeliveryPump.lookAgain)
                }
            }
            let enough = queue.count == 0 ? 1 : SettlementQueue.groupSize - queue.count
            for news in line.collect(enough, milliseconds: patience(queue)) { try queue.add(settlement(news)) }
            try queue.flushIfDue()
        }
        for news in line.collect(milliseconds: 0) { try queue.add(settlement(news)) }
        try queue.flush()
        // What was never taken goes back.
        for row in held.keys.sorted() { try queue.add(Settlement(row: row, result: .released, at: clock.now)) }
        try queue.flush()
        return try wire.wait()
    }

    private func add(_ claimed: [ClaimedMessage], _ slots: [Int], _ queue: SettlementQueue) throws {
        var present: [ClaimedMessage] = []
        var places: [Int] = []
        for (message, slot) in zip(claimed, slots) {
            if message.compose == nil {
                try queue.add(Settlement(row: message.row.id, result: .skipped(.leftAudience), at: clock.now))
            } else {
                present.append(message)
                places.append(slot)
            }
        }
        line.add(present, slots: places)
    }

    /// Milliseconds until the oldest result is to be committed.
    private func patience(_ queue: SettlementQueue) -> Int {
        guard let due = queue.due else { return 100 }
        let left = max(.zero, due - .now)
        return Int(left.components.attoseconds / 1_000_000_000_000_000) + 1
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
