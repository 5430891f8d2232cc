import Campaigning
import Foundation
import Formats
import Synchronization
import Testing

@testable import Delivery

@Suite struct ComposeAheadTests {
    private func message(_ number: Int64) -> ComposedMessage {
        ComposedMessage(
            envelopeSender: "b@example.org", recipient: "m\(number)@example.org", messageID: "<\(number)@example.org>",
            subject: "s", locale: "en", html: "", text: "", bytes: [])
    }

    private func work(_ count: Int64, made: Counter = Counter()) -> [(row: Int64, work: ComposeAhead.Work)] {
        (1...count).map { number in
            (
                row: number * 10,
                work: { @Sendable in
                    made.add()
                    return number % 7 == 0
                        ? .failure(ComposeError(Phrase(verbatim: "no \(number)"))) : .success(message(number))
                }
            )
        }
    }

    final class Counter: Sendable {
        private let count = Mutex(0)
        func add() { count.withLock { $0 += 1 } }
        var value: Int { count.withLock { $0 } }
    }

    @Test(arguments: [1, 3, 64]) func everyRowGetsItsOwnMessage(depth: Int) throws {
        let ahead = ComposeAhead(work(100), depth: depth)
        for number in Int64(1)...100 {
            switch try #require(ahead.take(number * 10)) {
            case .success(let message): #expect(message.messageID == "<\(number)@example.org>" && number % 7 != 0)
            case .failure(let error): #expect(error.phrase.english == "no \(number)" && number % 7 == 0)
            }
        }
    }

    @Test func rowsMayBePassedOver() throws {
        let ahead = ComposeAhead(work(100), depth: 2)
        for number in stride(from: Int64(9), through: 99, by: 30) {
            #expect(try ahead.take(number * 10)?.get().recipient == "m\(number)@example.org")
        }
        #expect(ahead.take(5) == nil)
    }

    @Test func onlyAFewAreMadeAhead() throws {
        let made = Counter()
        let ahead = ComposeAhead(work(100, made: made), depth: 4)
        _ = ahead.take(10)
        #expect(made.value <= 5)
        for number in Int64(2)...50 { _ = ahead.take(number * 10) }
        #expect(made.value <= 54)
    }

    @Test func anEmptyBatchHasNothing() {
        #expect(ComposeAhead([]).take(1) == nil)
    }

    /// The one that is asked for may be the slowest: each of these waits for the next one to have been made.
    @Test func messagesAreMadeAtTheSameTime() throws {
        let second = DispatchSemaphore(value: 0)
        let ahead = ComposeAhead(
            [
                (
                    row: 1,
                    work: { @Sendable in
                        second.wait()
                        return .success(message(1))
                    }
                ),
                (
                    row: 2,
                    work: { @Sendable in
                        second.signal()
                        return .success(message(2))
                    }
                ),
            ], depth: 2)
        #expect(try ahead.take(1)?.get().recipient == "m1@example.org")
        #expect(try ahead.take(2)?.get().recipient == "m2@example.org")
    }
}
