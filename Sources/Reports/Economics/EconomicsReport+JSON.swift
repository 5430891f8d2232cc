package import JSON
internal import Formats

extension EconomicsReport {
    /// Shares are of 1, times in weeks, amounts as they were imported.
    package var json: JSONValue {
        var object = JSONObject([
            ("from", JSONValue(from?.description)), ("until", JSONValue(until?.description)),
            ("where", JSONValue(filter)), ("members", JSONValue(members)),
        ])
        object["period"] = EconomicsReport.json(orders)
        object["period_before"] = before.map(EconomicsReport.json) ?? .null
        object["cohorts"] = .array(
            cohorts.map { cohort in
                [
                    "month": .string(cohort.month), "members": JSONValue(cohort.members),
                    "active": .array(cohort.active.map { JSONValue($0) }),
                ]
            })
        object["outlook"] = outlook?.json ?? .null
        return .object(object)
    }

    private static func json(_ orders: Orders) -> JSONValue {
        let interval = orders.repeatRate.interval(confidence: 0.95)
        return .object(
            JSONObject([
                ("orders", JSONValue(orders.orders)), ("buyers", JSONValue(orders.buyers)),
                ("new_buyers", JSONValue(orders.newBuyers)), ("repeat_buyers", JSONValue(orders.repeatBuyers)),
                ("repeat_rate", JSONValue(orders.repeatRate.share)), ("ci_low", JSONValue(interval?.lowerBound)),
                ("ci_high", JSONValue(interval?.upperBound)), ("orders_with_amount", JSONValue(orders.paid)),
                ("revenue", JSONValue(orders.revenue)), ("repeat_revenue", JSONValue(orders.repeatRevenue)),
                ("average_order", JSONValue(orders.averageOrder)), ("frequency", JSONValue(orders.frequency)),
            ]))
    }
}

extension PurchaseOutlook {
    var json: JSONValue {
        var object = JSONObject([
            ("method", "bg_nbd"), ("n", JSONValue(fit.members)), ("r", JSONValue(fit.model.r)),
            ("alpha", JSONValue(fit.model.alpha)), ("a", JSONValue(fit.model.a)), ("b", JSONValue(fit.model.b)),
            ("log_likelihood", JSONValue(fit.logLikelihood)), ("alive", JSONValue(alive)),
        ])
        object["alive_bands"] = .array(
            bands.map { ["from": .real($0.least), "to": .real($0.most), "members": JSONValue($0.members)] })
        object["expected"] = .array(
            ahead.map { ["weeks": .real($0.weeks), "purchases": .real($0.purchases)] })
        object["trial"] =
            trial.map { trial in
                .object(
                    JSONObject([
                        ("known_weeks", .real(trial.known)), ("weeks", .real(trial.weeks)),
                        ("members", JSONValue(trial.members)), ("expected", .real(trial.foretold)),
                        ("actual", JSONValue(trial.came)), ("error", JSONValue(trial.error)),
                    ]))
            } ?? .null
        return .object(object)
    }
}
