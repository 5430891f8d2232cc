import Foundation

/// Gauss's hypergeometric function (Abramowitz and Stegun 1964, 15.1.1).
package enum Hypergeometric {
    /// `₂F₁(a, b; c; z)` for 0 ≤ z < 1 and c > 0, by its series.
    package static func series(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        var (term, sum) = (1.0, 1.0)
        for n in 0..<100_000 {
            let k = Double(n)
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z
            sum += term
            if abs(term) <= 1e-16 * abs(sum) { break }
        }
        return sum
    }
}
