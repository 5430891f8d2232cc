package import Formats
internal import Store

/// What the BG/NBD model makes of the purchases: who is still there, what they will buy, and how wrong it was before.
package struct PurchaseOutlook: Sendable {
    /// What the model that knew only the first part of the time foretold of the rest, against what came.
    package struct Trial: Sendable, Hashable {
        /// Weeks that it knew at most, and weeks that it foretold.
        package let known: Double
        package let weeks: Double
        package let members: Int
        /// Repeat purchases, days of them.
        package let foretold: Double
        package let came: Int

        /// Of what came: -0.12 is that 12 % too few were foretold.
        package var error: Double? { came > 0 ? foretold / Double(came) - 1 : nil }
    }

    /// So many members whose probability to be alive is from `least` to below `most`.
    package struct Band: Sendable, Hashable {
        package let least: Double
        package let most: Double
        package let members: Int
    }

    package let fit: PurchaseModelFit
    /// Members expected to be there still.
    package let alive: Double
    package let bands: [Band]
    /// Weeks ahead, and the purchases expected in them.
    package let ahead: [(weeks: Double, purchases: Double)]
    package let trial: Trial?

    /// Nil where too little is known, or where no model fits.
    /// - Parameter heldOut: weeks that the model is tried on; nil is the second half of the time, at most a year.
    init?(_ histories: PurchaseHistories, heldOut: Double? = nil) {
        guard let fit = PurchaseForecast.fit(histories) else { return nil }
        self.fit = fit
        var alive = 0.0
        var bands = Array(repeating: 0, count: 5)
        var ahead = [4.0, 13, 26, 52].map { (weeks: $0, purchases: 0.0) }
        for (history, members) in histories.sorted {
            let probability = fit.model.alive(history)
            alive += probability * Double(members)
            bands[min(4, Int(probability * 5))] += members
            for index in ahead.indices {
                ahead[index].purchases += fit.model.expected(ahead[index].weeks, after: history) * Double(members)
            }
        }
        (self.alive, self.ahead) = (alive, ahead)
        self.bands = bands.enumerated().map { index, members in
            Band(least: Double(index) / 5, most: Double(index + 1) / 5, members: members)
        }
        trial = PurchaseOutlook.trial(histories, weeks: heldOut ?? min(52, (histories.weeks / 2).rounded()))
    }

    private static func trial(_ histories: PurchaseHistories, weeks: Double) -> Trial? {
        guard weeks >= 4, let (early, later) = histories.split(lastWeeks: weeks),
            early.count >= PurchaseForecast.leastMembers,
            let fit = PurchaseModelFit(early.counts), fit.hasConverged
        else { return nil }
        let foretold = early.sorted.reduce(0) { sum, one in
            sum + fit.model.expected(weeks, after: one.history) * Double(one.members)
        }
        return Trial(known: early.weeks, weeks: weeks, members: early.count, foretold: foretold, came: later)
    }
}
