/// A mean weighted to what is known of everyone: the mean of each stratum counts as much as the stratum has members, not as it has
/// answers (D. Holt and T. M. F. Smith, "Post Stratification", Journal of the Royal Statistical Society A 142, 1979: the error
/// given the answers of each stratum).
package struct PostStratified: Sendable, Hashable {
    /// A part of those who were asked.
    package struct Stratum: Sendable, Hashable {
        package let names: [String]
        package let members: Int
        package let sample: [Double]

        package init(_ names: [String], members: Int, sample: [Double]) {
            (self.names, self.members, self.sample) = (names, members, sample)
        }
    }

    package let estimate: Double
    package let error: Double
    package let count: Int
    /// As they were used: those with fewer than two answers are put together with the smallest others.
    package let strata: [Stratum]

    /// Nil with fewer than two strata that can be told apart.
    package init?(_ given: [Stratum]) {
        var strata = given.filter { $0.members > 0 || !$0.sample.isEmpty }.sorted {
            ($0.sample.count, $0.names.first ?? "") < ($1.sample.count, $1.names.first ?? "")
        }
        while strata.count > 1, let first = strata.first, first.sample.count < 2 {
            let second = strata[1]
            strata.replaceSubrange(
                0...1,
                with: [
                    Stratum(
                        first.names + second.names, members: first.members + second.members,
                        sample: first.sample + second.sample)
                ])
            strata.sort { $0.sample.count < $1.sample.count }
        }
        let members = strata.reduce(0) { $0 + $1.members }
        guard strata.count > 1, members > 0 else { return nil }
        var (sum, variance, count) = (0.0, 0.0, 0)
        for stratum in strata {
            let sample = NumberSample(stratum.sample)
            guard let mean = sample.mean, let spread = sample.variance else { return nil }
            let weight = Double(stratum.members) / Double(members)
            sum += weight * mean
            variance += weight * weight * spread / Double(sample.count)
            count += sample.count
        }
        (estimate, error, self.count, self.strata) = (sum, variance.squareRoot(), count, strata)
    }

    package func interval(confidence: Double) -> ClosedRange<Double> {
        let half = NormalDistribution.criticalValue(confidence: confidence) * error
        return (estimate - half)...(estimate + half)
    }
}
