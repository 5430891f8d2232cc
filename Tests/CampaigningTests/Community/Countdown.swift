import Synchronization

/// Says true once, at the so-many-th call.
final class Countdown: Sendable {
    private let left: Atomic<Int>

    init(_ steps: Int) { left = Atomic(steps) }

    func next() -> Bool { left.wrappingSubtract(1, ordering: .relaxed).newValue == 0 }
}
