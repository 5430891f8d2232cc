package import Campaigning
package import Formats
internal import SMTP
package import Store

/// One claimed batch as a feed: composes each message when the transport asks for it, keeps the wire journal, and queues
/// the settlements.
package final class DeliveryBatch: MessageFeed {
    private let rows: [LedgerMessage]
    private let members: [Int64: MemberSnapshot]
    private let journal: WireJournal
    private let queue: SettlementQueue
    private let maker: SettlementMaker
    private let clock: RunClock
    private let stop: StopFlag
    /// By the row's campaign: it has paused itself meanwhile.
    private let isPaused: (String) -> Bool
    private let compose: (LedgerMessage, MemberSnapshot, Instant) throws(ComposeError) -> ComposedMessage
    private var cursor = 0
    private var isSettled: [Bool]
    /// What `idle` could not write; thrown at the next settlement.
    private var postponedError: (any Error)?

    package init(
        rows: [LedgerMessage], members: [Int64: MemberSnapshot], journal: WireJournal, queue: SettlementQueue,
        maker: SettlementMaker, clock: RunClock, stop: StopFlag, isPaused: @escaping (String) -> Bool = { _ in false },
        compose: @escaping (LedgerMessage, MemberSnapshot, Instant) throws(ComposeError) -> ComposedMessage
    ) {
        self.rows = rows
        self.members = members
        self.journal = journal
        self.queue = queue
        self.maker = maker
        self.clock = clock
        self.stop = stop
        self.isPaused = isPaused
        self.compose = compose
        isSettled = Array(repeating: false, count: rows.count)
    }

    package func next() throws -> OutgoingMessage? {
        try queue.flushIfDue()
        while cursor < rows.count, !stop.isRaised {
            let slot = cursor
            let row = rows[slot]
            cursor += 1
            // Not offered: `finish` gives it back.
            if isPaused(row.campaign) { continue }
            guard let member = members[row.memberID] else {
                try settle(slot, .skipped(.leftAudience))
                continue
            }
            do {
                let message = try compose(row, member, clock.now)
                return OutgoingMessage(
                    slot: slot, campaign: row.campaign, occurrence: row.occurrence, step: row.step,
                    sender: message.envelopeSender, recipient: message.recipient, messageID: message.messageID,
                    bytes: message.bytes)
            } catch {
                try settle(slot, .unrenderable(String(SMTPReply.redacting(error.phrase.english).prefix(400))))
            }
        }
        return nil
    }

    package func offered(_ message: OutgoingMessage) {
        journal.offered(message.slot, messageID: message.messageID)
    }

    package func dotSent(_ message: OutgoingMessage) { journal.dotSent(message.slot) }

    package func settle(_ message: OutgoingMessage, _ result: DeliveryResult) throws {
        let settlement = maker.settlement(
            of: rows[message.slot], messageID: message.messageID, result, recipient: message.recipient, at: clock.now)
        record(result, settlement, message.slot)
        isSettled[message.slot] = true
        try add(settlement)
    }

    package func idle() {
        guard postponedError == nil else { return }
        do { try queue.flush() } catch { postponedError = error }
    }

    /// Gives back what was never offered, and commits everything.
    package func finish() throws {
        for slot in rows.indices where !isSettled[slot] { try settle(slot, .released) }
        if let postponedError { throw postponedError }
        try queue.flush()
    }

    /// The journal learns the reply before the ledger does.
    private func record(_ result: DeliveryResult, _ settlement: Settlement, _ slot: Int) {
        switch (result, settlement.result) {
        case (.lost, _): journal.lost(slot)
        case (.unsure, _), (.undeliverable, _): break
        case (.refused(_, let phase), .failed(let words, _)), (.refused(_, let phase), .retry(let words, _)):
            journal.replied(slot, code: words.code ?? 0, reply: words.reply ?? "", relayID: nil, phase: phase)
        case (_, .sent(let words)):
            journal.replied(
                slot, code: words.code ?? 250, reply: words.reply ?? "", relayID: words.relayID, phase: .data)
        default: break
        }
    }

    private func settle(_ slot: Int, _ result: Settlement.Result) throws {
        isSettled[slot] = true
        try add(Settlement(row: rows[slot].id, result: result, at: clock.now))
    }

    private func add(_ settlement: Settlement) throws {
        if let postponedError { throw postponedError }
        try queue.add(settlement)
    }
}
