import Formats
import Store
import TestSupport
import Testing

@testable import Campaigning

struct PaceMeterTests {
    private let now = Sample.now
    private let hour: Int64 = 3_600_000

    @Test func whatIsInTheLedgerCounts() {
        var meter = PaceMeter(limit: 10, window: hour, claimed: [ClaimedCount(at: now - 1000, count: 7)])
        #expect(meter.left(at: now) == 3)
        #expect(meter.left(at: now + hour - 1001) == 3)
        #expect(meter.left(at: now + hour - 1000) == 10)
    }

    @Test func moreThanTheLimitIsNone() {
        var meter = PaceMeter(limit: 2, window: hour, claimed: [ClaimedCount(at: now - 1, count: 50)])
        #expect(meter.left(at: now) == 0)
    }

    @Test func eachThatIsPutOffHasItsTurn() {
        var meter = PaceMeter(limit: 2, window: hour)
        meter.take(at: now)
        meter.take(at: now + 60_000)
        #expect(meter.left(at: now + 60_000) == 0)
        let turns = (0..<5).map { _ in meter.putOff(at: now + 60_000) }
        #expect(
            turns == [
                now + hour, now + hour + 60_000, now + 2 * hour, now + 2 * hour + 60_000, now + 3 * hour,
            ])
    }

    @Test func takingAtOneMomentIsOneBucket() {
        var meter = PaceMeter(limit: 3, window: 1000)
        for _ in 0..<3 { meter.take(at: now) }
        #expect(meter.left(at: now + 999) == 0)
        #expect(meter.opening(at: now + 1) == now + 1000)
        #expect(meter.left(at: now + 1000) == 3)
    }

    @Test func theQueueGoesOnWhileTimePasses() {
        var meter = PaceMeter(limit: 1, window: 1000)
        meter.take(at: now)
        #expect(meter.putOff(at: now) == now + 1000)
        #expect(meter.putOff(at: now + 500) == now + 2000)
        #expect(meter.left(at: now + 1000) == 1)
        meter.take(at: now + 1000)
        #expect(meter.putOff(at: now + 1100) == now + 3000)
        #expect(meter.queueEnd == now + 3000)
        #expect(meter.left(at: now + 5000) == 1)
        meter.take(at: now + 5000)
        #expect(meter.putOff(at: now + 5000) == now + 6000)
    }
}
