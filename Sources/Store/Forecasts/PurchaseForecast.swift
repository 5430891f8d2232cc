package import Formats
internal import SQLite

/// The model of purchases that filters ask (`alive`, `expected_purchases`), and when it was fitted.
package struct PurchaseForecast: Sendable {
    /// Nil where too little is known, or where no model fits.
    package let fit: PurchaseModelFit?
    package let model: PurchaseModel?
    package let fittedAt: Instant
    /// Members who had bought.
    package let members: Int

    /// A fit this old is made anew.
    package static let lifetime: Int64 = 7 * 86_400_000
    /// Below these nothing is said.
    package static let leastMembers = 30
    package static let leastWeeks = 8.0
}

extension PurchaseForecast {
    /// From what members have bought until now.
    init(_ histories: PurchaseHistories, now: Instant) {
        let fit = PurchaseForecast.fit(histories)
        (self.fit, model, fittedAt, members) = (fit, fit?.model, now, histories.count)
    }

    /// Nil where too little is known, or where no model fits.
    package static func fit(_ histories: PurchaseHistories) -> PurchaseModelFit? {
        guard histories.count >= leastMembers, histories.weeks >= leastWeeks,
            let fit = PurchaseModelFit(histories.counts), fit.hasConverged
        else { return nil }
        return fit
    }
}

extension Store {
    /// The model as of `now`: the stored one while it is fresh, else one fitted now. What is fitted is kept for as long as this store
    /// is open, and written by `keepPurchaseForecast` alone.
    package func purchaseForecast(zone: Zone, now: Instant) throws -> PurchaseForecast {
        if let stored = try storedPurchaseForecast(now: now), now - stored.fittedAt < PurchaseForecast.lifetime {
            return stored
        }
        // Times to come, in a simulation, know no more purchases than today.
        if let fitted = fittedForecast, fitted.fittedAt <= now { return fitted }
        var histories = PurchaseHistories(today: zone.civil(now).date.daysSince1970)
        try connection.snapshot {
            try PurchaseLedger.forEachBuyer(self, until: now + 1, of: nil, zone: zone) { histories.add($0.days) }
        }
        let forecast = PurchaseForecast(histories, now: now)
        fittedForecast = forecast
        return forecast
    }

    /// Fits the model where the stored one is too old, and stores it.
    package func keepPurchaseForecast(zone: Zone, now: Instant) throws {
        let forecast = try purchaseForecast(zone: zone, now: now)
        guard try storedPurchaseForecast(now: now)?.fittedAt != forecast.fittedAt else { return }
        let model = forecast.model
        try connection.run(
            """
            INSERT INTO purchase_models (fitted_at, members, r, alpha, a, b, log_likelihood)
            VALUES (:at, :members, :r, :alpha, :a, :b, :likelihood)
            ON CONFLICT (fitted_at) DO NOTHING
            """,
            [
                "at": .integer(forecast.fittedAt.milliseconds), "members": .integer(Int64(forecast.members)),
                "r": SQLValue(model?.r), "alpha": SQLValue(model?.alpha), "a": SQLValue(model?.a),
                "b": SQLValue(model?.b), "likelihood": SQLValue(forecast.fit?.logLikelihood),
            ])
    }

    /// The latest fit that was stored until `now`.
    func storedPurchaseForecast(now: Instant) throws -> PurchaseForecast? {
        try connection.firstRow(
            """
            SELECT fitted_at, members, r, alpha, a, b FROM purchase_models WHERE fitted_at <= :now
            ORDER BY fitted_at DESC LIMIT 1
            """, ["now": .integer(now.milliseconds)]
        ) { row in
            var model: PurchaseModel?
            if let r = row.optionalReal(2), let alpha = row.optionalReal(3), let a = row.optionalReal(4),
                let b = row.optionalReal(5)
            {
                model = PurchaseModel(r: r, alpha: alpha, a: a, b: b)
            }
            return PurchaseForecast(
                fit: nil, model: model, fittedAt: Instant(milliseconds: row.integer(0)), members: row.int(1))
        }
    }
}
