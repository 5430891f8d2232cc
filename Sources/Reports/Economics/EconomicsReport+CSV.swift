internal import Formats

extension EconomicsReport {
    /// A row for each cohort and month after its first purchases; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["cohort", "members", "month", "active", "share", "ci_low", "ci_high"])
        for cohort in cohorts {
            for (index, active) in cohort.active.enumerated() {
                let part = Proportion(active, of: cohort.members)
                let interval = part.interval(confidence: 0.95)
                let shares = [part.share, interval?.lowerBound, interval?.upperBound].map {
                    $0.map { Language.english.decimal($0, places: 4, style: .plain) } ?? ""
                }
                writer.write([cohort.month, String(cohort.members), String(index + 1), String(active)] + shares)
            }
        }
        return writer.takeBytes()
    }
}
