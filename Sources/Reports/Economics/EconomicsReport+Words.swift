package import Formats

extension EconomicsReport {
    /// Whether repeat buyers have become more, against the period before.
    package var change: Phrase? {
        guard let before else { return nil }
        let difference = ProportionDifference(orders.repeatRate, against: before.repeatRate)
        guard let points = difference.difference, let interval = difference.interval(confidence: 0.95) else {
            return nil
        }
        let range = Phrase.points(points, interval)
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

extension EconomicsReport.Orders {
    /// What was taken off; nil where no order says so.
    package var discounts: Phrase? {
        guard priced > 0, let share = discountShare else { return nil }
        return Phrase(
            """
            discounts: \(discounted) of \(priced, "order", "orders"), \(discount, places: 2) in all, \(share * 100, places: 1) % of \
            what they would have cost
            """)
    }
}

extension GroupValue {
    /// What word of mouth is worth: what those paid whom members brought.
    package var worth: Phrase? {
        guard let share = revenueShare else { return nil }
        return Phrase(
            """
            \(inside.members, "member", "members") came because another brought them; \(inside.buyers) of them bought, for \
            \(inside.revenue, places: 2) in all: \(share * 100, places: 1) % of the revenue.
            """)
    }

    /// Whether those who were brought pay more, of those who bought: to be credited may take a purchase.
    package var verdictOnBrought: Phrase? {
        guard let paid = buyersDifference else { return nil }
        let interval = paid.interval(confidence: 0.95)
        let range = Phrase.difference(paid.difference, interval)
        if interval.lowerBound > 0 { return Phrase("A buyer whom a member brought paid more than another: \(range).") }
        if interval.upperBound < 0 { return Phrase("A buyer whom a member brought paid less than another: \(range).") }
        return Phrase("No difference is shown in what buyers whom members brought and others paid: \(range).")
    }

    /// Whether members of the community pay more.
    package var verdict: Phrase? {
        guard let paid = paidDifference else { return nil }
        let interval = paid.interval(confidence: 0.95)
        let range = Phrase.difference(paid.difference, interval)
        if interval.lowerBound > 0 {
            return Phrase(
                "A member of the community paid more than another: \(range). Nobody drew lots: who joins may have bought more before."
            )
        }
        if interval.upperBound < 0 { return Phrase("A member of the community paid less than another: \(range).") }
        return Phrase("No difference is shown in what members of the community and others paid: \(range).")
    }

    /// Both sides, as the rows of a table.
    package var sides: [(name: Phrase, side: Side)] {
        filter == nil
            ? [(Phrase("brought by a member"), inside), (Phrase("by themselves"), outside)]
            : [(Phrase("in the community"), inside), (Phrase("not in it"), outside)]
    }
}
