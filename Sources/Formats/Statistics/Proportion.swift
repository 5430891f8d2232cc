import Foundation

/// So many of so many.
package struct Proportion: Sendable, Hashable {
    package let reached: Int
    package let members: Int

    package init(_ reached: Int, of members: Int) { (self.reached, self.members) = (min(reached, members), members) }

    /// Of 1; nil of nobody.
    package var share: Double? { members > 0 ? Double(reached) / Double(members) : nil }

    /// Wilson's score interval (E. B. Wilson, JASA 22, 1927); nil of nobody.
    package func interval(confidence: Double) -> ClosedRange<Double>? {
        guard let p = share else { return nil }
        let (n, z) = (Double(members), NormalDistribution.criticalValue(confidence: confidence))
        let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        let low = reached == 0 ? 0 : max(0, centre - half)
        return low...(reached == members ? 1 : max(low, min(1, centre + half)))
    }
}

/// Two shares of two groups, one against the other.
package struct ProportionDifference: Sendable, Hashable {
    /// The test of difference.
    package enum Method: String, Sendable {
        /// The two-proportion z-test with the pooled share, less the covariance of those who are in both.
        case z
        /// Fisher's exact test, two-sided, where a table has an expected count below 5: it takes everybody for another.
        case fisher
    }

    package let group: Proportion
    package let baseline: Proportion
    /// Of values that are 1 (reached) and 0.
    package let overlap: Overlap

    package init(_ group: Proportion, against baseline: Proportion, overlap: Overlap = .none) {
        (self.group, self.baseline, self.overlap) = (group, baseline, overlap)
    }

    /// Of 1; nil where a group is empty.
    package var difference: Double? {
        guard let a = group.share, let b = baseline.share else { return nil }
        return a - b
    }

    package var method: Method { smallestExpected < 5 ? .fisher : .z }

    /// How likely a difference at least this large is where there is none, on either side; nil where a group is empty.
    package var pValue: Double? {
        guard difference != nil else { return nil }
        return method == .fisher ? fisher : pooled
    }

    /// Newcombe's hybrid score interval of the difference: of Wilson's intervals of the two shares (R. G. Newcombe,
    /// "Interval estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10). Of those who
    /// are in both the correlation of the two shares goes in (G. Y. Zou and A. Donner, "Construction of confidence limits about
    /// effect measures", Statistics in Medicine 27, 2008): with everybody it is Newcombe's method 10 for pairs.
    package func interval(confidence: Double) -> ClosedRange<Double>? {
        guard let difference, let a = group.share, let b = baseline.share,
            let first = group.interval(confidence: confidence), let second = baseline.interval(confidence: confidence)
        else { return nil }
        let shared = Double(overlap.count) / (Double(group.members) * Double(baseline.members)).squareRoot()
        let correlation = overlap.cautiousCorrelation * shared
        func root(_ a: Double, _ b: Double) -> Double {
            max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
        }
        let low = difference - root(a - first.lowerBound, second.upperBound - b)
        let high = difference + root(first.upperBound - a, b - second.lowerBound)
        return max(-1, low)...min(1, high)
    }

    /// The members of both groups together, of the sizes that they have to each other, by which a difference like this one would
    /// be shown in four of five trials (J. L. Fleiss, Statistical Methods for Rates and Proportions, without the correction
    /// for continuity); nil where there is no difference to show.
    package func needed(confidence: Double, power: Double = 0.8) -> Int? {
        guard let difference, difference != 0, let a = group.share, let b = baseline.share else { return nil }
        let zAlpha = NormalDistribution.criticalValue(confidence: confidence)
        let zBeta = NormalDistribution.criticalValue(confidence: 2 * power - 1)
        let ratio = Double(baseline.members) / Double(group.members)
        let mean = (a + ratio * b) / (1 + ratio)
        // Twice the covariance by one answer of the group, of which each has the variance 1.
        let twice = 2 * overlap.correlation * Double(overlap.count) / Double(baseline.members)
        let (spread, rest) = (a * (1 - a), b * (1 - b))
        let top =
            zAlpha * max(0, mean * (1 - mean) * (1 + 1 / ratio - twice)).squareRoot()
            + zBeta * max(0, spread + rest / ratio - twice * (spread * rest).squareRoot()).squareRoot()
        let members = (top / difference) * (top / difference) * (1 + ratio)
        return members < 1e12 ? Int(members.rounded(.up)) : nil
    }

    // MARK: Tests

    private var smallestExpected: Double {
        let (n1, n2) = (Double(group.members), Double(baseline.members))
        let yes = Double(group.reached + baseline.reached)
        guard n1 + n2 > 0 else { return 0 }
        return min(n1, n2) * min(yes, n1 + n2 - yes) / (n1 + n2)
    }

    private var pooled: Double {
        let (n1, n2) = (Double(group.members), Double(baseline.members))
        let mean = Double(group.reached + baseline.reached) / (n1 + n2)
        let variance = mean * (1 - mean)
        let alone = variance * (1 / n1 + 1 / n2)
        let error = max(0, alone - 2 * overlap.covariance((variance, n1), (variance, n2))).squareRoot()
        guard let difference, error > 0 else { return 1 }
        return NormalDistribution.twoSided(difference / error)
    }

    /// The sum over all tables with the same margins that are no likelier than this one.
    private var fisher: Double {
        let all = group.members + baseline.members
        let yes = group.reached + baseline.reached
        let lowest = max(0, yes - baseline.members)
        let highest = min(yes, group.members)
        guard lowest < highest else { return 1 }
        func weight(_ reached: Int) -> Double {
            ProportionDifference.choose(group.members, reached)
                + ProportionDifference.choose(baseline.members, yes - reached)
        }
        let whole = ProportionDifference.choose(all, yes)
        let own = weight(group.reached)
        // Equal ones may differ in the last bits.
        let bound = own + 1e-7
        let sum = (lowest...highest).lazy.map(weight).filter { $0 <= bound }.map { exp($0 - whole) }.reduce(0, +)
        return min(1, sum)
    }

    /// The logarithm of n over k.
    private static func choose(_ n: Int, _ k: Int) -> Double {
        lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
    }
}

/// Corrections for several comparisons at once.
package enum Holm {
    /// Holm's adjusted p-values, in the given order (S. Holm, Scandinavian Journal of Statistics 6, 1979).
    package static func adjusted(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var result = values
        var greatest = 0.0
        for (rank, index) in order.enumerated() {
            greatest = max(greatest, min(1, Double(values.count - rank) * values[index]))
            result[index] = greatest
        }
        return result
    }
}
