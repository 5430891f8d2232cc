import Foundation
import TestSupport
import Testing

@testable import Delivery

/// A message whose envelope only stood behind another when the connection was lost bears no part of it.
struct BystanderTests {
    /// Tells another thread when a message is offered.
    private final class ToldFeed: MessageFeed {
        let list = ListFeed((1...3).map(ListFeed.message))
        private let tell: (Int) -> Void

        init(tell: @escaping (Int) -> Void) { self.tell = tell }

        func next() -> OutgoingMessage? { list.next() }

        func offered(_ message: OutgoingMessage) {
            list.offered(message)
            tell(message.slot)
        }

        func dotSent(_ message: OutgoingMessage) { list.dotSent(message) }
        func takenBack(_ message: OutgoingMessage) { list.takenBack(message) }
        func giveBack(_ message: OutgoingMessage) { list.giveBack(message) }
        func settle(_ message: OutgoingMessage, _ result: DeliveryResult) { list.settle(message, result) }
    }

    /// Each of two connections is lost after a body that the third message stands behind: it goes over a third.
    @Test(arguments: [SMTPSink.Action.drop, .replyAndDrop("421 4.3.2 closing"), .replyAndDrop("354 what?")])
    func whoeverStandsBehindTwoThatAreLostIsSentAllTheSame(end: SMTPSink.Action) throws {
        let (second, third, lost) = (
            DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
        )
        let greetings = Counter()
        let sink = SMTPSink { step in
            switch step {
            case .greeting where greetings.next() > 2: lost.wait()
            // Each connection has one of the first two before the third message is offered behind the first.
            case .recipient("m1@example.org"): second.wait()
            case .recipient("m2@example.org"): third.wait()
            case .body("m1@example.org"): return end
            case .body("m2@example.org"):
                third.wait()
                lost.signal()
                return end
            default: break
            }
            return .standard
        }
        let feed = ToldFeed { slot in
            if slot == 2 { second.signal() }
            if slot == 3 { third.signal() }
        }
        _ = try Bench.transport(sink.port, limits: .init(connections: 2)).deliver(feed)
        #expect(sink.recipients == ["m3@example.org"])
        #expect(feed.list.mistakes.isEmpty)
        for slot in 1...3 {
            switch feed.list.settled[slot] {
            case .unsure where slot < 3: break
            case .accepted where slot == 3: break
            case let other: Issue.record("\(slot): \(String(describing: other))")
            }
        }
    }
}
