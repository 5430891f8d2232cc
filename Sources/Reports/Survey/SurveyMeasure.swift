package import Formats

/// One number of a survey that can be compared between groups: of a question, or of a part of one.
package struct SurveyMeasure: Sendable {
    package enum Value: Sendable, Hashable {
        /// In points from -100 to 100.
        case net(NetScore, interval: ClosedRange<Double>?)
        /// Of 1.
        case share(Proportion)
        /// In the unit of the answers.
        case mean(NumberSample)
    }

    package let question: String
    /// An option, a row, an item; nil is the question itself.
    package let part: String?
    package let value: Value

    package init(_ question: String, _ part: String? = nil, _ value: Value) {
        (self.question, self.part, self.value) = (question, part, value)
    }

    package static let confidence = 0.95

    package var kind: String {
        switch value {
        case .net: "nps"
        case .share: "share"
        case .mean: "mean"
        }
    }

    package var n: Int {
        switch value {
        case .net(let score, _): score.count
        case .share(let share): share.members
        case .mean(let sample): sample.count
        }
    }

    package var estimate: Double? {
        switch value {
        case .net(let score, _): score.score
        case .share(let share): share.share
        case .mean(let sample): sample.mean
        }
    }

    package var interval: ClosedRange<Double>? {
        switch value {
        case .net(_, let interval): interval
        case .share(let share): share.interval(confidence: SurveyMeasure.confidence)
        case .mean(let sample): sample.meanInterval(confidence: SurveyMeasure.confidence)
        }
    }
}

/// A number of one group against that of another.
package struct SurveyDifference: Sendable {
    package let question: String
    package let part: String?
    /// `nps`, `share` or `mean`.
    package let kind: String
    /// Nil is what has no name, such as a stage that is not recorded.
    package let group: String?
    package let against: Against
    package let n: Int
    package let baselineCount: Int
    /// Of both, how many are of the same people and taken for that.
    package let both: Int
    package let difference: Double
    package let interval: ClosedRange<Double>?
    package let pValue: Double
    /// Corrected for all that are compared beside it.
    package fileprivate(set) var adjusted: Double
    /// Answers of both groups together by which a difference like this would be shown; nil where it is shown, or there is none.
    package fileprivate(set) var needed: Int?

    package enum Against: Sendable, Hashable {
        case group(String?)
        /// All other groups together.
        case others
    }

    package var isShown: Bool { adjusted < 1 - SurveyMeasure.confidence }

    /// Nil where one of the two has no such number.
    /// - Parameter overlap: what those who have answered in both said.
    package init?(
        _ group: SurveyMeasure, of name: String?, against baseline: SurveyMeasure, _ against: Against,
        overlap: Overlap = .none
    ) {
        let confidence = SurveyMeasure.confidence
        let found: (Double, ClosedRange<Double>?, Double, Int?)?
        switch (group.value, baseline.value) {
        case (.net(let a, _), .net(let b, _)):
            let difference = NetScoreDifference(a, against: b, overlap: overlap)
            found = difference.difference.flatMap { points in
                difference.pValue.map {
                    (
                        points, difference.interval(confidence: confidence), $0,
                        SampleSize.together(
                            difference: points, (a.count, a.variance ?? 0), (b.count, b.variance ?? 0),
                            covariance: difference.covariance, confidence: confidence)
                    )
                }
            }
        case (.share(let a), .share(let b)):
            let difference = ProportionDifference(a, against: b, overlap: overlap)
            found = difference.difference.flatMap { points in
                difference.pValue.map {
                    (points, difference.interval(confidence: confidence), $0, difference.needed(confidence: confidence))
                }
            }
        case (.mean(let a), .mean(let b)):
            found = MeanDifference(a, against: b, overlap: overlap).map {
                (
                    $0.difference, $0.interval(confidence: confidence), $0.pValue,
                    SampleSize.together(
                        difference: $0.difference, (a.count, a.variance ?? 0), (b.count, b.variance ?? 0),
                        covariance: $0.covariance, confidence: confidence)
                )
            }
        default: found = nil
        }
        guard let found else { return nil }
        (question, part, kind) = (group.question, group.part, group.kind)
        (self.group, self.against) = (name, against)
        (n, baselineCount, both) = (group.n, baseline.n, overlap.count)
        (difference, interval, pValue) = (found.0, found.1, found.2)
        // An exact test may not show what the formula takes for shown: no number is honest then.
        needed = found.3.flatMap { $0 > group.n + baseline.n ? $0 : nil }
        adjusted = found.2
    }

    /// All of them corrected by Holm's method.
    package static func corrected(_ all: [SurveyDifference]) -> [SurveyDifference] {
        zip(all, Holm.adjusted(all.map(\.pValue))).map { one, adjusted in
            var one = one
            one.adjusted = adjusted
            if one.isShown { one.needed = nil }
            // Corrected for the others a difference may be far from shown that alone would be: no number is honest then.
            if !one.isShown, one.pValue < 1 - SurveyMeasure.confidence { one.needed = nil }
            return one
        }
    }
}
