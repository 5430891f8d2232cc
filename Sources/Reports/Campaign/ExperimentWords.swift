package import Formats
package import Store

/// Tests of variants and their decisions, for people.
package enum ExperimentWords {
    /// What is known of a test, on one line.
    package static func line(_ row: ExperimentRow, in zone: Zone) -> Phrase {
        let send = "\(printable(row.key.campaign)) \(row.key.occurrence)"
        guard let decided = row.decidedAt, let winner = row.winner else {
            return Phrase(
                """
                \(send): a test of \(row.arms.map(\.variant).joined(separator: ", ")), to be decided by \(metric(row.metric)) \
                not before \(zone.words(row.dueAt))
                """)
        }
        let when = zone.words(decided)
        let shares = Phrase(listing: row.arms.map(share))
        guard row.isShown else {
            return Phrase("\(send): decided on \(when): no difference shown, so the rest gets \(winner); \(shares)")
        }
        return Phrase("\(send): decided on \(when) by \(metric(row.metric)): the rest gets \(winner); \(shares)")
    }

    package static func metric(_ name: String) -> Phrase {
        switch name {
        case "clicks": Phrase("clicks")
        case "responses": Phrase("answers")
        case "goal": Phrase("the goal")
        default: Phrase(verbatim: printable(name))
        }
    }

    /// `question 12.1 % of 480 (+4.0 points, +0.3 to +7.8, p = 0.034)`.
    package static func share(_ arm: ExperimentArm) -> Phrase {
        let members = arm.members ?? 0
        let part = members > 0 ? percent(Double(arm.reached ?? 0) / Double(members)) : Phrase(verbatim: "-")
        guard let difference = arm.difference, let interval = arm.interval else {
            return Phrase("\(arm.variant) \(part) of \(members)")
        }
        return Phrase(
            """
            \(arm.variant) \(part) of \(members) (\(points(difference)) points, interval \(points(interval)), \
            p = \(probability(arm.adjusted ?? 1)))
            """)
    }

    /// `12.1 %`, of a share of 1.
    package static func percent(_ share: Double) -> Phrase { Phrase("\(share * 100, places: 1) %") }

    /// `+4.0`, of a difference of 1.
    package static func points(_ difference: Double) -> Phrase {
        Phrase("\(difference * 100, places: 1, isSigned: true)")
    }

    package static func points(_ interval: ClosedRange<Double>) -> Phrase {
        Phrase("\(points(interval.lowerBound)) … \(points(interval.upperBound))")
    }

    package static func probability(_ value: Double) -> Phrase {
        value < 0.001 ? Phrase("< \(0.001, places: 3)") : Phrase("\(value, places: 3)")
    }
}

extension Zone {
    /// `2026-10-10 10:00` on the wall.
    package func words(_ instant: Instant) -> String { civil(instant).minuteName.replacing("T", with: " ") }
}
