package import Formats
package import JSON
package import Store

/// What was turned away at the door, as reports say it.
package enum RefusalWords {
    /// `turned away: 3 with a wrong signature, 1 after the close`; nil where nothing was.
    package static func line(_ refusals: [(place: RefusalCount.Place, reason: RefusalReason, count: Int)]) -> Phrase? {
        var sums: [(reason: RefusalReason, count: Int)] = []
        for one in refusals {
            if let known = sums.firstIndex(where: { $0.reason == one.reason }) {
                sums[known].count += one.count
            } else {
                sums.append((one.reason, one.count))
            }
        }
        guard !sums.isEmpty else { return nil }
        return Phrase("turned away at the door: \(Phrase(listing: sums.map { words($0.reason, $0.count) }))")
    }

    package static func json(
        _ refusals: [(place: RefusalCount.Place, reason: RefusalReason, count: Int)]
    ) -> JSONValue {
        .array(
            refusals.map {
                [
                    "place": .string($0.place.rawValue), "reason": .string($0.reason.rawValue),
                    "count": JSONValue($0.count),
                ]
            })
    }

    private static func words(_ reason: RefusalReason, _ count: Int) -> Phrase {
        switch reason {
        case .unknownHook: Phrase("\(count) to a webhook that is not declared")
        case .method: Phrase("\(count) by another method than POST")
        case .tooLarge: Phrase("\(count) too large")
        case .noSurvey: Phrase("\(count) to a webhook whose survey is not there")
        case .signature: Phrase("\(count) with a wrong signature")
        case .unsigned: Phrase("\(count) unsigned from outside")
        case .contentType: Phrase("\(count) of a wrong type")
        case .noSecret: Phrase("\(count) to a webhook whose secret cannot be read")
        case .malformed: Phrase("\(count) malformed")
        case .unconfirmed: Phrase("\(count) to be confirmed by the operator")
        case .busy: Phrase("\(count) told to come again, too much came at once")
        case .unavailable: Phrase("\(count) told to come again, nothing could be saved")
        case .unknownLink: Phrase("\(count) with a link that is cut, forged or too old")
        case .gone: Phrase("\(count) to what is no longer here")
        case .closed: Phrase("\(count) after the close")
        case .full: Phrase("\(count) when there were answers enough")
        case .notAForm: Phrase("\(count) not by the page's form")
        case .tooMany: Phrase("\(count) more than one network may send")
        case .invalid: Phrase("\(count) with answers that cannot be, asked again")
        }
    }
}
