internal import Formats
package import JSON

/// How many answers, and how many invitations, a survey takes.
package struct SurveyPower: Sendable {
    /// What is wanted.
    package struct Wish: Sendable {
        /// Points to each side.
        package var margin: Double?
        /// Points between two waves.
        package var difference: Double?
        /// Per cent.
        package var confidence = 95.0
        /// How often a true difference is to be shown, in per cent.
        package var power = 80.0
        /// Those who can be asked.
        package var population: Int?
        /// Of 1: who answers of those who are asked.
        package var rate: Double?
        /// Of one answer, in points squared, as past answers have it; nil is the greatest that there is.
        package var netVariance: Double?

        package init() {}
    }

    /// What is measured.
    package enum Measure: String, Sendable, CaseIterable {
        case share
        case nps
    }

    /// One number of answers.
    package struct Row: Sendable {
        package let measure: Measure
        /// Nil is a margin.
        package let difference: Double?
        package let margin: Double?
        /// Of each wave, for a difference.
        package let answers: Int
        /// Nil without a rate.
        package let invitations: Int?
        /// More invitations than there are members; what they give when all of them are asked.
        package let reachable: Double?
    }

    package let wish: Wish
    package let rows: [Row]

    package init(_ wish: Wish) {
        self.wish = wish
        rows = Measure.allCases.flatMap { measure in
            // The share of one half varies most, and so does a score of half promoters and half detractors.
            let variance = measure == .share ? 2500 : wish.netVariance ?? 10_000
            return [
                wish.margin.map { SurveyPower.row(measure, margin: $0, variance, wish) },
                wish.difference.map { SurveyPower.row(measure, difference: $0, variance, wish) },
            ]
            .compactMap { $0 }
        }
    }

    private static func row(_ measure: Measure, margin: Double, _ variance: Double, _ wish: Wish) -> Row {
        let answers = SampleSize.forMargin(
            margin, variance: variance, confidence: wish.confidence / 100, population: wish.population)
        let invitations = wish.rate.map { Int((Double(answers) / $0 - 1e-9).rounded(.up)) }
        return Row(
            measure: measure, difference: nil, margin: margin, answers: answers, invitations: invitations,
            reachable: reachable(invitations, wish) { n, z in
                let population = Double(wish.population ?? 1)
                // The correction that `SampleSize` makes, the other way round.
                let infinite = n >= population ? .infinity : n * (1 - 1 / population) / (1 - n / population)
                return z * (variance / infinite).squareRoot()
            })
    }

    private static func row(_ measure: Measure, difference: Double, _ variance: Double, _ wish: Wish) -> Row {
        let power = wish.power / 100
        let answers = SampleSize.forDifference(
            difference, variances: (variance, variance), confidence: wish.confidence / 100, power: power)
        let invitations = wish.rate.map { Int((Double(answers) / $0 - 1e-9).rounded(.up)) }
        return Row(
            measure: measure, difference: difference, margin: nil, answers: answers, invitations: invitations,
            reachable: reachable(invitations, wish) { n, z in
                (z + NormalDistribution.criticalValue(confidence: 2 * power - 1)) * (2 * variance / n).squareRoot()
            })
    }

    /// What all members together give, where more would have to be asked than there are.
    private static func reachable(
        _ invitations: Int?, _ wish: Wish, _ body: (_ answers: Double, _ z: Double) -> Double
    ) -> Double? {
        guard let invitations, let population = wish.population, let rate = wish.rate, invitations > population,
            Double(population) * rate >= 2
        else { return nil }
        return body(
            Double(population) * rate, NormalDistribution.criticalValue(confidence: wish.confidence / 100))
    }

    package var json: JSONValue {
        .object(
            JSONObject([
                ("confidence", .real(wish.confidence / 100)), ("power", .real(wish.power / 100)),
                ("population", JSONValue(wish.population.map(Int64.init))), ("response_rate", JSONValue(wish.rate)),
                ("nps_variance", .real(wish.netVariance ?? 10_000)),
                ("nps_variance_known", .bool(wish.netVariance != nil)),
                (
                    "needed",
                    .array(
                        rows.map { row in
                            .object(
                                JSONObject([
                                    ("measure", .string(row.measure.rawValue)), ("margin", JSONValue(row.margin)),
                                    ("difference", JSONValue(row.difference)), ("answers", JSONValue(row.answers)),
                                    ("answers_of", .string(row.difference == nil ? "all" : "each wave")),
                                    ("invitations", JSONValue(row.invitations.map(Int64.init))),
                                    ("reachable", JSONValue(row.reachable)),
                                ]))
                        })
                ),
            ]))
    }
}
