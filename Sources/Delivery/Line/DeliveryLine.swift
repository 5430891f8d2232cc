internal import Campaigning
internal import Formats
import Foundation
internal import SMTP
internal import Store

/// The messages between the store and the wire. The store's thread adds what it has claimed; threads of the line compose and
/// sign it, a little ahead; the wire's thread takes it in order, keeps the wire journal, and reports; the store's thread
/// collects the reports and commits them. So nobody waits for anybody as long as there is work, and the memory is that of a
/// few messages however many there are.
package final class DeliveryLine: MessageFeed, Sendable {
    /// Who waits for what.
    private enum Waiting {
        static let composers = 0
        static let wire = 1
        static let store = 2
    }

    /// One message between its claim and its settlement.
    private struct Place {
        let message: ClaimedMessage
        var made: Result<OutgoingMessage, ComposeError>?
    }

    private struct State {
        /// By slot of the journal.
        var places: [Place?]
        var free: [Int]
        /// Slots in the order in which they go: those before `taken` are with the wire, those before `begun` are composed.
        var order: [Int] = []
        var begun = 0
        var taken = 0
        /// Octets of messages that are made and not taken.
        var octets = 0
        var news: [DeliveryNews] = []
        /// So many news, or a reason to look up, end the wait of the store's thread.
        var enoughNews = 1
        var mustLookUp = false
        /// Claimed messages that are not taken: fewer are a reason.
        var lowWater = 0
        var wake: (@Sendable () -> Void)?
        var isComplete = false
        var isAbandoned = false
        var isClosed = false
    }

    /// How many messages, and octets of them, may be made and not taken: their dates stay fresh, and memory small.
    private static let depth = 64
    private static let octets = 4 << 20

    private let journal: WireJournal
    private let clock: RunClock
    private let stop: StopFlag
    private let monitor = Monitor(conditions: 3)
    // Only inside the monitor.
    nonisolated(unsafe) private var state: State

    /// - Parameter composers: threads that make messages.
    package init(
        journal: WireJournal, clock: RunClock, stop: StopFlag,
        composers: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.journal = journal
        self.clock = clock
        self.stop = stop
        state = State(
            places: Array(repeating: nil, count: journal.capacity), free: Array((0..<journal.capacity).reversed()))
        for _ in 0..<max(1, composers) {
            let thread = Thread { @Sendable [self] in composeUntilClosed() }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    // MARK: - The store's side

    /// How many more may be claimed: a batch, when no more than one is waiting to be sent.
    func room(for batch: Int) -> Int {
        monitor.withLock {
            state.lowWater = batch
            return state.order.count - state.taken > batch || state.free.count < batch ? 0 : batch
        }
    }

    /// Names claimed rows in the journal; in the claiming transaction, before it is committed.
    func reserve(_ rows: [Int64]) -> [Int] {
        let slots = monitor.withLock {
            let slots = Array(state.free.suffix(rows.count).reversed())
            state.free.removeLast(rows.count)
            return slots
        }
        for (slot, row) in zip(slots, rows) { journal.begin(slot, row: row) }
        return slots
    }

    /// Adds what was claimed, in the order in which it is to go.
    func add(_ messages: [ClaimedMessage], slots: [Int]) {
        monitor.withLock {
            if state.taken > 4096 {
                state.order.removeFirst(state.taken)
                state.begun -= state.taken
                state.taken = 0
            }
            for (slot, message) in zip(slots, messages) { state.places[slot] = Place(message: message) }
            state.order += slots
            monitor.broadcast(Waiting.composers)
        }
    }

    /// What has been reported since the last call.
    /// - Parameters:
    ///   - enough: fewer are waited for, for at most so many milliseconds, and while there is nothing else to do.
    func collect(_ enough: Int = 1, milliseconds: Int) -> [DeliveryNews] {
        monitor.withLock {
            state.enoughNews = enough
            if state.news.count < enough, !state.mustLookUp, milliseconds > 0 {
                monitor.wait(for: Waiting.store, milliseconds: milliseconds)
            }
            state.mustLookUp = false
            defer { state.news.removeAll(keepingCapacity: true) }
            return state.news
        }
    }

    /// Settled in the store: their slots may be used again.
    func forget(_ slots: [Int]) {
        for slot in slots { journal.begin(slot, row: 0) }
        monitor.withLock {
            for slot in slots { state.places[slot] = nil }
            state.free += slots
        }
    }

    /// Nothing more will be added.
    func complete() {
        monitor.withLock {
            state.isComplete = true
            wakeWire()
        }
    }

    /// The store has failed: what is on the wire is finished, and nothing more is sent.
    func abandon() {
        monitor.withLock {
            state.isAbandoned = true
            wakeWire()
        }
    }

    /// Lets the wire see that the stop flag is raised.
    func wakeForStop() { monitor.withLock { wakeWire() } }

    /// Lets the store's thread look up, though there may be no news.
    func wakeStore() { monitor.withLock { lookUp() } }

    /// Ends the threads of the line.
    func close() {
        monitor.withLock {
            state.isClosed = true
            monitor.broadcast(Waiting.composers)
        }
    }

    // MARK: - The composers' side

    private func composeUntilClosed() {
        while let (slot, work) = nextWork() {
            let made = DeliveryLine.make(slot, work)
            monitor.withLock {
                if case .success(let message) = made { state.octets += message.bytes.count }
                state.places[slot]?.made = made
                if state.taken < state.order.count, state.order[state.taken] == slot { wakeWire() }
            }
        }
    }

    private func nextWork() -> (slot: Int, ClaimedMessage)? {
        monitor.withLock {
            while true {
                if state.isClosed { return nil }
                // The one that the wire waits for is always made.
                let ahead = state.begun - state.taken
                if state.begun < state.order.count,
                    ahead <= 0 || ahead < DeliveryLine.depth && state.octets < DeliveryLine.octets
                {
                    let slot = state.order[state.begun]
                    state.begun += 1
                    if let place = state.places[slot] { return (slot, place.message) }
                } else {
                    monitor.wait(for: Waiting.composers)
                }
            }
        }
    }

    private static func make(_ slot: Int, _ claimed: ClaimedMessage) -> Result<OutgoingMessage, ComposeError> {
        let row = claimed.row
        guard let compose = claimed.compose else { return .failure(ComposeError(Phrase("the campaign is gone"))) }
        return compose().map { message in
            OutgoingMessage(
                slot: slot, campaign: row.campaign, occurrence: row.occurrence, step: row.step,
                sender: message.envelopeSender, recipient: message.recipient, messageID: message.messageID,
                bytes: message.bytes)
        }
    }

    // MARK: - The wire's side

    package var isStopped: Bool { stop.isRaised || monitor.withLock { state.isAbandoned } }

    package func next() -> OutgoingMessage? {
        monitor.withLock {
            while true {
                switch take() {
                case .message(let message): return message
                case .end: return nil
                case .notYet: monitor.wait(for: Waiting.wire)
                }
            }
        }
    }

    package func poll(wake: @escaping @Sendable () -> Void) -> NextMessage {
        monitor.withLock {
            let next = take()
            if case .notYet = next { state.wake = wake }
            return next
        }
    }

    package func offered(_ message: OutgoingMessage) { journal.offered(message.slot, messageID: message.messageID) }
    package func dotSent(_ message: OutgoingMessage) { journal.dotSent(message.slot) }
    package func takenBack(_ message: OutgoingMessage) { journal.lost(message.slot) }

    package func giveBack(_ message: OutgoingMessage) {
        journal.lost(message.slot)
        report(message.slot, .released)
    }

    package func settle(_ message: OutgoingMessage, _ result: DeliveryResult) {
        // The journal learns the reply before the ledger does.
        var words = Settlement.Words()
        switch result {
        case .accepted(let reply):
            if let reply { words = SettlementMaker.words(reply, recipient: message.recipient) }
            journal.replied(
                message.slot, code: words.code ?? 250, reply: words.reply ?? "", relayID: words.relayID, phase: .data)
        case .refused(let reply, let phase):
            words = SettlementMaker.words(reply, recipient: message.recipient)
            journal.replied(message.slot, code: reply.code, reply: words.reply ?? "", relayID: nil, phase: phase)
        case .lost: journal.lost(message.slot)
        case .unsure, .undeliverable: break
        }
        report(message.slot, .delivered(result, words, messageID: message.messageID))
    }

    private func report(_ slot: Int, _ kind: DeliveryNews.Kind) {
        let now = clock.now
        monitor.withLock { tell(slot, kind, at: now) }
    }

    /// Inside the monitor. The store's thread is woken by a full group; before that its patience wakes it, unless the wire has
    /// nothing more.
    private func tell(_ slot: Int, _ kind: DeliveryNews.Kind, at now: Instant) {
        guard let row = state.places[slot]?.message.row else { return }
        state.news.append(DeliveryNews(row: row, kind: kind, at: now))
        if state.news.count == state.enoughNews || state.taken == state.order.count { lookUp() }
    }

    /// Inside the monitor.
    private func lookUp() {
        state.mustLookUp = true
        monitor.signal(Waiting.store)
    }

    /// Inside the monitor: what the wire gets next.
    private func take() -> NextMessage {
        if stop.isRaised || state.isAbandoned { return .end }
        while state.taken < state.order.count {
            let slot = state.order[state.taken]
            guard let made = state.places[slot]?.made else { return .notYet }
            state.places[slot]?.made = nil
            state.taken += 1
            if state.order.count - state.taken == state.lowWater { lookUp() }
            switch made {
            case .failure(let error):
                tell(slot, .unrenderable(error.phrase.english), at: clock.now)
            case .success(let message):
                state.octets -= message.bytes.count
                if state.begun - state.taken <= DeliveryLine.depth / 2 { monitor.broadcast(Waiting.composers) }
                return .message(message)
            }
        }
        lookUp()
        return state.isComplete ? .end : .notYet
    }

    /// Inside the monitor.
    private func wakeWire() {
        monitor.signal(Waiting.wire)
        if let wake = state.wake {
            state.wake = nil
            wake()
        }
    }
}
