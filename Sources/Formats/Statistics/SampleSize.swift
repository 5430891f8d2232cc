import Foundation

/// How many answers it takes. Means and margins are in the same unit, variances in its square.
package enum SampleSize {
    /// Answers by which the interval of a mean (a share, a net score) reaches so far to each side: z² σ² / margin², of a
    /// population of `population` by n / (1 + (n − 1) / N) (W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 4.4).
    package static func forMargin(
        _ margin: Double, variance: Double, confidence: Double, population: Int? = nil
    ) -> Int {
        let z = NormalDistribution.criticalValue(confidence: confidence)
        return whole(z * z * variance / (margin * margin), of: population)
    }

    /// Answers in each of two groups of the same size by which a difference of means is shown so often (`power`):
    /// (z₁₋α/₂ + z_power)² (σ₁² + σ₂²) / difference² (Cochran, as above; J. L. Fleiss, Statistical Methods for Rates and
    /// Proportions, with the variances not pooled).
    package static func forDifference(
        _ difference: Double, variances: (Double, Double), confidence: Double, power: Double = 0.8,
        population: Int? = nil
    ) -> Int {
        let z = NormalDistribution.criticalValue(confidence: confidence) + powerValue(power)
        return whole(z * z * (variances.0 + variances.1) / (difference * difference), of: population)
    }

    /// Answers of two groups together, of the sizes that they have to each other, by which a difference like the one found would
    /// be shown so often; nil where there is none to show, or nobody varies.
    /// - Parameter covariance: of the two means that were found, of those who are in both; as many are taken to be in both.
    package static func together(
        difference: Double, _ group: (n: Int, variance: Double), _ baseline: (n: Int, variance: Double),
        covariance: Double = 0, confidence: Double, power: Double = 0.8
    ) -> Int? {
        let alone = group.variance + baseline.variance * Double(group.n) / Double(max(1, baseline.n))
        let spread = alone - 2 * covariance * Double(group.n)
        guard difference != 0, spread > 0, group.n > 0, baseline.n > 0 else { return nil }
        let z = NormalDistribution.criticalValue(confidence: confidence) + powerValue(power)
        let ratio = Double(baseline.n) / Double(group.n)
        let all = z * z * spread / (difference * difference) * (1 + ratio)
        return all < 1e9 ? Int(all.rounded(.up)) : nil
    }

    /// The normal quantile of a power above one half.
    private static func powerValue(_ power: Double) -> Double {
        NormalDistribution.criticalValue(confidence: 2 * power - 1)
    }

    private static func whole(_ n: Double, of population: Int?) -> Int {
        // Sums in the last bits do not make it one more.
        let corrected = population.map { n / (1 + (n - 1) / Double(max(1, $0))) } ?? n
        let rounded = max(2, min(corrected, 1e12) - 1e-9).rounded(.up)
        return population.map { min(Int(rounded), $0) } ?? Int(rounded)
    }
}
