package import Formats

/// The time of a run. Without `--now` it never goes behind the store's high water, so that a clock that steps back cannot
/// make a day happen twice; with `--now` it stands still.
package struct RunClock: Sendable {
    /// `--now`.
    package let fixed: Instant?
    package let floor: Instant
    package let system: @Sendable () -> Instant

    package init(fixed: Instant? = nil, floor: Instant? = nil, system: @escaping @Sendable () -> Instant) {
        self.fixed = fixed
        self.floor = floor ?? Instant(milliseconds: 0)
        self.system = system
    }

    package var now: Instant { fixed ?? max(system(), floor) }

    /// How far the machine's clock is behind the latest time that the store has seen, if that is worth a word.
    package var stepBack: Int64? {
        let behind = floor - system()
        return fixed == nil && behind > 60_000 ? behind : nil
    }
}
