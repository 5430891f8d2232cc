package import Definitions
package import Formats

/// One target: where it began, where it is, where it should be by now, and what follows from that.
package struct GoalLine: Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
        case reached
        case onTrack = "on_track"
        case behind
        case open
        case missed
    }

    /// Why a verdict is open.
    package enum Doubt: String, Sendable {
        /// Nobody, or too few, to measure by.
        case few
        /// Nobody knows where it began.
        case noStart = "no_start"
        /// It may be ahead of the line or behind it, by the interval.
        case both
    }

    package let name: String
    /// In the reader's language; nil where the measure's own words say it.
    package let title: String?
    package let measure: StrategyMeasure?
    package let unit: StrategyMeasure.Unit
    package let target: Double
    package let by: CivilDate
    package let start: GoalFigure?
    /// The start stands in the file.
    package let isStartWritten: Bool
    package let now: GoalFigure
    /// On the straight line from point A to the target; nil where nobody knows where it began.
    package let expected: Double?
    /// A month, from point A until now, and from now until the day of the target; nil where it cannot be told, or is over or reached.
    package let pace: Double?
    package let needed: Double?
    package let verdict: Verdict
    package let doubt: Doubt?

    /// - Parameters:
    ///   - from: point A.
    ///   - end: the first moment after the day of the target.
    init(
        _ target: StrategyDefinition.Target, title: String?, start: GoalFigure?, isStartWritten: Bool, now: GoalFigure,
        from: Instant, end: Instant, at moment: Instant
    ) {
        (name, self.title, unit) = (target.name, title, target.kind.unit)
        measure = if case .measure(let measure) = target.kind { measure } else { nil }
        (self.target, by) = (target.value, target.by)
        (self.start, self.isStartWritten, self.now) = (start, isStartWritten, now)
        let begin = start.flatMap { $0.isKnown ? $0.value : nil }
        let isOver = moment >= end
        let elapsed = Double(moment - from) / Double(max(1, end - from))
        let share = min(1, max(0, elapsed))
        let expected = begin.map { $0 + (target.value - $0) * share }
        self.expected = expected
        let months = { (time: Int64) in Double(time) / GoalLine.month }
        let value = now.isKnown ? now.value : nil
        pace =
            moment - from >= GoalLine.shortest
            ? begin.flatMap { begin in value.map { ($0 - begin) / months(moment - from) } } : nil
        (verdict, doubt) = GoalLine.judge(
            now, target: target.value, isRising: begin.map { $0 <= target.value } ?? true, expected: expected,
            isOver: isOver)
        needed =
            isOver || verdict == .reached ? nil : value.map { (target.value - $0) / months(max(1, end - moment)) }
    }

    /// The mean length of a month, in milliseconds.
    private static let month = 365.25 / 12 * 86_400_000
    /// A pace of less than a week says nothing.
    private static let shortest: Int64 = 7 * 86_400_000

    /// As sure as the numbers make it: before its day a target is reached, on track or behind only where the whole interval is.
    private static func judge(
        _ now: GoalFigure, target: Double, isRising: Bool, expected: Double?, isOver: Bool
    ) -> (Verdict, Doubt?) {
        guard now.isKnown, let value = now.value else { return (.open, .few) }
        let sign: Double = isRising ? 1 : -1
        let interval = now.interval ?? value...value
        // The ends of the interval, the one further from the target first.
        let (worst, best) =
            isRising ? (interval.lowerBound, interval.upperBound) : (interval.upperBound, interval.lowerBound)
        func isAtLeast(_ found: Double, _ mark: Double) -> Bool { (found - mark) * sign >= 0 }
        if isOver { return (isAtLeast(value, target) ? .reached : .missed, nil) }
        if isAtLeast(worst, target) { return (.reached, nil) }
        guard let expected else { return (.open, .noStart) }
        if isAtLeast(worst, expected) { return (.onTrack, nil) }
        return isAtLeast(best, expected) ? (.open, .both) : (.behind, nil)
    }
}
