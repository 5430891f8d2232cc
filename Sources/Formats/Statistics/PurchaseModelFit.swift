import Foundation

/// The BG/NBD model that makes the histories of many members most likely.
package struct PurchaseModelFit: Sendable {
    package let model: PurchaseModel
    package let logLikelihood: Double
    package let members: Int
    /// The steps came to rest; a model that did not is not to be used.
    package let hasConverged: Bool

    /// Histories that are the same, counted: the likelihood asks for each once.
    private struct Kind {
        let repeats: Int
        let lastAge: Double
        let age: Double
        let members: Double
    }

    /// Fits by BFGS with the exact gradient (Nocedal and Wright 2006, algorithm 6.1) over the logarithms of the parameters, which keeps
    /// them above 0.
    /// Nil without a member who has bought again: nothing can be learned.
    package init?(_ histories: some Sequence<PurchaseModel.History>) {
        var counts: [PurchaseModel.History: Int] = [:]
        for history in histories { counts[history, default: 0] += 1 }
        self.init(counts)
    }

    /// - Parameter counts: members of each history.
    package init?(_ counts: [PurchaseModel.History: Int]) {
        // In an order of their own, so that sums come out the same.
        let kinds = counts.map { history, members in
            Kind(
                repeats: history.repeats, lastAge: history.lastAge, age: history.age, members: Double(members))
        }.sorted { ($0.age, $0.lastAge, $0.repeats) < ($1.age, $1.lastAge, $1.repeats) }
        guard kinds.contains(where: { $0.repeats > 0 }) else { return nil }
        let members = kinds.reduce(0) { $0 + $1.members }
        let most = kinds.reduce(0) { max($0, $1.repeats) }
        // A start in the order of what is seen: weeks between purchases.
        let weeks = kinds.reduce(0) { $0 + $1.age * $1.members }
        let repeats = kinds.reduce(0) { $0 + Double($1.repeats) * $1.members }
        let start = [0, log(max(1e-3, min(1e3, weeks / repeats))), 0, log(2.0)]
        let result = Minimum.of(start, within: PurchaseModelFit.bounds) { point, gradient in
            let value = PurchaseModelFit.likelihood(point, kinds, most, &gradient)
            for index in gradient.indices { gradient[index] /= -members }
            return -value / members
        }
        let p = result.point.map { exp($0) }
        model = PurchaseModel(r: p[0], alpha: p[1], a: p[2], b: p[3])
        logLikelihood = -result.value * members
        self.members = Int(members)
        hasConverged = result.hasConverged
    }

    /// The logarithm of the likelihood (equation 6), and how it grows with the logarithm of each parameter.
    private static func likelihood(
        _ point: [Double], _ kinds: [Kind], _ most: Int, _ gradient: inout [Double]
    ) -> Double {
        let (r, alpha, a, b) = (exp(point[0]), exp(point[1]), exp(point[2]), exp(point[3]))
        let sums = RisingSums(r: r, a: a, b: b, through: most)
        let logA = log(a)
        var (value, byR, byAlpha, byA, byB) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for kind in kinds {
            let x = kind.repeats
            let rx = r + Double(x)
            let logAge = log(alpha + kind.age)
            // `r` times this, not times the difference of two logarithms: where members are all alike both grow without bound.
            let grown = log1p(kind.age / alpha)
            var one = sums.value[x]
            var leftR = grown
            // Of r / alpha - (r + x) / (alpha + age), without the difference.
            var slope = (r * kind.age / alpha - Double(x)) / (alpha + kind.age)
            var departed = 0.0
            if x > 0 {
                let since = log1p((kind.age - kind.lastAge) / (alpha + kind.lastAge))
                let odds = logA - log(b + Double(x) - 1) + rx * since
                // log(1 + exp(odds)) without overflow.
                one += max(odds, 0) + log1p(exp(-abs(odds)))
                departed = 1 / (1 + exp(-odds))
                leftR -= departed * since
                slope -=
                    rx * departed * (kind.age - kind.lastAge) / ((alpha + kind.lastAge) * (alpha + kind.age))
                byB -= kind.members * departed / (b + Double(x) - 1)
                byA += kind.members * departed / a
            }
            value += kind.members * (one - r * grown - Double(x) * logAge)
            byR += kind.members * (sums.byR[x] - leftR)
            byAlpha += kind.members * slope
            byA += kind.members * sums.byA[x]
            byB += kind.members * sums.byB[x]
        }
        gradient = [byR * r, byAlpha * alpha, byA * a, byB * b]
        return value
    }

    /// Where members are all alike the likelihood grows for ever towards a model without differences. Far out it is that model as
    /// well as anything can tell, and numbers are still exact.
    private static let bounds = -12.0...12.0

    /// `ln Γ(r + x) / Γ(r) + ln B(a, b + x) / B(a, b)` for each x and how it grows: sums over the purchases before, as x is whole.
    private struct RisingSums {
        var value = [0.0]
        var byR = [0.0]
        var byA = [0.0]
        var byB = [0.0]

        init(r: Double, a: Double, b: Double, through most: Int) {
            for index in 0..<most {
                let i = Double(index)
                value.append(value[index] + log(r + i) + log((b + i) / (a + b + i)))
                byR.append(byR[index] + 1 / (r + i))
                byA.append(byA[index] - 1 / (a + b + i))
                byB.append(byB[index] + 1 / (b + i) - 1 / (a + b + i))
            }
        }
    }
}
