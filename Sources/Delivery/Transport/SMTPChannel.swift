internal import Definitions
internal import SMTP

/// One connection with the dialogue on it: what was said and not yet answered, and the messages that this is about. Never
/// waits: what cannot be written yet is kept, and replies are taken as they come.
///
/// Never more than two messages are on it: one whose final dot may be on its way, and with `full` one behind it whose envelope is.
final class SMTPChannel {
    private enum Step {
        case mail
        case recipient
        case data
        case dot
        /// The end of a body that nobody gets: the server said 354 though it had refused the recipient.
        case emptyDot
        case reset
        case quit
    }

    private struct Awaited {
        let step: Step
        let errand: SMTPErrand?
        /// Where in all that goes over the connection the command ends.
        let end: Int
    }

    let connection: SMTPConnection
    private let pipelining: SMTPSettings.Pipelining
    private let timeouts: SMTPTransport.Timeouts
    private let relay: String
    private let feed: any MessageFeed
    /// What is being written: stays in its place until all of it is taken.
    private var writing: [UInt8] = []
    private var writingOffset = 0
    /// What is written after that.
    private var pending: [UInt8] = []
    /// Octets given to the dialogue so far, and those that the connection has taken.
    private var queued = 0
    private var written = 0
    private var awaited: [Awaited] = []
    private var errands: [SMTPErrand] = []
    /// The last time that the server took or said something.
    private(set) var lastSign: ContinuousClock.Instant
    /// Messages offered on it.
    private(set) var offered = 0
    private(set) var isClosed = false
    private var isQuitting = false
    var outcomes: [SMTPOutcome] = []
    /// The message whose body the server waits for, and since when: it may go together with the next envelope.
    private var ready: (errand: SMTPErrand, since: ContinuousClock.Instant)?
    /// Whether it is watched for room to write too; nil while it is not watched.
    var watchedForWriting: Bool?

    init(
        _ connection: SMTPConnection, _ pipelining: SMTPSettings.Pipelining, _ timeouts: SMTPTransport.Timeouts,
        relay: String,
        feed: any MessageFeed, now: ContinuousClock.Instant
    ) {
        self.connection = connection
        self.pipelining = connection.capabilities.pipelining ? pipelining : .off
        self.timeouts = timeouts
        self.relay = relay
        self.feed = feed
        lastSign = now
    }

    /// True while a message on it has no end yet.
    var isBusy: Bool { !errands.isEmpty }
    /// Since when a body could go; nil while none waits.
    var readySince: ContinuousClock.Instant? { ready?.since }
    var hasToWrite: Bool { writingOffset < writing.count || !pending.isEmpty }

    /// True when the next message may be offered.
    var canTake: Bool {
        guard !isClosed, !isQuitting else { return false }
        switch pipelining {
        // RFC 2920, 3.1: the content of a message may be the first of a group.
        case .full: return errands.isEmpty || errands.count == 1 && (ready != nil || errands[0].dotEnd != nil)
        case .careful: return errands.isEmpty
        case .off: return errands.isEmpty && awaited.isEmpty
        }
    }

    /// When to give the server up; nil while it owes nothing.
    var deadline: ContinuousClock.Instant? {
        guard let head = awaited.first else { return nil }
        switch head.step {
        case .quit: return lastSign + .seconds(5)
        case .dot: return lastSign + (written < head.end ? timeouts.body : timeouts.finalDot)
        default: return lastSign + timeouts.command
        }
    }

    /// Gives the body that the server waits for, if any, to the dialogue.
    func sendBody() {
        guard let errand = ready?.errand else { return }
        ready = nil
        feed.dotSent(errand.message)
        put(.dot, errand)
        errand.dotEnd = queued
    }

    /// Begins with a message. One that cannot go over this connection is settled without a word to the server.
    func offer(_ hand: SMTPHand) {
        sendBody()
        let message = hand.message
        do throws(Envelope.Obstacle) {
            let envelope = try Envelope(message, connection.capabilities)
            guard !connection.isHoldingBytes || !awaited.isEmpty else { return outOfTurn(hand) }
            feed.offered(message)
            let errand = SMTPErrand(envelope, isFirst: offered == 0, losses: hand.losses)
            offered += 1
            errands.append(errand)
            put(.mail, errand)
            guard pipelining != .off else { return }
            put(.recipient, errand)
            put(.data, errand)
        } catch {
            outcomes.append(.settled(message, .undeliverable(error.words)))
        }
    }

