import Foundation

/// Student's t distribution ("Student", "The probable error of a mean", Biometrika 6, 1908).
package enum StudentDistribution {
    /// How likely a value at least this far from 0 is, on either side: the regularised incomplete beta function of
    /// df / (df + t²) (NIST Digital Library of Mathematical Functions, 8.17).
    package static func twoSided(_ t: Double, df: Double) -> Double {
        guard t.isFinite, df > 0 else { return t.isNaN ? 1 : 0 }
        return incompleteBeta(df / (df + t * t), a: df / 2, b: 0.5)
    }

    /// The t of a two-sided confidence level: 2.228 for 0.95 and ten degrees of freedom. Found by halving.
    package static func criticalValue(confidence: Double, df: Double) -> Double {
        let tail = 1 - confidence
        var (low, high) = (0.0, 1.0)
        while twoSided(high, df: df) > tail, high < 1e300 { high *= 2 }
        for _ in 0..<200 where high - low > 1e-14 * high {
            let middle = (low + high) / 2
            if twoSided(middle, df: df) > tail { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The continued fraction DLMF 8.17.22, evaluated by Lentz's method on the side where it converges fast.
    private static func incompleteBeta(_ x: Double, a: Double, b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, a: b, b: a) }
        let front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
        var (c, d) = (1.0, 1 / nonZero(1 - (a + b) * x / (a + 1)))
        var fraction = d
        for step in 1..<10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonZero(1 + even * d)
            c = nonZero(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonZero(1 + odd * d)
            c = nonZero(1 + odd / c)
            let change = d * c
            fraction *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return front * fraction
    }

    private static func nonZero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}
