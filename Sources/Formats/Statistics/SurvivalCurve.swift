import Foundation

/// How many have not had something happen to them yet, after so long, where some are looked at for a shorter time than others
/// (E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53, 1958).
package struct SurvivalCurve: Sendable, Hashable {
    /// Those who were looked at for so long: to whom it happened then, and who were not looked at any longer.
    package struct Step: Sendable, Hashable {
        package let time: Int
        package let happened: Int
        package let left: Int

        package init(time: Int, happened: Int, left: Int) {
            (self.time, self.happened, self.left) = (time, happened, left)
        }
    }

    /// After each time at which it happened, the part to whom it has not: falling.
    package let points: [(time: Int, share: Double)]
    package let members: Int

    package init(_ steps: [Step]) {
        let sorted = steps.sorted { $0.time < $1.time }
        members = sorted.reduce(0) { $0 + $1.happened + $1.left }
        var atRisk = members
        var share = 1.0
        var points: [(time: Int, share: Double)] = []
        // Whoever leaves at a time was still there when it happened to others.
        for step in sorted {
            if step.happened > 0, atRisk > 0 {
                share *= 1 - Double(step.happened) / Double(atRisk)
                points.append((step.time, share))
            }
            atRisk -= step.happened + step.left
        }
        self.points = points
    }

    /// The part to whom it has not happened after so long.
    package func share(after time: Int) -> Double { points.last { $0.time <= time }?.share ?? 1 }

    /// The first time at which it has happened to half; nil where it has not.
    package var median: Int? { points.first { $0.share <= 0.5 }?.time }

    package static func == (a: SurvivalCurve, b: SurvivalCurve) -> Bool {
        a.members == b.members && a.points.elementsEqual(b.points) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(members)
        for point in points { hasher.combine(point.time) }
    }
}
