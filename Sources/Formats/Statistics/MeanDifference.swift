import Foundation

/// Two means of two groups, one against the other, without supposing that they spread alike (B. L. Welch, "The generalization
/// of 'Student's' problem when several different population variances are involved", Biometrika 34, 1947). Of those who are in both
/// groups the covariance is taken off, and the degrees of freedom lie between Welch's and those of the paired t-test
/// (Derrick, Russ, Toher and White 2017, see `Overlap`): with nobody in both it is the one, with everybody the other.
package struct MeanDifference: Sendable, Hashable {
    package let difference: Double
    /// Of the difference.
    package let error: Double
    /// Of the two means.
    package let covariance: Double
    /// Satterthwaite's degrees of freedom; with an overlap those of the statistic that Derrick and others call T-new-2.
    package let df: Double

    /// Nil where a group has fewer than two.
    package init?(_ group: NumberSample, against baseline: NumberSample, overlap: Overlap = .none) {
        guard let a = group.mean, let b = baseline.mean, let s = group.variance, let t = baseline.variance else {
            return nil
        }
        let (n, m) = (Double(group.count), Double(baseline.count))
        let (v, w) = (s / n, t / m)
        difference = a - b
        covariance = overlap.covariance((s, n), (t, m))
        let left = v + w - 2 * covariance
        // Where all say the same twice nothing is left but the last bits.
        error = left > 1e-12 * (v + w) ? left.squareRoot() : 0
        let welch = v + w > 0 ? (v + w) * (v + w) / (v * v / (n - 1) + w * w / (m - 1)) : n + m - 2
        let pairs = Double(overlap.count)
        let alone = n + m - 2 * pairs
        df = pairs > 0 ? pairs - 1 + (welch - pairs + 1) / (alone + 2 * pairs) * alone : welch
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
