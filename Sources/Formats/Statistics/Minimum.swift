/// The least value of a smooth function of a few variables.
package struct Minimum: Sendable {
    package let point: [Double]
    package let value: Double
    /// The slope is as good as nothing.
    package let hasConverged: Bool

    /// BFGS with a backtracking line search (J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition 2006, algorithms 6.1
    /// and 3.1), on the variables that are not at a bound which they press against (projected gradients, section 16.7).
    /// - Parameters:
    ///   - bounds: of each variable.
    ///   - function: its value at a point; it also writes its gradient there.
    package static func of(
        _ start: [Double], within bounds: ClosedRange<Double> = -.infinity ... .infinity, steps: Int = 500,
        _ function: ([Double], inout [Double]) -> Double
    ) -> Minimum {
        var gradient = start.map { _ in 0.0 }
        var point = start.map { bounded($0, bounds) }
        var value = function(point, &gradient)
        var inverse = identity(start.count)
        var free = start.map { _ in true }
        for _ in 0..<steps {
            let before = free
            free = point.indices.map { isFree(point[$0], gradient[$0], bounds) }
            if free != before { inverse = identity(start.count) }
            let slopes = masked(gradient, free)
            if slopes.allSatisfy({ abs($0) < 1e-9 }) { break }
            var direction = masked(multiplied(inverse, slopes).map { -$0 }, free)
            if dot(direction, slopes) >= 0 {
                inverse = identity(start.count)
                direction = slopes.map { -$0 }
            }
            // Never further than e³-fold at once: far out the function is flat.
            var length = min(1, 3 / direction.reduce(0) { max($0, abs($1)) })
            var next = point
            var nextGradient = gradient
            var nextValue = Double.infinity
            for _ in 0..<60 {
                next = zip(point, direction).map { bounded($0 + length * $1, bounds) }
                nextValue = function(next, &nextGradient)
                if nextValue <= value + 1e-4 * dot(zip(next, point).map { $0 - $1 }, slopes) { break }
                length /= 2
            }
            // Nothing lower can be told from here.
            guard nextValue < value else { break }
            update(
                &inverse, zip(next, point).map { $0 - $1 },
                masked(zip(nextGradient, gradient).map { $0 - $1 }, free))
            (point, value, gradient) = (next, nextValue, nextGradient)
        }
        let hasConverged = point.indices.allSatisfy { index in
            !isFree(point[index], gradient[index], bounds) || abs(gradient[index]) < 1e-5
        }
        return Minimum(point: point, value: value, hasConverged: hasConverged)
    }

    private static func bounded(_ value: Double, _ bounds: ClosedRange<Double>) -> Double {
        min(bounds.upperBound, max(bounds.lowerBound, value))
    }

    /// False at a bound beyond which the function would go on to fall.
    private static func isFree(_ value: Double, _ slope: Double, _ bounds: ClosedRange<Double>) -> Bool {
        !(value <= bounds.lowerBound && slope > 0) && !(value >= bounds.upperBound && slope < 0)
    }

    private static func masked(_ values: [Double], _ mask: [Bool]) -> [Double] {
        zip(values, mask).map { $1 ? $0 : 0 }
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
