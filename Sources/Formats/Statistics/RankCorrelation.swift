import Foundation

/// Spearman's rank correlation (C. Spearman, The American Journal of Psychology 15, 1904): how far two answers rise together.
package struct RankCorrelation: Sendable, Hashable {
    /// -1 … 1.
    package let rho: Double
    package let count: Int

    /// Nil of fewer than four pairs, and where one of the two never varies.
    package init?(_ pairs: [(Double, Double)]) {
        let (first, second) = (RankCorrelation.ranks(pairs.map(\.0)), RankCorrelation.ranks(pairs.map(\.1)))
        let middle = Double(pairs.count + 1) / 2
        var (both, a, b) = (0.0, 0.0, 0.0)
        for (x, y) in zip(first, second) {
            both += (x - middle) * (y - middle)
            a += (x - middle) * (x - middle)
            b += (y - middle) * (y - middle)
        }
        guard pairs.count >= 4, a > 0, b > 0 else { return nil }
        rho = max(-1, min(1, both / (a * b).squareRoot()))
        count = pairs.count
    }

    /// Fisher's z with the variance (1 + ρ²/2) / (n − 3) (D. G. Bonett and T. A. Wright, "Sample size requirements for estimating
    /// Pearson, Kendall and Spearman correlations", Psychometrika 65, 2000).
    package func interval(confidence: Double) -> ClosedRange<Double> {
        guard abs(rho) < 1 else { return rho...rho }
        let half =
            NormalDistribution.criticalValue(confidence: confidence)
            * ((1 + rho * rho / 2) / Double(count - 3)).squareRoot()
        return tanh(atanh(rho) - half)...tanh(atanh(rho) + half)
    }

    /// By Student's t with n − 2 degrees of freedom.
    package var pValue: Double {
        guard abs(rho) < 1 else { return 0 }
        let df = Double(count - 2)
        return StudentDistribution.twoSided(rho * (df / (1 - rho * rho)).squareRoot(), df: df)
    }

    /// From 1; equal values share the mean of their places.
    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var result = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
            for place in start...end { result[order[place]] = Double(start + end) / 2 + 1 }
            start = end + 1
        }
        return result
    }
}
