package import Definitions
package import Formats

extension StrategyMeasure {
    package var words: Phrase {
        switch self {
        case .nps: Phrase("NPS of 90 days")
        case .responseRate: Phrase("surveys answered, of 90 days")
        case .communityShare: Phrase("members who joined the community")
        case .repeatRate: Phrase("buyers of a year who came again")
        case .averageOrder: Phrase("average order of 90 days")
        case .newCustomers: Phrase("new customers of 30 days")
        case .reviews: Phrase("members who wrote a review within 30 days")
        case .referrals: Phrase("recommendations of 30 days that brought someone")
        case .attendance: Phrase("seats at events of 90 days that were taken")
        case .members: Phrase("members")
        }
    }
}

extension StrategyMeasure.Unit {
    package func words(_ value: Double, isSigned: Bool = false) -> Phrase {
        switch self {
        case .score: Phrase("\(value, places: 1, isSigned: true)")
        case .share: Phrase("\(value, places: 1, isSigned: isSigned) %")
        case .amount: Phrase("\(value, places: 2, isSigned: isSigned)")
        case .count: Phrase("\(value, places: value == value.rounded() ? 0 : 1, isSigned: isSigned)")
        }
    }
}

extension StrategyTask.State {
    package var words: Phrase {
        switch self {
        case .done: Phrase("done")
        case .open: Phrase("open")
        case .overdue: Phrase("overdue")
        case .ahead: Phrase("ahead")
        }
    }
}

extension GoalLine {
    package var words: Phrase { title.map { Phrase(verbatim: $0) } ?? measure?.words ?? Phrase(verbatim: name) }

    package var startWords: Phrase {
        guard let start, let value = start.value else { return Phrase("not known") }
        return isStartWritten ? unit.words(value) : figure(start)
    }

    package var nowWords: Phrase { now.value == nil ? Phrase("nobody") : figure(now) }

    package var expectedWords: Phrase { expected.map { unit.words($0) } ?? Phrase("–") }

    /// `+1.2 a month of +1.6`: the pace so far and the pace that is needed.
    package var paceWords: Phrase {
        switch (pace, needed) {
        case (let pace?, let needed?):
            Phrase("\(unit.words(pace, isSigned: true)); needed \(unit.words(needed, isSigned: true))")
        case (let pace?, nil): unit.words(pace, isSigned: true)
        case (nil, let needed?): Phrase("needed \(unit.words(needed, isSigned: true))")
        case (nil, nil): Phrase("–")
        }
    }

    package var verdictWords: Phrase {
        switch (verdict, doubt) {
        case (.reached, _): Phrase("reached")
        case (.onTrack, _): Phrase("on track")
        case (.behind, _): Phrase("behind")
        case (.missed, _): Phrase("missed")
        case (.open, .noStart?): Phrase("cannot be told: where it began is not known")
        case (.open, .both?): Phrase("cannot be told yet: the interval holds ahead and behind")
        case (.open, _): Phrase("cannot be told yet: too few")
        }
    }

    /// `38.0 (29.1 to 46.2, n 210)`.
    private func figure(_ figure: GoalFigure) -> Phrase {
        let value = unit.words(figure.value ?? 0)
        switch (figure.interval, figure.n) {
        case (let interval?, let n?):
            return Phrase("\(value) (\(unit.words(interval.lowerBound)) to \(unit.words(interval.upperBound)), n \(n))")
        case (let interval?, nil):
            return Phrase("\(value) (\(unit.words(interval.lowerBound)) to \(unit.words(interval.upperBound)))")
        case (nil, let n?): return Phrase("\(value) (n \(n))")
        case (nil, nil): return value
        }
    }
}

extension GoalsReport {
    /// The report in one sentence.
    package var summary: Phrase {
        let count = { (verdict: GoalLine.Verdict) in lines.count { $0.verdict == verdict } }
        return Phrase(
            """
            Of \(lines.count, "target", "targets"): reached \(count(.reached)), on track \(count(.onTrack)), behind \
            \(count(.behind)), missed \(count(.missed)), cannot be told \(count(.open)).
            """)
    }

    /// The path as it was, and where it leads.
    package var origin: Phrase {
        guard let text = startText else { return Phrase("Point A: \(start.description)") }
        return Phrase("Point A: \(start.description), \(text)")
    }

    package static let note = Phrase(
        """
        What should be by now is on the straight line from point A to the target. On track, behind and reached are said only where \
        the whole interval of 95 % is; paces are a month's.
        """)
}

extension GoalsReport.Task {
    /// `2026-11`.
    package var monthName: String { month.monthName }

    package var stateWords: Phrase {
        switch (state, done) {
        case (.done, let day?): Phrase("done on \(day.description)")
        case (.overdue, _): Phrase("overdue since \(by.description)")
        case (.open, _): Phrase("open until \(by.description)")
        default: state.words
        }
    }
}
