package import Campaigning
package import Formats
internal import SMTP

/// One message through a transport without the ledger: a test copy.
package struct SingleDelivery: Sendable {
    package let isAccepted: Bool
    package let code: Int?
    /// What became of it, for people.
    package let words: Phrase

    package init(
        _ message: ComposedMessage, campaign: String, occurrence: String, through transport: any Transport
    ) throws {
        let feed = SingleFeed(
            OutgoingMessage(
                slot: 0, campaign: campaign, occurrence: occurrence, step: "test", sender: message.envelopeSender,
                recipient: message.recipient, messageID: message.messageID, bytes: message.bytes))
        let end = try transport.deliver(feed)
        transport.close()
        switch (feed.result, end) {
        case (.accepted(let reply), _):
            (isAccepted, code, words) = (
                true, reply?.code, reply.map { Phrase(verbatim: $0.redacted()) } ?? Phrase("written to the outbox")
            )
        case (.refused(let reply, _), _):
            (isAccepted, code, words) = (false, reply.code, Phrase("\(reply.code) \(reply.redacted())"))
        case (.lost(let why), _), (.undeliverable(let why), _), (.unsure(let why, _), _):
            (isAccepted, code, words) = (false, nil, Phrase(verbatim: why))
        case (nil, .unreachable(let why)): (isAccepted, code, words) = (false, nil, why)
        case (nil, .drained): (isAccepted, code, words) = (false, nil, Phrase("nothing was sent"))
        }
    }
}

private final class SingleFeed: MessageFeed {
    private var message: OutgoingMessage?
    private(set) var result: DeliveryResult?

    init(_ message: OutgoingMessage) { self.message = message }

    func next() -> OutgoingMessage? {
        defer { message = nil }
        return message
    }

    func offered(_ message: OutgoingMessage) {}
    func dotSent(_ message: OutgoingMessage) {}
    func settle(_ message: OutgoingMessage, _ result: DeliveryResult) { self.result = result }
    func takenBack(_ message: OutgoingMessage) {}
    func giveBack(_ message: OutgoingMessage) {}
}
