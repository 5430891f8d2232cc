package import Formats

/// `strategy:`: where the community stands (point A), where it shall stand and when (point B), what is in the way, and who does
/// what about it in the months to come.
package struct StrategyDefinition: Sendable {
    /// Point A.
    package struct Start: Sendable {
        /// Measured as this day begins.
        package var on: CivilDate
        package var text: LocalizedText?
        /// By the name of a measure, shares in per cent. What is not written is taken from the store.
        package var measures: [String: Double]

        package init(on: CivilDate, text: LocalizedText? = nil, measures: [String: Double] = [:]) {
            (self.on, self.text, self.measures) = (on, text, measures)
        }
    }

    package enum Kind: Sendable {
        case measure(StrategyMeasure)
        /// How many members a filter holds for.
        case members(Filter)

        package var unit: StrategyMeasure.Unit {
            switch self {
            case .measure(let measure): measure.unit
            case .members: .count
            }
        }
    }

    /// One of point B.
    package struct Target: Sendable {
        /// Of the measure; a name of the file's own where members are counted.
        package var name: String
        package var kind: Kind
        package var title: LocalizedText?
        /// Shares in per cent.
        package var value: Double
        /// Reached at the latest when this day ends.
        package var by: CivilDate
        package var mark: SourceMark

        package init(
            name: String, kind: Kind, title: LocalizedText? = nil, value: Double, by: CivilDate, mark: SourceMark
        ) {
            (self.name, self.kind, self.title) = (name, kind, title)
            (self.value, self.by, self.mark) = (value, by, mark)
        }
    }

    package struct Obstacle: Sendable {
        package var text: LocalizedText
        package var owner: String?
    }

    package var start: Start
    package var targets: [Target]
    package var obstacles: [Obstacle] = []
    package var tasks: [StrategyTask] = []

    package init(start: Start, targets: [Target]) { (self.start, self.targets) = (start, targets) }
}

/// What somebody has taken on for one month.
package struct StrategyTask: Sendable {
    package enum State: String, Sendable, CaseIterable {
        case done, open, overdue
        /// Of a month that has not begun.
        case ahead
    }

    /// Its first day.
    package var month: CivilDate
    /// The last day on which it is in time.
    package var by: CivilDate
    package var text: LocalizedText
    package var owner: String
    /// Nil while it is not.
    package var done: CivilDate?

    package init(month: CivilDate, by: CivilDate, text: LocalizedText, owner: String, done: CivilDate? = nil) {
        (self.month, self.by, self.text, self.owner, self.done) = (month, by, text, owner, done)
    }

    package func state(on day: CivilDate) -> State {
        if done != nil { return .done }
        if day > by { return .overdue }
        return day < month ? .ahead : .open
    }
}
