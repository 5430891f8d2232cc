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
        object["community"] = community?.json ?? .null
        object["brought"] = brought?.json ?? .null
        object["fatigue"] = fatigue?.json ?? .null
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
                ("discounted_orders", orders.priced > 0 ? JSONValue(orders.discounted) : .null),
                ("discount", orders.priced > 0 ? JSONValue(orders.discount) : .null),
                ("discount_share", JSONValue(orders.discountShare)),
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

extension GroupValue {
    var json: JSONValue {
        let (paid, order, coming) = (paidDifference, orderDifference, comingDifference)
        return .object(
            JSONObject([
                ("where", JSONValue(filter)), ("inside", GroupValue.json(inside)),
                ("outside", GroupValue.json(outside)), ("share_of_revenue", JSONValue(revenueShare)),
                ("paid_difference", .estimate(paid?.difference, paid?.interval(confidence: 0.95))),
                (
                    "paid_by_buyers_difference",
                    .estimate(buyersDifference?.difference, buyersDifference?.interval(confidence: 0.95))
                ),
                ("average_order_difference", .estimate(order?.difference, order?.interval(confidence: 0.95))),
                ("repeat_rate_difference", .estimate(coming.difference, coming.interval(confidence: 0.95))),
            ]))
    }

    private static func json(_ side: Side) -> JSONValue {
        .object(
            JSONObject([
                ("members", JSONValue(side.members)), ("buyers", JSONValue(side.buyers)),
                ("repeat_buyers", JSONValue(side.repeatBuyers)), ("orders", JSONValue(side.orders)),
                ("paid_by_a_member", JSONValue(side.paid.mean)), ("paid_by_a_buyer", JSONValue(side.paidByBuyers.mean)),
                ("revenue", JSONValue(side.revenue)), ("average_order", JSONValue(side.amounts.mean)),
                ("repeat_rate", JSONValue(side.coming.share)),
            ]))
    }
}

extension FatigueCurve {
    var json: JSONValue {
        .object(
            JSONObject([
                ("messages", JSONValue(messages)), ("promotions", JSONValue(promotions)),
                ("messages_per_member_and_30d", JSONValue(load)),
                (
                    "by_offers_in_30d",
                    .array(
                        counts.map { count in
                            .object(
                                JSONObject([
                                    ("offers", JSONValue(count.offers)), ("messages", JSONValue(count.messages)),
                                    ("tracked", JSONValue(count.tracked)), ("clicked", JSONValue(count.clicked)),
                                    ("asked", JSONValue(count.asked)), ("answered", JSONValue(count.answered)),
                                    ("left", JSONValue(count.left)),
                                ]))
                        })
                ),
            ]))
    }
}
