internal import Campaigning
package import Formats
internal import Store

/// What a campaign's report says, on the terminal and on the page.
extension CampaignReport {
    /// One number of a line.
    package struct Column: Sendable {
        package let header: Phrase
        /// Without one it is left out where it is nothing everywhere.
        let isAlwaysShown: Bool
        package let value: @Sendable (Line) -> Int
    }

    package var columns: [Column] {
        let all = [
            Column(header: Phrase("planned"), isAlwaysShown: true) { $0.planned },
            Column(header: Phrase("held out"), isAlwaysShown: false) { $0.heldOut.values.reduce(0, +) },
            Column(header: Phrase("waiting"), isAlwaysShown: false) { $0.waiting },
            Column(header: Phrase("skipped"), isAlwaysShown: false) { $0.skipped.values.reduce(0, +) },
            Column(header: Phrase("sent"), isAlwaysShown: true) { $0.sent },
            Column(header: Phrase("failed"), isAlwaysShown: false) { $0.states[.failed] ?? 0 },
            Column(header: Phrase("not sure"), isAlwaysShown: false) { $0.states[.uncertain] ?? 0 },
            Column(header: Phrase("bounced"), isAlwaysShown: true) { $0.states[.bounced] ?? 0 },
            Column(header: Phrase("clicked"), isAlwaysShown: hasTracking) { $0.clicks },
            Column(header: Phrase("answered"), isAlwaysShown: isSurvey) { $0.responses },
            Column(header: Phrase("unsubscribed"), isAlwaysShown: true) { $0.unsubscribes },
            Column(header: Phrase("complained"), isAlwaysShown: true) { $0.states[.complained] ?? 0 },
        ]
        let goal = Column(header: Phrase("goal"), isAlwaysShown: true) { $0.goal ?? 0 }
        return (self.goal == nil ? all : all + [goal]).filter { column in
            column.isAlwaysShown || lines.contains { column.value($0) > 0 }
        }
    }

    package var hasSteps: Bool { Set(lines.map(\.step)).count > 1 }
    package var hasVariants: Bool { lines.contains { $0.variant != nil } }

    /// What the variants of a step have come to, and what that shows.
    package func words(_ split: Split) -> (shares: Phrase, verdict: Phrase) {
        let comparison = split.comparison
        let shares = Phrase(listing: comparison.arms.map(ExperimentWords.share))
        let metric = ExperimentWords.metric(split.metric.rawValue)
        let first = Phrase("Variants of \(split.step) by \(metric): \(shares)")
        guard comparison.isShown, let winner = comparison.winner else { return (first, Phrase("No difference shown.")) }
        return (
            first,
            winner == comparison.arms.first?.variant
                ? Phrase("\(winner) does better than another, beyond chance.")
                : Phrase("\(winner) does best, beyond chance.")
        )
    }

    /// The shares, what they show, and what they cannot.
    package func words(_ lift: CampaignLift, in zone: Zone) -> [Phrase] {
        let (got, heldOut) = (lift.comparison.group, lift.comparison.baseline)
        let occurrence = lift.occurrence.map { Phrase(verbatim: printable($0)) } ?? Phrase("all occurrences")
        let first = CampaignReport.share(got)
        let second = CampaignReport.share(heldOut)
        var lines = [
            lift.against == .control
                ? Phrase("\(occurrence): \(first) of those who were to get it, \(second) of the control group")
                : Phrase("\(occurrence): \(first) of those who were to get it, \(second) of those who were held out")
        ]
        if let verdict = verdict(lift) { lines.append(verdict) }
        if lift.against == .control {
            lines.append(
                Phrase("The control group gets no campaign at all: the difference is that of all of them together."))
        }
        if let until = lift.openUntil {
            lines.append(Phrase("Still open: the time of the last of them is over on \(zone.words(until))."))
        }
        return lines
    }

    package func verdict(_ lift: CampaignLift) -> Phrase? {
        guard let difference = lift.comparison.difference, let interval = lift.interval else { return nil }
        let range = ExperimentWords.points(interval)
        let places = confidence == confidence.rounded() ? 0 : 1
        let level = Phrase("\(confidence, places: places)")
        let points = ExperimentWords.points(difference)
        if lift.isShown { return Phrase("Lift \(points) points, \(level) % interval \(range): beyond chance.") }
        guard let needed = lift.needed else {
            return Phrase("No lift shown at \(level) %: \(points) points, interval \(range).")
        }
        return Phrase(
            """
            No lift shown at \(level) %: \(points) points, interval \(range). To show a difference of this size \
            you would need about \(needed) members.
            """)
    }

    /// `12.1 % (58 of 480)`.
    package static func share(_ proportion: Proportion) -> Phrase {
        let part = proportion.share.map(ExperimentWords.percent) ?? Phrase(verbatim: "-")
        return Phrase("\(part) (\(proportion.reached) of \(proportion.members))")
    }
}

extension CampaignReport.Line {
    /// Why messages wait or will not go.
    package var why: Phrase {
        var parts: [Phrase] = []
        if !held.isEmpty { parts.append(Phrase("held back: \(MessageReason.list(held))")) }
        if !skipped.isEmpty { parts.append(Phrase("skipped: \(MessageReason.list(skipped))")) }
        return Phrase(listing: parts, separator: "; ")
    }
}
