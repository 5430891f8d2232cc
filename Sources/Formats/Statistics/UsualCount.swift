/// What a daily count usually is, by earlier ones of the same kind of day, and whether another one is odd.
///
/// The median and the median absolute deviation do not follow the few odd days among the earlier ones (F. R. Hampel, "The
/// influence curve and its role in robust estimation", JASA 69, 1974). 1.4826 times the MAD estimates the deviation of normal
/// values. Counts scatter by the root of their mean even where nothing is the matter, so the spread is never taken for less.
package struct UsualCount: Sendable, Hashable {
    package let median: Double
    /// One deviation.
    package let spread: Double

    /// Fewer earlier days say nothing of what is usual.
    package static let fewest = 4
    /// So many deviations off the median are odd.
    package static let limit = 3.0

    /// Nil of too few.
    package init?(_ earlier: [Int]) {
        guard earlier.count >= UsualCount.fewest,
            let median = NumberSample(earlier.map(Double.init)).median,
            let deviation = NumberSample(earlier.map { abs(Double($0) - median) }).median
        else { return nil }
        self.median = median
        spread = max(1.4826 * deviation, max(1, median).squareRoot())
    }

    package func isOdd(_ count: Int) -> Bool { abs(Double(count) - median) > UsualCount.limit * spread }
}
