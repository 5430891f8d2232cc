import Foundation

/// The BG/NBD model of repeat purchases: while alive a member buys at random at a rate of their own, gamma-distributed over members,
/// and after each purchase leaves for good with a probability of their own, beta-distributed.
///
/// P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model,
/// Marketing Science 24 (2005), 275–284. Numbers of equations below are theirs. Times are in weeks.
package struct PurchaseModel: Sendable, Hashable {
    /// What the model asks of one member: repeat purchases on different days, the age at the last of them, and the age now, both
    /// since the first purchase.
    package struct History: Sendable, Hashable {
        package var repeats: Int
        package var lastAge: Double
        package var age: Double

        /// - Parameters:
        ///   - repeats: days with a purchase after the first such day.
        ///   - lastAge: weeks from the first purchase to the last, 0 without a repeat.
        ///   - age: weeks from the first purchase until now.
        package init(repeats: Int, lastAge: Double, age: Double) {
            (self.repeats, self.lastAge, self.age) = (repeats, lastAge, age)
        }
    }

    /// Shape and scale (in weeks) of the rates: a member's mean is `r / alpha` purchases a week.
    package var r: Double
    package var alpha: Double
    /// Of the probabilities to leave after a purchase, whose mean is `a / (a + b)`.
    package var a: Double
    package var b: Double

    package init(r: Double, alpha: Double, a: Double, b: Double) {
        (self.r, self.alpha, self.a, self.b) = (r, alpha, a, b)
    }

    /// The probability that a member is still alive, of 1 (equation 4 of "Computing P(alive) Using the BG/NBD Model", Fader and
    /// Hardie 2008). Who bought once is alive for sure: one leaves after a repeat.
    package func alive(_ history: History) -> Double { 1 / (1 + departed(history)) }

    /// Purchases expected of a member in the weeks to come, given the history (equation 10).
    package func expected(_ weeks: Double, after history: History) -> Double {
        guard weeks > 0 else { return 0 }
        let x = Double(history.repeats)
        // The limit at a = 1 is not written out: the function is smooth there.
        let a = abs(self.a - 1) < 1e-7 ? 1 + 1e-7 : self.a
        let z = weeks / (alpha + history.age + weeks)
        // The series as it stands, or after Euler's transformation: the one of the two whose sum is bounded as z goes to 1.
        let left =
            a - 1 > r + x
            ? pow(1 - z, r + x) * Hypergeometric.series(r + x, b + x, a + b + x - 1, z)
            : pow(1 - z, a - 1) * Hypergeometric.series(a - 1, a + b - 1 - r, a + b + x - 1, z)
        let bought = (a + b + x - 1) / (a - 1) * (1 - left)
        return max(0, bought / (1 + departed(history)))
    }

    /// Repeat purchases expected of a member of whom nothing is known but the first one (equation 9).
    package func expected(_ weeks: Double) -> Double {
        expected(weeks, after: History(repeats: 0, lastAge: 0, age: 0))
    }

    /// The odds of having left.
    private func departed(_ history: History) -> Double {
        guard history.repeats > 0 else { return 0 }
        let x = Double(history.repeats)
        return a / (b + x - 1) * exp((r + x) * log1p((history.age - history.lastAge) / (alpha + history.lastAge)))
    }
}
