import Synchronization
import Testing

@testable import kamerton

/// The turns of `serve --run-every`, by a clock that tests move.
struct TurnsTests {
    /// Waiting is arriving.
    private final class Hands: TurnClock {
        private let time = Atomic<Int64>(1000)
        private let awake = Atomic<Bool>(false)

        var now: Int64 { time.load(ordering: .relaxed) }
        var isAwake: Bool { awake.load(ordering: .relaxed) }
        func wait(until time: Int64) { self.time.store(max(now, time), ordering: .relaxed) }
        func wake() { awake.store(true, ordering: .relaxed) }
        func pass(_ milliseconds: Int64) { time.store(now + milliseconds, ordering: .relaxed) }
    }

    /// When each of some turns begins, that take so long each.
    private func beginnings(_ durations: [Int64]) -> [Int64] {
        let hands = Hands()
        var begun: [Int64] = []
        var isAtWork = false
        Turns(every: 60_000, clock: hands).run(isOver: { begun.count == durations.count }) {
            #expect(!isAtWork)
            isAtWork = true
            begun.append(hands.now)
            hands.pass(durations[begun.count - 1])
            isAtWork = false
        }
        return begun
    }

    @Test func theFirstTurnIsAtOnceAndTheNextOnesKeepStep() {
        #expect(beginnings([5, 800, 0, 59_999]) == [1000, 61_000, 121_000, 181_000])
    }

    @Test func aTurnThatTakesLongerLeavesOutWhatItMissed() {
        #expect(beginnings([60_000, 150_000, 0, 0]) == [1000, 121_000, 301_000, 361_000])
    }

    @Test func nothingBeginsAfterTheEnd() {
        let hands = Hands()
        var count = 0
        Turns(every: 1000, clock: hands).run(isOver: { hands.isAwake }) {
            count += 1
            if count == 3 { hands.wake() }
        }
        #expect(count == 3)
    }

    @Test func theMachinesClockDoesNotWaitOnceItIsAwake() {
        let clock = MachineTurnClock()
        clock.wake()
        clock.wait(until: .max)
        #expect(clock.now >= 0)
    }
}
