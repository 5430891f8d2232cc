package import Formats
import Synchronization

/// The time of a run. Without `--now` it never goes behind the store's high water nor behind itself, so that a clock that
/// steps back cannot make a day happen twice; with `--now` it stands still.
package final class RunClock: Sendable {
    /// `--now`.
    package let fixed: Instant?
    package let floor: Instant
    package let system: @Sendable () -> Instant
    /// The latest time that it has told, in milliseconds.
    private let latest: Atomic<Int64>

    package init(fixed: Instant? = nil, floor: Instant? = nil, system: @escaping @Sendable () -> Instant) {
        self.fixed = fixed
        self.floor = floor ?? Instant(milliseconds: 0)
        self.system = system
        latest = Atomic(self.floor.milliseconds)
    }

    package var now: Instant {
        if let fixed { return fixed }
        return Instant(milliseconds: latest.max(system().milliseconds, ordering: .relaxed).newValue)
    }

    /// How far the machine's clock is behind the latest time that the store has seen, if that is worth a word.
    package var stepBack: Int64? {
        let behind = floor - system()
        return fixed == nil && behind > 60_000 ? behind : nil
    }
}
