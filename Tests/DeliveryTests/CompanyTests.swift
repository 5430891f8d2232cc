import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// While the next message is being made, a body waits a moment for its envelope, and goes with it in one write.
struct CompanyTests {
    /// Gives the second of two messages when it is told to, or when the first is settled.
    private final class SlowFeed: MessageFeed, Sendable {
        private struct State {
            var given = 0
            var isReady = false
            var settled: [Int] = []
            var wake: (@Sendable () -> Void)?
        }

        private let state = Mutex(State())
        /// What it says of the second until then.
        private let answer: NextMessage

        init(_ answer: NextMessage = .notYet) { self.answer = answer }

        var settled: [Int] { state.withLock { $0.settled } }

        func next() -> OutgoingMessage? { nil }

        func poll(wake: @escaping @Sendable () -> Void) -> NextMessage {
            state.withLock { state in
                if state.given == 2 { return .end }
                guard state.given == 0 || state.isReady else {
                    state.wake = wake
                    return answer
                }
                state.given += 1
                return .message(ListFeed.message(state.given))
            }
        }

        func makeReady() {
            state.withLock { state in
                state.isReady = true
                state.wake?()
            }
        }

        func offered(_ message: OutgoingMessage) {}
        func dotSent(_ message: OutgoingMessage) {}
        func takenBack(_ message: OutgoingMessage) {}
        func giveBack(_ message: OutgoingMessage) {}

        func settle(_ message: OutgoingMessage, _ result: DeliveryResult) {
            if case .accepted = result { state.withLock { $0.settled.append(message.slot) } }
            makeReady()
        }
    }

    private func deliver(_ feed: SlowFeed, to sink: SMTPSink, company: Duration) throws {
        var timeouts = SMTPTransport.Timeouts(command: .seconds(30), body: .seconds(30), finalDot: .seconds(30))
        timeouts.company = company
        _ = try Bench.transport(sink.port, timeouts: timeouts).deliver(feed)
        #expect(feed.settled == [1, 2])
        #expect(sink.recipients == ["m1@example.org", "m2@example.org"])
    }

    @Test func aBodyWaitsForTheNextEnvelope() throws {
        let (feed, count) = (SlowFeed(), Counter())
        let sink = SMTPSink { step in
            // The message is there only after the server has asked for the body before it.
            if case .data = step, count.next() == 1 { feed.makeReady() }
            return .standard
        }
        try deliver(feed, to: sink, company: .seconds(3600))
        #expect(sink.commandsAhead == ["MAIL", "RCPT", "DATA"])
    }

    @Test func aBodyThatNoneComesForGoesAlone() throws {
        let sink = SMTPSink()
        try deliver(SlowFeed(), to: sink, company: .milliseconds(1))
        #expect(!sink.commandsAhead.contains("MAIL"))
    }

    @Test func aBodyDoesNotWaitForWhatNobodyMakes() throws {
        let sink = SMTPSink()
        try deliver(SlowFeed(.perhaps), to: sink, company: .seconds(3600))
        #expect(!sink.commandsAhead.contains("MAIL"))
    }

    @Test(arguments: ["552 5.3.4 too large", "421 4.3.2 closing"])
    func aServerMayChangeItsMindMeanwhile(answer: String) throws {
        let (feed, count) = (SlowFeed(), Counter())
        let sink = SMTPSink { step in
            if case .data = step, count.next() == 1 { return .reply("354 go on\r\n" + answer) }
            return .standard
        }
        var timeouts = SMTPTransport.Timeouts(command: .seconds(30), body: .seconds(30), finalDot: .seconds(30))
        timeouts.company = .seconds(3600)
        _ = try Bench.transport(sink.port, timeouts: timeouts).deliver(feed)
        #expect(feed.settled == [2])
        #expect(sink.recipients == ["m2@example.org"])
    }
}
