package import Formats
package import JSON
package import Store
package import Surveys

/// What those who raised an idea say of us before it was done and at the next wave, beside all others. Nobody drew lots who raises
/// an idea, so a difference need not be its doing.
package struct IdeaEffect: Sendable {
    /// Members who answered the same survey before and after.
    package struct Group: Sendable {
        package let before: NPSSummary
        package let after: NPSSummary
        /// Of each member: by how much their part of the score has moved, in points from -200 to 200.
        package let moves: NumberSample

        package var isShown: Bool { after.count >= IdeaEffect.fewest }
    }

    /// Groups of fewer say nothing but of single members.
    package static let fewest = 5
    package static let confidence = 0.95

    /// The survey with most of them; nil where nobody who raised it has answered one before and after.
    package let survey: String?
    package let raised: Group
    package let others: Group

    /// By how much more the score of those who raised it has moved (Welch); nil where either group is too small.
    package var difference: MeanDifference? {
        guard raised.isShown, others.isShown else { return nil }
        return MeanDifference(raised.moves, against: others.moves)
    }

    /// - Parameters:
    ///   - scores: in the order of members, surveys and times.
    ///   - survey: nil takes the one that most of those who raised it have answered before and after.
    package init(scores: [MemberScore], raisedBy members: Set<Int64>, doneAt: Instant, survey: String? = nil) {
        var pairs: [String: [Int64: (before: Int, after: Int?)]] = [:]
        for score in scores where (0...10).contains(score.value) {
            if score.at <= doneAt {
                pairs[score.campaign, default: [:]][score.memberID] = (score.value, nil)
            } else if let pair = pairs[score.campaign]?[score.memberID], pair.after == nil {
                pairs[score.campaign]?[score.memberID]?.after = score.value
            }
        }
        let whole = pairs.mapValues { $0.compactMapValues { pair in pair.after.map { (pair.before, $0) } } }
        let most = whole.map { ($0.value.keys.count { members.contains($0) }, $0.key) }.filter { $0.0 > 0 }
            .sorted { ($1.0, $0.1) < ($0.0, $1.1) }.first?.1
        self.survey = survey ?? most
        let own = self.survey.flatMap { whole[$0] } ?? [:]
        raised = IdeaEffect.group(own.filter { members.contains($0.key) }.map(\.value))
        others = IdeaEffect.group(own.filter { !members.contains($0.key) }.map(\.value))
    }

    private static func group(_ pairs: [(Int, Int)]) -> Group {
        var (before, after) = ([Int](repeating: 0, count: 11), [Int](repeating: 0, count: 11))
        for (first, next) in pairs {
            before[first] += 1
            after[next] += 1
        }
        return Group(
            before: NPSSummary(histogram: before, confidence: confidence),
            after: NPSSummary(histogram: after, confidence: confidence),
            moves: NumberSample(pairs.map { (NetScore.part($0.1) - NetScore.part($0.0)) * 100 }))
    }

    package var json: JSONValue {
        let interval = difference?.interval(confidence: IdeaEffect.confidence)
        return [
            "survey": JSONValue(survey), "raised": json(raised), "others": json(others),
            "difference": JSONValue(difference?.difference), "ci_low": JSONValue(interval?.lowerBound),
            "ci_high": JSONValue(interval?.upperBound), "p": JSONValue(difference?.pValue), "method": "welch",
        ]
    }

    private func json(_ group: Group) -> JSONValue {
        [
            "n": JSONValue(group.after.count), "suppressed": .bool(!group.isShown),
            "nps_before": JSONValue(group.isShown ? group.before.score : nil),
            "nps_after": JSONValue(group.isShown ? group.after.score : nil),
            "ci_low": JSONValue(group.isShown ? group.after.interval?.lowerBound : nil),
            "ci_high": JSONValue(group.isShown ? group.after.interval?.upperBound : nil),
        ]
    }
}
