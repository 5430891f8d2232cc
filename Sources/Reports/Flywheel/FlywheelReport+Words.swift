package import Formats
package import Store

extension FlywheelCount.Measure {
    package enum Part: CaseIterable { case attract, engage, delight }

    package var part: Part {
        switch self {
        case .joined, .firstPurchase, .referred: .attract
        case .active, .answered: .engage
        case .rang, .promoted: .delight
        }
    }

    /// What is counted, as the head of a column.
    package var words: Phrase {
        switch self {
        case .joined: Phrase("joined")
        case .firstPurchase: Phrase("first purchase")
        case .referred: Phrase("brought someone")
        case .active: Phrase("did something")
        case .answered: Phrase("answered")
        case .rang: Phrase("told others")
        case .promoted: Phrase("gave 9 or 10")
        }
    }
}

extension StageFlow.Sign {
    package var words: Phrase {
        switch self {
        case .detractor: Phrase("gave 6 or less to an NPS question")
        case .case: Phrase("a case was opened for them")
        case .ticket: Phrase("asked for help")
        case .withdrawn: Phrase("withdrew a consent")
        case .unheard: Phrase("got no message from us")
        case .silent: Phrase("none of these")
        }
    }
}

extension StageFlow.Friction {
    /// What is more frequent among those who left, where the difference is real.
    package var findings: [Phrase] {
        StageFlow.Sign.allCases.compactMap { sign in
            guard sign != .silent, let difference = difference(sign), let points = difference.difference,
                let interval = difference.interval(confidence: 0.95), interval.lowerBound > 0
            else { return nil }
            return Phrase("\(sign.words): \(Phrase.points(points, interval, places: 0))")
        }
    }
}

extension FlywheelReport.Effect {
    /// What the campaign has moved, and how sure that is.
    package var words: Phrase {
        guard let points = lift.comparison.difference, let interval = lift.interval else {
            return Phrase("too few to say")
        }
        let range = Phrase.points(points, interval)
        return lift.isShown ? range : Phrase("\(range): no difference shown")
    }
}

extension FlywheelReport {
    /// Members of the base who got no message in the period.
    package var unheard: Proportion {
        Proportion(touches.reduce(0) { $0 + $1.unheard }, of: touches.reduce(0) { $0 + $1.members })
    }

    /// The ways in which members meet us, in the order of a table.
    package static let touchpoints: [(key: String, words: Phrase)] = [
        ("inform", Phrase("news")), ("invite", Phrase("invitation")), ("research", Phrase("survey")),
        ("promo", Phrase("offer")), ("service", Phrase("service")), ("answered", Phrase("answered")),
        ("attended", Phrase("came to a meeting")), ("active", Phrase("did something")),
        ("unheard", Phrase("heard nothing")),
    ]
}

extension StageTouches {
    /// Of a touchpoint by its key.
    package func count(_ key: String) -> Int {
        switch key {
        case "answered": answered
        case "attended": attended
        case "active": active
        case "unheard": unheard
        default: messages[key] ?? 0
        }
    }
}
