/// The least value of a smooth function of a few variables.
package struct Minimum: Sendable {
    package let point: [Double]
    package let value: Double
    /// The slope is as good as nothing.
    package let hasConverged: Bool

    /// BFGS with a backtracking line search (J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition 2006, algorithms 6.1
    /// and 3.1).
    /// - Parameter function: its value at a point; it also writes its gradient there.
    package static func of(
        _ start: [Double], steps: Int = 500, _ function: ([Double], inout [Double]) -> Double
    ) -> Minimum {
        let n = start.count
        var gradient = [Double](repeating: 0, count: n)
        var point = start
        var value = function(point, &gradient)
        var inverse = identity(n)
        for _ in 0..<steps {
            if gradient.allSatisfy({ abs($0) < 1e-9 }) { break }
            var direction = multiplied(inverse, gradient).map { -$0 }
            var slope = dot(direction, gradient)
            if slope >= 0 {
                inverse = identity(n)
                direction = gradient.map { -$0 }
                slope = dot(direction, gradient)
            }
            // Never further than e³-fold at once: far out the function is flat.
            let longest = direction.reduce(0) { max($0, abs($1)) }
            var length = min(1, 3 / longest)
            var next = point
            var nextGradient = gradient
            var nextValue = Double.infinity
            for _ in 0..<60 {
                next = zip(point, direction).map { $0 + length * $1 }
                nextValue = function(next, &nextGradient)
                if nextValue <= value + 1e-4 * length * slope { break }
                length /= 2
            }
            // Nothing lower can be told from here.
            guard nextValue < value else { break }
            let step = zip(next, point).map { $0 - $1 }
            let change = zip(nextGradient, gradient).map { $0 - $1 }
            update(&inverse, step, change)
            (point, value, gradient) = (next, nextValue, nextGradient)
        }
        return Minimum(point: point, value: value, hasConverged: gradient.allSatisfy { abs($0) < 1e-5 })
    }

    private static func update(_ inverse: inout [[Double]], _ step: [Double], _ change: [Double]) {
        let curvature = dot(step, change)
        guard curvature > 1e-14 else { return }
        let moved = multiplied(inverse, change)
        let factor = 1 + dot(change, moved) / curvature
        for i in step.indices {
            for j in step.indices {
                inverse[i][j] += (factor * step[i] * step[j] - moved[i] * step[j] - step[i] * moved[j]) / curvature
            }
        }
    }

    private static func identity(_ n: Int) -> [[Double]] {
        (0..<n).map { row in (0..<n).map { $0 == row ? 1 : 0 } }
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    private static func multiplied(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { dot($0, vector) }
    }
}
