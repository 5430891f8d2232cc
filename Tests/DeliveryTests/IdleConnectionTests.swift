import Foundation
import SMTP
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A connection that has nothing to do for a while is ended politely, and another opened when there is something again.
struct IdleConnectionTests {
    /// Gives a message, then nothing until all connections are closed, then another.
    private final class PausingFeed: MessageFeed, Sendable {
        private struct State {
            var given = 0
            var mayGoOn = false
            var isWaiting = false
            var settled = 0
        }

        private let state = Mutex(State())
        private let sink: SMTPSink

        init(_ sink: SMTPSink) { self.sink = sink }

        var settled: Int { state.withLock { $0.settled } }

        func next() -> OutgoingMessage? { nil }

        func poll(wake: @escaping @Sendable () -> Void) -> NextMessage {
            let (number, mustWatch) = state.withLock { state -> (Int?, Bool) in
                if state.given == 0 || state.given == 1 && state.mayGoOn {
                    state.given += 1
                    return (state.given, false)
                }
                defer { state.isWaiting = true }
                return (nil, !state.isWaiting)
            }
            if let number { return .message(ListFeed.message(number)) }
            if state.withLock({ $0.given == 2 }) { return .end }
            if mustWatch {
                Thread.detachNewThread { [self] in
                    sink.waitForClients()
                    state.withLock { $0.mayGoOn = true }
                    wake()
                }
            }
            return .notYet
        }

        func offered(_ message: OutgoingMessage) {}
        func dotSent(_ message: OutgoingMessage) {}
        func takenBack(_ message: OutgoingMessage) {}
        func giveBack(_ message: OutgoingMessage) {}
        func settle(_ message: OutgoingMessage, _ result: DeliveryResult) { state.withLock { $0.settled += 1 } }
    }

    @Test func itIsEndedAndReplaced() throws {
        let sink = SMTPSink()
        let feed = PausingFeed(sink)
        var timeouts = SMTPTransport.Timeouts(command: .seconds(30), body: .seconds(30), finalDot: .seconds(30))
        timeouts.idle = .milliseconds(20)
        _ = try Bench.transport(sink.port, timeouts: timeouts).deliver(feed)
        #expect(feed.settled == 2)
        #expect(sink.recipients == ["m1@example.org", "m2@example.org"])
        #expect(sink.connectionCount == 2)
        #expect(sink.commands.count { $0 == "QUIT" } == 2)
    }
}
