package import Formats

extension EconomicsReport {
    /// Whether repeat buyers have become more, against the period before.
    package var change: Phrase? {
        guard let before else { return nil }
        let difference = ProportionDifference(orders.repeatRate, against: before.repeatRate)
        guard let points = difference.difference, let interval = difference.interval(confidence: 0.95) else {
            return nil
        }
        let range = Phrase(
            """
            \(points * 100, places: 1, isSigned: true) points (95 % interval \(interval.lowerBound * 100, places: 1, isSigned: true) \
            to \(interval.upperBound * 100, places: 1, isSigned: true))
            """)
        if interval.lowerBound > 0 { return Phrase("More buyers come again than in the period before: \(range).") }
        if interval.upperBound < 0 { return Phrase("Fewer buyers come again than in the period before: \(range).") }
        return Phrase("No difference to the period before is shown: \(range).")
    }

    /// How many months after their first purchase members buy, over all cohorts that have got so far.
    package var retention: [(month: Int, share: Proportion)] {
        let longest = cohorts.map(\.active.count).max() ?? 0
        return (0..<longest).map { month in
            let reached = cohorts.filter { $0.active.count > month }
            return (
                month + 1,
                Proportion(
                    reached.reduce(0) { $0 + $1.active[month] }, of: reached.reduce(0) { $0 + $1.members })
            )
        }
    }

    /// Why nothing is foretold.
    package static let tooLittle = Phrase(
        "Nothing is foretold: it takes 30 members who have bought, 8 weeks, and some who have come again.")
}

extension PurchaseOutlook {
    /// How many are still there.
    package var presence: Phrase {
        Phrase(
            """
            Of \(fit.members, "member who has bought", "members who have bought"), \(alive, places: 0) are still there by the \
            model (BG/NBD).
            """)
    }

    /// How wrong it was, plainly.
    package var confession: Phrase? {
        guard let trial else { return nil }
        let (foretold, came) = (Phrase("\(trial.foretold, places: 0)"), trial.came)
        let lead = Phrase(
            """
            Tried on the last \(Int(trial.weeks), "week", "weeks") with \(trial.members, "member", "members") of before: \(foretold) \
            repeat purchases were foretold, \(came) came
            """)
        guard let error = trial.error, abs(error) >= 0.005 else { return Phrase("\(lead).") }
        let share = Phrase("\(abs(error) * 100, places: 0) %")
        return error < 0 ? Phrase("\(lead): \(share) too few.") : Phrase("\(lead): \(share) too many.")
    }
}
