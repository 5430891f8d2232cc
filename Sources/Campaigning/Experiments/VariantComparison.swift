internal import Definitions
package import Formats
package import Store

/// Variants compared with the first: the z-test of two proportions, or Fisher's where the numbers are small, Holm's correction
/// where there are several comparisons, and Newcombe's intervals, which are then made wider (Bonferroni).
package struct VariantComparison: Sendable {
    package let arms: [ExperimentArm]
    /// The best of those that differ from the first for the better, else the first.
    package let winner: String?
    /// True when some variant differs from the first.
    package let isShown: Bool
    package let method: String?

    /// - Parameters:
    ///   - counts: in the order of the file.
    ///   - confidence: per cent.
    package init(_ counts: [(variant: String, share: Proportion)], confidence: Double) {
        guard let first = counts.first else {
            (arms, winner, isShown, method) = ([], nil, false, nil)
            return
        }
        let others = counts.dropFirst()
        let level = 1 - (1 - confidence / 100) / Double(max(1, others.count))
        let differences = others.map { ProportionDifference($0.share, against: first.share) }
        let adjusted = Holm.adjusted(differences.map { $0.pValue ?? 1 })
        var arms = [
            ExperimentArm(variant: first.variant, members: first.share.members, reached: first.share.reached)
        ]
        var best: (variant: String, share: Double)?
        var isShown = false
        for (index, (other, difference)) in zip(others, differences).enumerated() {
            var arm = ExperimentArm(
                variant: other.variant, members: other.share.members, reached: other.share.reached)
            arm.difference = difference.difference
            arm.interval = difference.interval(confidence: level)
            arm.pValue = difference.pValue
            arm.adjusted = difference.pValue == nil ? nil : adjusted[index]
            arms.append(arm)
            guard let size = difference.difference, adjusted[index] < 1 - confidence / 100 else { continue }
            isShown = true
            if size > 0, let share = other.share.share, share > best?.share ?? 0 { best = (other.variant, share) }
        }
        self.arms = arms
        self.isShown = isShown
        winner = best?.variant ?? first.variant
        let methods = differences.filter { $0.pValue != nil }.map(\.method)
        method = methods.isEmpty ? nil : methods.contains(.fisher) ? "fisher" : "z"
    }
}
