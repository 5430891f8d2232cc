import Foundation

/// Those who are in both of two groups that are compared, with the two values of each. What one person says twice is rarely
/// said by two: the covariance of the pairs belongs into the variance of the difference.
///
/// For samples of which a part is paired: B. Derrick, B. Russ, D. Toher and P. White, "Test statistics for the comparison of means
/// for two samples that include both paired and independent observations", Journal of Modern Applied Statistical Methods 16(1),
/// 2017; for shares B. Derrick, A. Dobson-Mckittrick, D. Toher and P. White, "Test statistics for comparing two proportions with
/// partially overlapping samples", Journal of Applied Quantitative Methods 10(3), 2015.
package struct Overlap: Sendable, Hashable {
    /// What each said in the group, and, at the same place, in the baseline.
    package let group: [Double]
    package let baseline: [Double]

    /// Nobody is in both.
    package static let none = Overlap([])

    package init(_ pairs: [(group: Double, baseline: Double)]) {
        (group, baseline) = (pairs.map(\.group), pairs.map(\.baseline))
    }

    package var count: Int { group.count }

    /// Pearson's correlation of the two values; 0 where one of them is the same in all pairs, so that it says nothing.
    package var correlation: Double {
        let (x, y) = deviations
        let (a, b) = (dot(x, x), dot(y, y))
        guard a > 0, b > 0 else { return 0 }
        return max(-1, min(1, dot(x, y) / (a * b).squareRoot()))
    }

    /// The correlation of values that are 0 or 1, drawn towards 0 where it is positive by half an answer, as R. G. Newcombe has it
    /// ("Improved confidence intervals for the difference between binomial proportions based on paired data", Statistics in
    /// Medicine 17, 1998, method 10): few pairs that agree do not make an interval of nothing.
    package var cautiousCorrelation: Double {
        let n = Double(count)
        let (x, y) = deviations
        let (a, b) = (dot(x, x) * n, dot(y, y) * n)
        guard a > 0, b > 0 else { return 0 }
        // The determinant of the table of four.
        let crossed = dot(x, y) * n
        return (crossed > 0 ? max(0, crossed - n / 2) : crossed) / (a * b).squareRoot()
    }

    /// Of the two groups' means, each of so many values with such a variance.
    func covariance(_ first: (variance: Double, n: Double), _ second: (variance: Double, n: Double)) -> Double {
        guard count > 0 else { return 0 }
        let shared = Double(count) / (first.n * second.n)
        return correlation * (first.variance * second.variance).squareRoot() * shared
    }

    private var deviations: ([Double], [Double]) {
        func centred(_ values: [Double]) -> [Double] {
            let mean = values.reduce(0, +) / Double(max(1, values.count))
            return values.map { $0 - mean }
        }
        return (centred(group), centred(baseline))
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
