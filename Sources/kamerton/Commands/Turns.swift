import Formats
import Foundation

/// What tells when it is time for the next turn.
protocol TurnClock: Sendable {
    /// Milliseconds that only go forward.
    var now: Int64 { get }
    /// Waits until a time of this clock; may come back before.
    func wait(until time: Int64)
    /// Ends a wait that has begun, and all later ones.
    func wake()
}

/// Does the same again and again, one turn after the other: never two at once, and what takes longer than its time leaves out
/// the turns that it has missed.
struct Turns: Sendable {
    /// Milliseconds from the beginning of one turn to the next.
    let every: Int64
    let clock: any TurnClock

    /// Until `isOver`; the first turn is now.
    func run(isOver: () -> Bool, _ turn: () -> Void) {
        var next = clock.now
        while !isOver() {
            let now = clock.now
            guard now >= next else {
                clock.wait(until: next)
                continue
            }
            turn()
            let missed = max(0, clock.now - next) / every
            next += (missed + 1) * every
        }
    }
}

/// The clock of the machine, which no change of the time of day moves.
final class MachineTurnClock: TurnClock {
    private let condition = NSCondition()
    private let begun = ContinuousClock.now
    // Guarded by `condition`.
    nonisolated(unsafe) private var isAwake = false

    /// So long at most is waited at a stretch: a machine that slept is noticed.
    private static let stretch: Int64 = 30_000

    var now: Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - begun).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    func wait(until time: Int64) {
        let left = min(max(0, time - now), MachineTurnClock.stretch)
        condition.lock()
        defer { condition.unlock() }
        guard !isAwake else { return }
        _ = condition.wait(until: Date(timeIntervalSinceNow: Double(left) / 1000))
    }

    func wake() {
        condition.lock()
        isAwake = true
        condition.broadcast()
        condition.unlock()
    }
}
