import Foundation

/// The standard normal distribution.
package enum NormalDistribution {
    /// The z of a two-sided confidence level: 1.959964 for 0.95. Solved by Newton's method on the upper tail
    /// (`erfc(z / √2) / 2 = (1 - confidence) / 2`); the density falls for z > 0, so that from 0 each step stays on the
    /// near side of the root and the steps converge to the last bit.
    package static func criticalValue(confidence: Double) -> Double {
        let tail = (1 - confidence) / 2
        var z = 0.0
        for _ in 0..<200 {
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            let step = (erfc(z / 2.0.squareRoot()) / 2 - tail) / density
            z += step
            if abs(step) < 1e-14 { break }
        }
        return z
    }

    /// How likely a value at least this far from 0 is, on either side.
    package static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }
}
