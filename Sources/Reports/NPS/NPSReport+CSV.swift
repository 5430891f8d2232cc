internal import Formats
internal import Surveys

extension NPSReport {
    /// A row for the whole, each group and period; formulas are defused, and what is hidden has no numbers.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(
            ["dimension", "name", "n", "promoters", "passives", "detractors", "nps", "ci_low", "ci_high"])
        let dimensions = [
            ("total", [Group(name: campaign, summary: total)]), ("stage", stages), ("campaign", campaigns),
            (options.trend.rawValue, periods), (options.dimension?.name ?? "", groups),
        ]
        for (dimension, groups) in dimensions {
            for group in groups {
                guard !group.isHidden else {
                    writer.write([dimension, group.name ?? ""] + [String](repeating: "", count: 7))
                    continue
                }
                let summary = group.summary
                let counts = [summary.count, summary.promoters, summary.passives, summary.detractors].map(String.init)
                let scores = [summary.score, summary.interval?.lowerBound, summary.interval?.upperBound]
                    .map { $0.map { Language.english.decimal($0, places: 2, style: .plain) } ?? "" }
                writer.write([dimension, group.name ?? ""] + counts + scores)
            }
        }
        return writer.takeBytes()
    }
}
