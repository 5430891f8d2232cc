/// Answers of a score in three kinds, and the score: per cent of promoters less per cent of detractors.
package struct NetScore: Sendable, Hashable {
    package let promoters: Int
    package let passives: Int
    package let detractors: Int

    package init(promoters: Int, passives: Int, detractors: Int) {
        (self.promoters, self.passives, self.detractors) = (promoters, passives, detractors)
    }

    /// What an answer from 0 to 10 adds: 1 of a promoter, -1 of a detractor.
    package static func part(_ score: Int) -> Double { score >= 9 ? 1 : score <= 6 ? -1 : 0 }

    package var count: Int { promoters + passives + detractors }

    /// -100 … 100; nil without answers.
    package var score: Double? { count > 0 ? Double(promoters - detractors) / Double(count) * 100 : nil }

    /// Of one answer, in points squared: of the multinomial that gives 100, 0 or -100; nil without answers.
    package var variance: Double? { score == nil ? nil : NetScore.moments(self, adding: 0).variance * 10_000 }

    /// Mean and variance of one answer in units of 100 points, with so many pseudo-answers (a quarter promoters, a half passives,
    /// a quarter detractors, as Rocks has them).
    static func moments(_ counts: NetScore, adding pseudo: Double) -> (n: Double, mean: Double, variance: Double) {
        let n = Double(counts.count) + pseudo
        let p = (Double(counts.promoters) + pseudo / 4) / n
        let d = (Double(counts.detractors) + pseudo / 4) / n
        return (n, p - d, p + d - (p - d) * (p - d))
    }
}

/// Two net scores of two groups, one against the other.
///
/// Adjusted Wald: to each group half of the three pseudo-answers are added that B. Rocks adds to one (The American Statistician
/// 70(4), 2016), as A. Agresti and B. Caffo halve those of Agresti and Coull for a difference of two shares (The American
/// Statistician 54(4), 2000); the variances are those of the multinomial. Of those who are in both groups the covariance is taken off
/// (`Overlap`); the pseudo-answers of the one group have nothing to do with those of the other, as in A. Agresti and Y. Min's pairs
/// (Statistics in Medicine 24, 2005).
package struct NetScoreDifference: Sendable, Hashable {
    package let group: NetScore
    package let baseline: NetScore
    /// Of values that are 1, 0 and -1.
    package let overlap: Overlap

    /// Pseudo-answers a group.
    private static let pseudo = 1.5

    package init(_ group: NetScore, against baseline: NetScore, overlap: Overlap = .none) {
        (self.group, self.baseline, self.overlap) = (group, baseline, overlap)
    }

    /// In points, as it was found; nil where a group is empty.
    package var difference: Double? {
        guard let a = group.score, let b = baseline.score else { return nil }
        return a - b
    }

    /// In points, cut at ±200; nil where a group is empty. Its middle is a little nearer to 0 than the difference.
    package func interval(confidence: Double) -> ClosedRange<Double>? {
        guard let (middle, error) = adjusted else { return nil }
        let half = NormalDistribution.criticalValue(confidence: confidence) * error
        return max(-200, middle - half)...min(200, middle + half)
    }

    /// By the same numbers, so that interval and test agree.
    package var pValue: Double? { adjusted.map { NormalDistribution.twoSided($0.middle / $0.error) } }

    private var adjusted: (middle: Double, error: Double)? {
        guard difference != nil else { return nil }
        let a = NetScore.moments(group, adding: NetScoreDifference.pseudo)
        let b = NetScore.moments(baseline, adding: NetScoreDifference.pseudo)
        let covariance = overlap.covariance((a.variance, a.n), (b.variance, b.n))
        return ((a.mean - b.mean) * 100, (a.variance / a.n + b.variance / b.n - 2 * covariance).squareRoot() * 100)
    }

    /// Of the two scores as they were found, in points squared; 0 where a group is empty.
    package var covariance: Double {
        guard let a = group.variance, let b = baseline.variance else { return 0 }
        return overlap.covariance((a, Double(group.count)), (b, Double(baseline.count)))
    }
}
