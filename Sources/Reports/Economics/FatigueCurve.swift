internal import Definitions
package import Formats
package import Store

/// What more offers did: clicks of people, answers and departures by how many offers a member had got in the 30 days before a message.
package struct FatigueCurve: Sendable {
    /// In the order of the offers.
    package let counts: [FatigueCount]
    /// Members whom the report is about.
    package let members: Int
    /// 30 days long each; nil where the period has no beginning.
    package let months: Double?

    /// As many offers or more are counted together.
    package static let most = 4

    /// Nil where nothing was sent.
    init?(
        _ store: Store, _ workspace: Workspace, from: Instant?, until: Instant, of condition: SQLFragment?
    ) throws {
        let tracked = workspace.campaigns.filter { $0.tracking.clicks }.map(\.name)
        counts = try store.fatigueCounts(
            from: from, until: until, tracked: tracked, most: FatigueCurve.most, of: condition)
        guard !counts.isEmpty else { return nil }
        members = try store.memberCount(matching: condition)
        months = from.map { Double(until - $0) / (30 * 86_400_000) }
    }

    package var messages: Int { counts.reduce(0) { $0 + $1.messages } }
    package var promotions: Int { counts.reduce(0) { $0 + $1.promotions } }
    /// Messages that one member got in 30 days.
    package var load: Double? {
        months.flatMap { $0 > 0 && members > 0 ? Double(messages) / Double(members) / $0 : nil }
    }

    /// After many offers against after none: departures, with the interval of the difference. Nil without either.
    package var departures: ProportionDifference? {
        guard let first = counts.first, let last = counts.last, first.offers == 0, last.offers > 0 else { return nil }
        return ProportionDifference(
            Proportion(last.left, of: last.messages), against: Proportion(first.left, of: first.messages))
    }

    /// Whether more offers drive members away.
    package var verdict: Phrase? {
        guard let departures, let last = counts.last, let points = departures.difference,
            let interval = departures.interval(confidence: 0.95)
        else { return nil }
        let range = Phrase.points(points, interval, places: 2)
        let offers = Phrase("\(last.offers, "offer", "offers")")
        if interval.lowerBound > 0 {
            return Phrase("After \(offers) in 30 days more members leave than after none: \(range).")
        }
        if interval.upperBound < 0 {
            return Phrase("After \(offers) in 30 days fewer members leave than after none: \(range).")
        }
        return Phrase("No difference is shown in who leaves after \(offers) in 30 days and after none: \(range).")
    }

    /// The table's rows: offers, messages, and shares of clicks, answers and departures.
    package var rows: [(offers: Phrase, messages: Int, clicks: Proportion, answers: Proportion, left: Proportion)] {
        counts.map { count in
            (
                count.offers == FatigueCurve.most ? Phrase("\(count.offers) or more") : Phrase("\(count.offers)"),
                count.messages, Proportion(count.clicked, of: count.tracked),
                Proportion(count.answered, of: count.asked),
                Proportion(count.left, of: count.messages)
            )
        }
    }
}
