import Formats
import Store

/// Tests of variants and their decisions, for people and as JSON.
enum ExperimentWords {
    /// What is known of a test, on one line.
    static func line(_ row: ExperimentRow, in zone: Zone) -> Phrase {
        let send = "\(printable(row.key.campaign)) \(row.key.occurrence)"
        guard let decided = row.decidedAt, let winner = row.winner else {
            return Phrase(
                """
                \(send): a test of \(row.arms.map(\.variant).joined(separator: ", ")), to be decided by \(metric(row.metric)) \
                not before \(PlanCommand.words(row.dueAt, in: zone))
                """)
        }
        let when = PlanCommand.words(decided, in: zone)
        let shares = Phrase(listing: row.arms.map(share))
        guard row.isShown else {
            return Phrase("\(send): decided on \(when): no difference shown, so the rest gets \(winner); \(shares)")
        }
        return Phrase("\(send): decided on \(when) by \(metric(row.metric)): the rest gets \(winner); \(shares)")
    }

    static func metric(_ name: String) -> Phrase {
        switch name {
        case "clicks": Phrase("clicks")
        case "responses": Phrase("answers")
        case "goal": Phrase("the goal")
        default: Phrase(verbatim: printable(name))
        }
    }

    /// `question 12.1 % of 480 (+4.0 points, +0.3 to +7.8, p = 0.034)`.
    static func share(_ arm: ExperimentArm) -> Phrase {
        let members = arm.members ?? 0
        let part = members > 0 ? percent(Double(arm.reached ?? 0) / Double(members)) : "-"
        guard let difference = arm.difference, let interval = arm.interval else {
            return Phrase("\(arm.variant) \(part) of \(members)")
        }
        let range = "\(points(interval.lowerBound)) … \(points(interval.upperBound))"
        return Phrase(
            """
            \(arm.variant) \(part) of \(members) (\(points(difference)) points, interval \(range), \
            p = \(probability(arm.adjusted ?? 1)))
            """)
    }

    /// `12.1 %`, of a share of 1.
    static func percent(_ share: Double) -> String { "\(decimal(share * 100, 1)) %" }

    /// `+4.0`, of a difference of 1.
    static func points(_ difference: Double) -> String {
        let text = decimal(difference * 100, 1)
        return difference > 0 && text != "0.0" ? "+\(text)" : text
    }

    static func probability(_ value: Double) -> String { value < 0.001 ? "< 0.001" : decimal(value, 3) }

    /// With so many places; no minus before nothing.
    static func decimal(_ value: Double, _ places: Int) -> String {
        let scale = places == 1 ? 10 : 1000
        let number = Int((value * Double(scale)).rounded())
        let (whole, part) = (abs(number) / scale, String(abs(number) % scale))
        let digits = String(repeating: "0", count: places - part.count) + part
        return (number < 0 ? "-" : "") + "\(whole).\(digits)"
    }
}