    /// Ends the dialogue politely.
    func quit() {
        guard !isClosed, !isQuitting else { return }
        isQuitting = true
        put(.quit)
    }

    /// Writes what the connection takes.
    func flush(_ now: ContinuousClock.Instant) {
        while !isClosed {
            if writingOffset == writing.count {
                if pending.isEmpty { return }
                writing.removeAll(keepingCapacity: true)
                swap(&writing, &pending)
                writingOffset = 0
            }
            do throws(SMTPFailure) {
                let offset = writingOffset
                let count = try writing.withUnsafeBufferPointer { bytes throws(SMTPFailure) in
                    try connection.write(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[offset...])))
                }
                if count == 0 { return }
                writingOffset += count
                written += count
                lastSign = now
            } catch {
                // The server may have said why before it closed.
                receive(now)
                fail(error)
            }
        }
    }

    /// Takes the replies that have come.
    func receive(_ now: ContinuousClock.Instant) {
        do throws(SMTPFailure) {
            try connection.read()
            while !isClosed, let reply = try connection.nextReply() {
                lastSign = now
                take(reply)
            }
        } catch {
            fail(error)
        }
    }

    /// The connection is of no more use: each message on it gets the end that is certain of it.
    /// - Parameter isSettled: the message that the server was dealing with has its end already.
    func fail(_ failure: SMTPFailure, isSettled: Bool = false) {
        guard !isClosed else { return }
        isClosed = true
        ready = nil
        awaited.removeAll()
        for (place, errand) in errands.enumerated() {
            if let (reply, phase) = errand.refusal {
                outcomes.append(.settled(errand.message, .refused(reply, phase)))
            } else if let end = errand.dotEnd, written >= end {
                outcomes.append(.settled(errand.message, .unsure("after the final dot: \(failure.description)", nil)))
            } else if place > 0 || isSettled {
                outcomes.append(.bystander(errand.hand))
            } else {
                // Bytes are missing on the other side, the dot at least: it cannot have accepted.
                lose(errand, .lost(failure.description))
            }
        }
        errands.removeAll()
    }

    private static let data = Array("DATA\r\n".utf8)
    private static let end = Array(".\r\n".utf8)
    private static let reset = Array("RSET\r\n".utf8)
    private static let quit = Array("QUIT\r\n".utf8)

    /// Says the words of a step.
    private func put(_ step: Step, _ errand: SMTPErrand? = nil) {
        let before = pending.count
        switch step {
        case .mail: errand?.envelope.appendMail(to: &pending)
        case .recipient: errand?.envelope.appendRecipient(to: &pending)
        case .data: pending += SMTPChannel.data
        case .dot:
            if let message = errand?.message {
                DotStuffing.append(message.bytes, isPlain: message.look.isPlain, to: &pending)
            }
        case .emptyDot: pending += SMTPChannel.end
        case .reset: pending += SMTPChannel.reset
        case .quit: pending += SMTPChannel.quit
        }
        queued += pending.count - before
        awaited.append(Awaited(step: step, errand: errand, end: queued))
    }

    private func outOfTurn(_ hand: SMTPHand) {
        outcomes.append(
            .lost(hand, .lost(SMTPFailure(.outOfTurn).description), isFirst: offered == 0))
        fail(SMTPFailure(.outOfTurn))
    }

    private func lose(_ errand: SMTPErrand, _ result: DeliveryResult) {
        outcomes.append(.lost(errand.hand, result, isFirst: errand.isFirst))
    }

    private func remove(_ errand: SMTPErrand) { errands.removeAll { $0 === errand } }

    private func settle(_ errand: SMTPErrand, _ result: DeliveryResult) {
        remove(errand)
        outcomes.append(.settled(errand.message, result))
    }

    // MARK: - Replies

    /// A body that is kept back: whatever is said to it now is early.
    private var bodyToCome: Awaited? { ready.map { Awaited(step: .dot, errand: $0.errand, end: queued + 1) } }

    private func take(_ reply: SMTPReply) {
        guard let head = awaited.first, head.end <= written else {
            if let head = awaited.first ?? bodyToCome { return takeEarly(reply, head) }
            // Unasked: it says why it closes, or it does not speak SMTP. Nothing is on the connection.
            return fail(SMTPFailure(.outOfTurn))
        }
        awaited.removeFirst()
        if head.step == .dot, let errand = head.errand { return takeVerdict(reply, errand) }
        if head.step == .quit { return fail(SMTPFailure(.lost)) }
        if reply.code == 421 { return close(reply, head) }
        let isYes = head.step == .data ? reply.code == 354 : reply.code / 100 == 2
        // Once there was a no, what is said to the rest of the envelope decides nothing.
        guard isYes || reply.code >= 400 || head.errand?.refusal != nil || head.step == .emptyDot else {
            return fail(SMTPFailure(.outOfPlace(code: reply.code)))
        }
        switch head.step {
        case .mail, .recipient, .data:
            if let errand = head.errand { answer(reply, head.step, errand) }
        case .reset where reply.code / 100 != 2: fail(SMTPFailure(.outOfPlace(code: reply.code)))
        case .reset, .emptyDot, .dot, .quit: break
        }
    }

    private func answer(_ reply: SMTPReply, _ step: Step, _ errand: SMTPErrand) {
        if reply.code >= 400, errand.refusal == nil {
            let phase: SMTPPhase = step == .mail ? .mail : step == .recipient ? .recipient : .data
            errand.refusal = (reply, phase)
            if step == .mail, let obstacle = ReplyPolicy.obstacle(toSender: reply) {
                remove(errand)
                outcomes.append(.obstacle(errand.message, obstacle))
                return fail(obstacle)
            }
        }
        if pipelining == .off, errand.refusal == nil, step != .data {
            return put(step == .mail ? .recipient : .data, errand)
        }
        guard step == .data || pipelining == .off else { return }
        if let (refused, phase) = errand.refusal {
            // The envelope is forgotten before the next one; with 354 the server waits for a body, which is empty.
            put(reply.code == 354 ? .emptyDot : .reset)
            return settle(errand, .refused(refused, phase))
        }
        ready = (errand, lastSign)
        if pipelining != .full { sendBody() }
    }

    /// The reply to the final dot.
    private func takeVerdict(_ reply: SMTPReply, _ errand: SMTPErrand) {
        switch reply.code {
        case 200..<300: settle(errand, .accepted(reply))
        case 421:
            // The server is closing down: whether it kept the message first, only a stated policy of its own tells.
            let subject = reply.enhancedStatus.map { $0.split(separator: ".")[1] }
            if subject == "7" || subject == "5" || subject == "2" {
                remove(errand)
                lose(errand, .refused(reply, .data))
            } else {
                settle(errand, .unsure(reply.redacted(), reply))
            }
            fail(SMTPFailure(.lost), isSettled: true)
        case 400..<600: settle(errand, .refused(reply, .data))
        default:
            settle(errand, .unsure("an answer to the final dot that is none: \(reply.code)", reply))
            fail(SMTPFailure(.outOfPlace(code: reply.code)), isSettled: true)
        }
    }

    /// A reply to what was not said in full: a no to a body that is still on its way, or nonsense. The rest of what was to be
    /// said would be misunderstood.
    private func takeEarly(_ reply: SMTPReply, _ head: Awaited) {
        if reply.code == 421 { return close(reply, head) }
        let isRefusal = head.step == .dot && reply.code >= 400
        if isRefusal, let errand = head.errand { settle(errand, .refused(reply, .data)) }
        fail(SMTPFailure(.outOfTurn), isSettled: isRefusal)
    }

    /// 421: the server closes, whatever was asked.
    private func close(_ reply: SMTPReply, _ head: Awaited) {
        let words = "\(reply.code) \(reply.redacted())"
        let failure = SMTPFailure(.closedAtOnce(relay: relay), refusal: words)
        if let errand = head.errand, errand.refusal == nil {
            remove(errand)
            let phase: SMTPPhase = head.step == .mail ? .mail : head.step == .recipient ? .recipient : .data
            if errand.isFirst, head.step != .dot {
                outcomes.append(.busy(errand.hand, failure))
            } else {
                lose(errand, .refused(reply, phase))
            }
        }
        fail(failure, isSettled: true)
    }
}
