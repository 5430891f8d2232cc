package import Formats
package import SMTP

/// How messages leave. A transport pulls messages from a feed and tells it, before each step on the wire, what is about
/// to be known; so one that sends many at once fits behind the same interface as one that sends them one by one.
package protocol Transport: AnyObject {
    var kind: TransportKind { get }

    /// Delivers until the feed has no more. Every message taken from the feed is settled or given back there before this
    /// returns.
    /// - Throws: what the feed throws (the store's errors); nothing of its own.
    func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd

    func close()
}

/// What a wire journal has to know of the transport: whether doing it again is harmless.
package enum TransportKind: UInt8, Sendable {
    /// A redo replaces the file.
    case outbox = 1
    /// A redo is a second mail.
    case smtp = 2
}

package enum DeliveryEnd: Sendable {
    /// The feed had no more.
    case drained
    /// The way out is closed for now; in words for people.
    case unreachable(Phrase)
}

/// What there is to send, for a transport that has other things to do than to wait for it.
package enum NextMessage: Sendable {
    case message(OutgoingMessage)
    /// It is being made.
    case notYet
    /// None is being made; whether more will come is not decided.
    case perhaps
    /// Nothing more will come.
    case end
}

/// What to send next, and what became of it. Slots number the messages that are on their way at the same time.
package protocol MessageFeed: AnyObject {
    /// The next message, waited for; nil when nothing more will come.
    func next() throws -> OutgoingMessage?
    /// The next message, not waited for. After `notYet` and `perhaps`, `wake` is called once, from any thread, when it is worth asking again.
    func poll(wake: @escaping @Sendable () -> Void) throws -> NextMessage
    /// Makes one of the messages that come next, for a transport that would wait otherwise. False when enough are made.
    func help() -> Bool
    /// What is on the wire is to be finished; what was taken and not offered is to be given back.
    var isStopped: Bool { get }
    /// Before the first byte of the message's transaction.
    func offered(_ message: OutgoingMessage)
    /// Before the bytes that end with the final dot.
    func dotSent(_ message: OutgoingMessage)
    /// Certainly not accepted, whatever was said before: it is offered once more.
    func takenBack(_ message: OutgoingMessage)
    func settle(_ message: OutgoingMessage, _ result: DeliveryResult) throws
    /// Certainly not accepted, through no fault of the message: as if it had never been taken.
    func giveBack(_ message: OutgoingMessage) throws
}

extension MessageFeed {
    package var isStopped: Bool { false }
    package func help() -> Bool { false }

    package func poll(wake: @escaping @Sendable () -> Void) throws -> NextMessage {
        try next().map(NextMessage.message) ?? .end
    }
}

/// One message on its way.
package final class OutgoingMessage: Sendable {
    package let slot: Int
    package let campaign: String
    package let occurrence: String
    package let step: String
    /// RFC 5321 reverse path, without angle brackets.
    package let sender: String
    package let recipient: String
    package let messageID: String
    /// RFC 5322 octets with CRLF.
    package let bytes: [UInt8]
    /// Taken when the message is made, while it is still near the processor.
    let look: DotStuffing.Look

    package init(
        slot: Int, campaign: String, occurrence: String, step: String, sender: String, recipient: String,
        messageID: String, bytes: [UInt8]
    ) {
        self.slot = slot
        self.campaign = campaign
        self.occurrence = occurrence
        self.step = step
        self.sender = sender
        self.recipient = recipient
        self.messageID = messageID
        self.bytes = bytes
        look = bytes.withUnsafeBufferPointer(DotStuffing.look)
    }
}

/// Where in a transaction a server refused.
package enum SMTPPhase: UInt8, Sendable {
    case mail = 0
    case recipient = 1
    case data = 2
}

package enum DeliveryResult: Sendable {
    /// Nil for a transport without replies.
    case accepted(SMTPReply?)
    case refused(SMTPReply, SMTPPhase)
    /// Certainly not accepted, through no fault of the message: worth another try.
    case lost(String)
    /// Nobody can know whether it was accepted.
    case unsure(String, SMTPReply?)
    /// This transport can never carry it.
    case undeliverable(String)
}
