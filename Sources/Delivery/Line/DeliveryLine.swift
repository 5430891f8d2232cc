internal import Campaigning
internal import Formats
import Foundation
internal import SMTP
internal import Store

/// The messages between the store and the wire. The store's thread adds what it has claimed; threads of the line compose and
/// sign it, a little ahead; the wire's thread takes it in order, keeps the wire journal, and reports; the store's thread
/// collects the reports and commits them. So nobody waits for anybody as long as there is work, and the memory is that of a
/// few messages however many there are.
///
/// Each relay has a lane of its own, and a thread for its wire: one that is slow or gone holds up no other.
package final class DeliveryLine: Sendable {
    /// Who waits for what.
    private enum Waiting {
        static let composers = 0
        static let store = 1
        static func wire(_ lane: Int) -> Int { 2 + lane }
    }

    private struct State {
        /// Between their claim and their settlement, by slot of the journal.
        var places: [ClaimedMessage?]
        var free: [Int]
        var lanes: [DeliveryLane]
        var news: [DeliveryNews] = []
        /// So many news, or a reason to look up, end the wait of the store's thread.
        var enoughNews = 1
        var mustLookUp = false
        /// Claimed messages that are not taken: fewer are a reason.
        var lowWater = 0
        var isComplete = false
        var isAbandoned = false
        var isClosed = false
    }

    /// How many messages, and octets of them, may be made and not taken in a lane: their dates stay fresh, and memory small.
    private static let depth = 64
    private static let octets = 4 << 20
    /// How many, and octets of them, a thread makes before it hands them on: the wire, and who listens at its other end, are woken
    /// once for all.
    private static let mostAtOnce = 8
    private static let octetsAtOnce = 1 << 18

    private let journal: WireJournal
    private let clock: RunClock
    private let stop: StopFlag
    private let monitor: Monitor
    /// Threads that make messages: those of the line, and a wire that helps.
    private let makers: Int
    // Only inside the monitor.
    nonisolated(unsafe) private var state: State

    /// - Parameters:
    ///   - lanes: ways that messages go.
    ///   - composers: threads that make messages; wires that have nothing else to do help them.
    package init(
        journal: WireJournal, clock: RunClock, stop: StopFlag, lanes: Int = 1, composers: Int
    ) {
        self.journal = journal
        self.clock = clock
        self.stop = stop
        monitor = Monitor(conditions: 2 + lanes)
        makers = max(1, composers) + 1
        state = State(
            places: Array(repeating: nil, count: journal.capacity), free: Array((0..<journal.capacity).reversed()),
            lanes: Array(repeating: DeliveryLane(), count: lanes))
        for _ in 0..<max(1, composers) {
            let thread = Thread { @Sendable [self] in composeUntilClosed() }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    // MARK: - The store's side

    /// The end of one lane, for its transport.
    package func feed(_ lane: Int) -> LaneFeed { LaneFeed(self, lane) }

    /// What may be claimed now.
    struct Room {
        /// A batch, when no more than one is waiting to be sent in some lane.
        var most: Int
        /// Lanes with more than a batch.
        var full: Set<Int>
        /// What waits in them is at most this urgent; nil when none is full.
        var leastUrgent: Int?
    }

    func room(for batch: Int) -> Room {
        monitor.withLock {
            state.lowWater = batch
            var room = Room(most: batch, full: [])
            var isAnyOpen = false
            for (number, lane) in state.lanes.enumerated() where !lane.isOver {
                if lane.waiting > batch {
                    room.full.insert(number)
                    if let least = lane.leastUrgent { room.leastUrgent = max(room.leastUrgent ?? least, least) }
                } else {
                    isAnyOpen = true
                }
            }
            if !isAnyOpen || state.free.count < batch { room.most = 0 }
            return room
        }
    }

    /// How many slots are free.
    var freeSlots: Int { monitor.withLock { state.free.count } }

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
            for lane in state.lanes.indices { state.lanes[lane].trim() }
            for (slot, message) in zip(slots, messages) {
                state.places[slot] = message
                state.lanes[message.lane].add(slot, priority: message.row.priority)
            }
            monitor.broadcast(Waiting.composers)
            // They help.
            for lane in Set(messages.map(\.lane)) { wakeWire(lane) }
        }
    }

    /// Takes back what no wire has taken yet: the rows, as if they had never been claimed.
    /// - Parameter lane: only of this one; nil is all.
    func recall(from lane: Int? = nil, where isWanted: (LedgerMessage) -> Bool = { _ in true }) -> [LedgerMessage] {
        monitor.withLock {
            var rows: [LedgerMessage] = []
            let places = state.places
            for number in state.lanes.indices where lane == nil || lane == number {
                let slots = state.lanes[number].remove { places[$0].map { isWanted($0.row) } ?? false }
                for slot in slots {
                    guard let claimed = places[slot] else { continue }
                    if case .success(let message)? = claimed.made { state.lanes[number].octets -= message.bytes.count }
                    rows.append(claimed.row)
                    state.places[slot] = nil
                }
            }
            if !rows.isEmpty { monitor.broadcast(Waiting.composers) }
            return rows
        }
    }

    /// The way of a lane is closed: nothing more is to be added to it.
    func end(_ lane: Int) { monitor.withLock { state.lanes[lane].isOver = true } }

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
            wakeWires()
        }
    }

    /// The store has failed: what is on the wire is finished, and nothing more is sent.
    func abandon() {
        monitor.withLock {
            state.isAbandoned = true
            wakeWires()
        }
    }

    /// Lets the wire see that the stop flag is raised.
    func wakeForStop() { monitor.withLock { wakeWires() } }

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

    /// A message to be made, and its slot.
    private typealias Work = (slot: Int, claimed: ClaimedMessage)

    private func composeUntilClosed() {
        while let (lane, work) = nextWork() {
            let made = DeliveryLine.make(work)
            monitor.withLock { if put(made, work, lane) { wakeWire(lane) } }
        }
    }

    /// Inside the monitor: true when the wire of the lane waits for one of them.
    private func put(_ made: [Result<OutgoingMessage, ComposeError>], _ work: [Work], _ lane: Int) -> Bool {
        var isAwaited = false
        // One may have been taken back meanwhile, and the slot may be another's.
        for (made, (slot, claimed)) in zip(made, work) where state.places[slot] === claimed {
            if case .success(let message) = made {
                state.lanes[lane].octets += message.bytes.count
                state.lanes[lane].latest = (claimed.row.campaign, message.bytes.count)
            }
            claimed.made = made
            isAwaited =
                isAwaited || state.lanes[lane].waiting > 0 && state.lanes[lane].order[state.lanes[lane].taken] == slot
        }
        return isAwaited
    }

    private func nextWork() -> (lane: Int, [Work])? {
        monitor.withLock {
            while true {
                if state.isClosed { return nil }
                if let lane = nextLane() {
                    return (lane, begin(lane))
                } else {
                    monitor.wait(for: Waiting.composers)
                }
            }
        }
    }

    /// Inside the monitor: the lane whose wire needs a message soonest. The one that a wire waits for is always made.
    private func nextLane() -> Int? {
        var best: Int?
        for (number, lane) in state.lanes.enumerated() where lane.begun < lane.order.count {
            guard DeliveryLine.mayBegin(lane), best.map({ lane.ahead < state.lanes[$0].ahead }) ?? true else {
                continue
            }
            best = number
        }
        return best
    }

    private static func mayBegin(_ lane: DeliveryLane) -> Bool {
        lane.ahead <= 0 || lane.ahead < DeliveryLine.depth && lane.octets < DeliveryLine.octets
    }

    /// Inside the monitor: the next messages of a lane, to be made by who asks.
    private func begin(_ number: Int) -> [Work] {
        let lane = state.lanes[number]
        let next = lane.order[lane.begun...].prefix(mostAtOnce(in: lane))
        let work = next.compactMap { slot in state.places[slot].map { (slot, $0) } }
        state.lanes[number].begun += next.count
        return work
    }

    /// Inside the monitor: several only of a campaign whose messages are small, and when enough are left for all who make them.
    private func mostAtOnce(in lane: DeliveryLane) -> Int {
        let left = lane.order.count - lane.begun
        let most = min(
            DeliveryLine.mostAtOnce, left / (2 * makers), DeliveryLine.depth - lane.ahead,
            DeliveryLine.octetsAtOnce / max(1, lane.latest.octets))
        var count = 0
        while count < most, state.places[lane.order[lane.begun + count]]?.row.campaign == lane.latest.campaign {
            count += 1
        }
        return max(1, count)
    }

    /// Composes all, then signs all.
    private static func make(_ work: [Work]) -> [Result<OutgoingMessage, ComposeError>] {
        zip(work, work.map(compose)).map { work, composed in
            Result { () throws(ComposeError) in
                let (letter, made) = (work.claimed.row.letter, try composed.get())
                try made.sign()
                return OutgoingMessage(
                    slot: work.slot, campaign: letter.campaign, occurrence: letter.occurrence, step: letter.step,
                    sender: made.message.envelopeSender, recipient: made.message.recipient,
                    messageID: made.message.messageID, bytes: made.message.bytes)
            }
        }
    }

    private static func compose(_ slot: Int, _ claimed: ClaimedMessage) -> ClaimedMessage.Made {
        guard let compose = claimed.compose else { return .failure(ComposeError(Phrase("the campaign is gone"))) }
        return compose(claimed.row)
    }

    // MARK: - The wire's side

    var isStopped: Bool { stop.isRaised || monitor.withLock { state.isAbandoned } }

    func next(_ lane: Int) -> OutgoingMessage? {
        monitor.withLock {
            while true {
                switch take(lane) {
                case .message(let message): return message
                case .end: return nil
                case .notYet, .perhaps: monitor.wait(for: Waiting.wire(lane))
                }
            }
        }
    }

    func poll(_ lane: Int, wake: @escaping @Sendable () -> Void) -> NextMessage {
        monitor.withLock {
            let next = take(lane)
            switch next {
            case .notYet, .perhaps: state.lanes[lane].wake = wake
            case .message, .end: break
            }
            return next
        }
    }

    /// Makes messages of a lane on the thread of its wire, which has nothing else to do. False when enough are made.
    func help(_ lane: Int) -> Bool {
        let work: [Work]? = monitor.withLock {
            guard !state.isAbandoned, state.lanes[lane].begun < state.lanes[lane].order.count,
                DeliveryLine.mayBegin(state.lanes[lane])
            else { return nil }
            return begin(lane)
        }
        guard let work else { return false }
        let made = DeliveryLine.make(work)
        // Whom it would wake is here.
        monitor.withLock { if put(made, work, lane) { state.lanes[lane].wake = nil } }
        return true
    }

    func offered(_ message: OutgoingMessage) { journal.offered(message.slot, messageID: message.messageID) }
    func dotSent(_ message: OutgoingMessage) { journal.dotSent(message.slot) }
    func takenBack(_ message: OutgoingMessage) { journal.lost(message.slot) }

    func giveBack(_ message: OutgoingMessage) {
        journal.lost(message.slot)
        report(message.slot, .released)
    }

    func settle(_ message: OutgoingMessage, _ result: DeliveryResult) {
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
        guard let message = state.places[slot] else { return }
        state.news.append(DeliveryNews(message: message, kind: kind, at: now))
        if state.news.count == state.enoughNews || state.lanes[message.lane].waiting == 0 { lookUp() }
    }

    /// Inside the monitor.
    private func lookUp() {
        state.mustLookUp = true
        monitor.signal(Waiting.store)
    }

    /// Inside the monitor: what the wire of a lane gets next.
    private func take(_ lane: Int) -> NextMessage {
        if stop.isRaised || state.isAbandoned { return .end }
        while state.lanes[lane].waiting > 0 {
            let slot = state.lanes[lane].order[state.lanes[lane].taken]
            guard let claimed = state.places[slot], let made = claimed.made else { return .notYet }
            claimed.made = nil
            state.lanes[lane].taken += 1
            if state.lanes[lane].waiting == state.lowWater { lookUp() }
            switch made {
            case .failure(let error):
                tell(slot, .unrenderable(error.phrase.english), at: clock.now)
            case .success(let message):
                state.lanes[lane].octets -= message.bytes.count
                if state.lanes[lane].ahead <= DeliveryLine.depth / 4 { monitor.broadcast(Waiting.composers) }
                return .message(message)
            }
        }
        lookUp()
        return state.isComplete ? .end : .perhaps
    }

    /// Inside the monitor.
    private func wakeWire(_ lane: Int) {
        monitor.signal(Waiting.wire(lane))
        if let wake = state.lanes[lane].wake {
            state.lanes[lane].wake = nil
            wake()
        }
    }

    /// Inside the monitor.
    private func wakeWires() { for lane in state.lanes.indices { wakeWire(lane) } }
}
