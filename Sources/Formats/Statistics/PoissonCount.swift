import Foundation

/// A count of things that happen one by one, and the interval of how many were to be expected.
package struct PoissonCount: Sendable, Hashable {
    package let count: Int

    package init(_ count: Int) { self.count = max(0, count) }

    /// The exact interval (F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936): the expectations
    /// under which so few, or so many, would be just as unlikely as the confidence says.
    package func interval(confidence: Double) -> ClosedRange<Double> {
        let tail = (1 - confidence) / 2
        let high = root(from: Double(count), to: upperBound) { PoissonCount.cumulative(count, $0) - tail }
        guard count > 0 else { return 0...high }
        let low = root(from: 0, to: Double(count)) { tail - (1 - PoissonCount.cumulative(count - 1, $0)) }
        return low...max(low, high)
    }

    /// Beyond every limit that is asked for.
    private var upperBound: Double { Double(count) + 20 + 12 * Double(count).squareRoot() }

    /// Where a falling function goes below nothing, by halving.
    private func root(from start: Double, to end: Double, _ value: (Double) -> Double) -> Double {
        var (low, high) = (start, end)
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if value(middle) > 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// How likely at most `count` are where `mean` are expected; in logarithms, so that no term vanishes.
    private static func cumulative(_ count: Int, _ mean: Double) -> Double {
        guard mean > 0 else { return 1 }
        // Terms far below the mean add nothing.
        let first = max(0, Int(mean - 40 * (mean + 1).squareRoot()))
        guard first <= count else { return 0 }
        var sum = 0.0
        var logarithm = Double(first) * log(mean) - mean - lgamma(Double(first) + 1)
        for k in first...count {
            if k > first { logarithm += log(mean) - log(Double(k)) }
            sum += exp(logarithm)
        }
        return min(1, sum)
    }
}
