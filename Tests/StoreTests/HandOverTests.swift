import Foundation
import Testing

@testable import Store

struct HandOverTests {
    @Test func whatIsPutComesOutInOrder() {
        let handOver = HandOver<Int>(capacity: 2)
        let thread = Thread {
            for number in 0..<1000 where !handOver.put(number) { break }
            handOver.end()
        }
        thread.start()
        var taken: [Int] = []
        while let number = handOver.take() { taken.append(number) }
        #expect(taken == Array(0..<1000))
    }

    @Test func whoPutsIsToldWhenNobodyTakes() {
        let handOver = HandOver<Int>(capacity: 2)
        let thread = Thread {
            while handOver.put(1) {}
            handOver.end()
        }
        thread.start()
        #expect(handOver.take() == 1)
        handOver.stop()
        #expect(handOver.take() == nil)
    }

    @Test func nothingIsTakenAfterTheDeadline() {
        let handOver = HandOver<Int>(capacity: 2)
        #expect(handOver.take(until: Date(timeIntervalSinceNow: -1)) == nil)
    }
}
