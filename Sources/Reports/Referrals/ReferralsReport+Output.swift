package import Formats
package import JSON
internal import Store

extension ReferralsReport {
    package var json: JSONValue {
        let share = isShareShown ? brought.share : nil
        return .object(
            JSONObject([
                ("from", .string(from.description)), ("to", .string(until.description)),
                ("credited", JSONValue(credited)),
                ("waiting", JSONValue(waiting)), ("customers", JSONValue(customers)),
                ("new_customers", JSONValue(brought.members)), ("brought", JSONValue(brought.reached)),
                ("share", JSONValue(share)),
                (
                    "share_interval",
                    interval(isShareShown ? brought.interval(confidence: ReferralsReport.confidence) : nil)
                ),
                ("k_factor", JSONValue(kFactor)), ("k_interval", interval(kInterval)),
                ("first_referral_days", firstCredit.median.map { JSONValue($0) } ?? .null),
                (
                    "referred_after",
                    .object(
                        JSONObject([30, 90, 365].map { ("\($0)d", JSONValue(1 - firstCredit.share(after: $0))) }))
                ),
                (
                    "refused",
                    .object(JSONObject(ReferralRefusal.allCases.map { ($0.rawValue, JSONValue(refused[$0] ?? 0)) }))
                ),
                (
                    "chains",
                    .array(
                        chains.sorted { $0.key < $1.key }.map {
                            ["length": JSONValue($0.key), "members": JSONValue($0.value)]
                        })
                ),
                ("bringers", JSONValue(bringerCount)),
                (
                    "top",
                    .array(
                        bringers.map {
                            [
                                "email": JSONValue($0.email), "brought": JSONValue($0.brought),
                                "further": JSONValue($0.further),
                            ]
                        })
                ),
            ]))
    }

    private func interval(_ range: ClosedRange<Double>?) -> JSONValue {
        range.map { ["low": JSONValue($0.lowerBound), "high": JSONValue($0.upperBound)] } ?? .null
    }

    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["email", "brought", "further"])
        for one in bringers { writer.write([one.email ?? "", "\(one.brought)", "\(one.further)"]) }
        return writer.takeBytes()
    }
}

extension ReferralRefusal {
    /// After "refused:", and in tables.
    package var words: Phrase {
        switch self {
        case .unknown: Phrase("nobody has the code")
        case .oneself: Phrase("it is their own code")
        case .ring: Phrase("whom they brought cannot bring them")
        case .customer: Phrase("had bought before")
        case .already: Phrase("came by another before")
        case .window: Phrase("did nothing in time that counts")
        }
    }
}
