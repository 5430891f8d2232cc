import Foundation

/// Two means of two groups, one against the other, without supposing that they spread alike (B. L. Welch, "The generalization
/// of 'Student's' problem when several different population variances are involved", Biometrika 34, 1947).
package struct MeanDifference: Sendable, Hashable {
    package let difference: Double
    /// Of the difference.
    package let error: Double
    /// Satterthwaite's degrees of freedom.
    package let df: Double

    /// Nil where a group has fewer than two.
    package init?(_ group: NumberSample, against baseline: NumberSample) {
        guard let a = group.mean, let b = baseline.mean, let s = group.variance, let t = baseline.variance else {
            return nil
        }
        let (n, m) = (Double(group.count), Double(baseline.count))
        let (v, w) = (s / n, t / m)
        difference = a - b
        error = (v + w).squareRoot()
        df = v + w > 0 ? (v + w) * (v + w) / (v * v / (n - 1) + w * w / (m - 1)) : n + m - 2
    }

    package func interval(confidence: Double) -> ClosedRange<Double> {
        let half = StudentDistribution.criticalValue(confidence: confidence, df: df) * error
        return (difference - half)...(difference + half)
    }

    /// Where neither group varies, what differs differs.
    package var pValue: Double {
        if error == 0 { return difference == 0 ? 1 : 0 }
        return StudentDistribution.twoSided(difference / error, df: df)
    }
}
