internal import Formats

/// The Net Promoter Score of some answers from 0 to 10, with its interval.
///
/// Promoters answer 9 or 10, detractors 0 to 6 (Reichheld 2003). The interval is the adjusted Wald interval of
/// B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70(4), 2016: three pseudo-answers
/// (3/4 promoter, 3/2 passive, 3/4 detractor) are added, then the normal interval for the difference of two shares of one
/// multinomial sample is taken, `p - d ± z √((p + d - (p - d)²) / n)`. Its coverage holds where the plain interval's does
/// not: for few answers and for scores near -100 and 100.
package struct NPSSummary: Sendable, Hashable {
    package static let method = "adjusted_wald"

    package let promoters: Int
    package let passives: Int
    package let detractors: Int
    /// -100 … 100, not rounded; nil without answers.
    package let score: Double?
    /// Cut at -100 and 100; nil without answers.
    package let interval: ClosedRange<Double>?

    package var count: Int { promoters + passives + detractors }

    /// - Parameters:
    ///   - histogram: how many answered 0, 1, … 10.
    ///   - confidence: between 0 and 1, both excluded.
    package init(histogram: [Int], confidence: Double = 0.95) {
        precondition(histogram.count == 11 && confidence > 0 && confidence < 1)
        detractors = histogram[0...6].reduce(0, +)
        passives = histogram[7] + histogram[8]
        promoters = histogram[9] + histogram[10]
        let n = Double(detractors + passives + promoters)
        guard n > 0 else {
            (score, interval) = (nil, nil)
            return
        }
        score = Double(promoters - detractors) / n * 100
        let adjusted = n + 3
        let p = (Double(promoters) + 0.75) / adjusted
        let d = (Double(detractors) + 0.75) / adjusted
        let difference = p - d
        let z = NormalDistribution.criticalValue(confidence: confidence)
        let margin = z * ((p + d - difference * difference) / adjusted).squareRoot()
        interval = max(-100, (difference - margin) * 100)...min(100, (difference + margin) * 100)
    }
}
