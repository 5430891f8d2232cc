internal import Formats
internal import Surveys

/// What a measure comes to at one moment.
package struct GoalFigure: Sendable, Hashable {
    /// Shares in per cent; nil where nobody is there to be measured.
    package let value: Double?
    /// Of how many; nil of counts.
    package let n: Int?
    /// Of 95 %; nil of what is counted whole.
    package let interval: ClosedRange<Double>?

    package init(value: Double?, n: Int? = nil, interval: ClosedRange<Double>? = nil) {
        (self.value, self.n, self.interval) = (value, n, interval)
    }

    /// Fewer answers, buyers, seats say nothing, whatever the interval.
    package static let fewest = 5

    package var isKnown: Bool { value != nil && (n ?? GoalFigure.fewest) >= GoalFigure.fewest }

    init(_ part: Proportion) {
        let interval = part.interval(confidence: 0.95)
        self.init(
            value: part.share.map { $0 * 100 }, n: part.members,
            interval: interval.map { $0.lowerBound * 100...$0.upperBound * 100 })
    }

    init(_ score: NetScore) {
        // By their kinds alone, whichever numbers they gave.
        var histogram = Array(repeating: 0, count: 11)
        (histogram[0], histogram[7], histogram[10]) = (score.detractors, score.passives, score.promoters)
        let summary = NPSSummary(histogram: histogram)
        self.init(value: summary.score, n: summary.count, interval: summary.interval)
    }

    init(_ sample: NumberSample) {
        self.init(value: sample.mean, n: sample.count, interval: sample.meanInterval(confidence: 0.95))
    }

    /// Things that happen one by one: how many were to be expected.
    init(happened count: Int) {
        self.init(value: Double(count), interval: PoissonCount(count).interval(confidence: 0.95))
    }
}
