import Foundation

/// Numbers that were given, and what they say of all that might have been given.
package struct NumberSample: Sendable, Hashable {
    /// In ascending order.
    package let values: [Double]
    /// Nil without values.
    package let mean: Double?
    /// With n − 1 below; nil of fewer than two.
    package let variance: Double?

    package init(_ values: [Double]) {
        self.values = values.sorted()
        let n = Double(values.count)
        let mean = values.isEmpty ? nil : values.reduce(0, +) / n
        self.mean = mean
        variance =
            values.count < 2
            ? nil : mean.map { mean in values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) }
    }

    package var count: Int { values.count }

    package var deviation: Double? { variance?.squareRoot() }

    /// Of the mean, by Student's t; nil of fewer than two.
    package func meanInterval(confidence: Double) -> ClosedRange<Double>? {
        guard let mean, let variance else { return nil }
        let t = StudentDistribution.criticalValue(confidence: confidence, df: Double(count - 1))
        let half = t * (variance / Double(count)).squareRoot()
        return (mean - half)...(mean + half)
    }

    package var median: Double? { quantile(0.5) }

    /// Linear between the two nearest values (R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The
    /// American Statistician 50(4), 1996, type 7).
    package func quantile(_ share: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        let place = Double(count - 1) * share
        let below = Int(place.rounded(.down))
        let above = min(below + 1, count - 1)
        return values[below] + (place - Double(below)) * (values[above] - values[below])
    }

    /// Of the median, whatever the distribution: the k-th smallest and the k-th greatest value, with the largest k by which
    /// the interval still holds the median so often, by the binomial distribution (W. J. Conover, Practical Nonparametric
    /// Statistics, 3rd edition, 1999, section 3.2). Nil where even the whole range would hold it less often (below six for 95 %).
    package func medianInterval(confidence: Double) -> ClosedRange<Double>? {
        let n = count
        let tail = (1 - confidence) / 2
        var (sum, k) = (0.0, 0)
        let logarithm = lgamma(Double(n) + 1) - Double(n) * log(2.0)
        while k <= n / 2 {
            sum += exp(logarithm - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1))
            if sum > tail { break }
            k += 1
        }
        guard k > 0, k <= (n + 1) / 2 else { return nil }
        return values[k - 1]...values[n - k]
    }
}
