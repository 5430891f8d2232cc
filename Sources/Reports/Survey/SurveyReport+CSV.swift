internal import Definitions
internal import Formats
internal import Store

extension SurveyReport {
    /// A row for each number: of all, of each wave, group and period; formulas are defused, and what is hidden has no numbers.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write([
            "campaign", "section", "group", "question", "type", "part", "figure", "n", "value", "low", "high", "hidden",
        ])
        add(total, "all", to: &writer)
        for wave in waves { add(wave, "wave", to: &writer) }
        for group in groups { add(group, request.dimension?.name ?? "", to: &writer) }
        for period in trend { add(period, request.trend?.rawValue ?? "", to: &writer) }
        if let earlier { add(earlier, "versus", to: &writer) }
        return writer.takeBytes()
    }

    private func add(_ section: SurveySection, _ kind: String, to writer: inout CSVWriter) {
        let start = [campaign.name, kind, section.name ?? ""]
        if let rate = section.responseRate {
            let interval = rate.interval(confidence: SurveyMeasure.confidence)
            writer.write(
                start + ["", "", "", "response_rate", "\(rate.members)"]
                    + [rate.share, interval?.lowerBound, interval?.upperBound].map(SurveyReport.cell) + [""])
        }
        for figures in section.figures {
            let names = [figures.question.id, figures.question.kind.rawValue]
            if figures.isHidden || section.isHidden {
                writer.write(start + names + ["", "", "", "", "", "", "yes"])
                continue
            }
            for measure in figures.measures {
                let numbers = [measure.estimate, measure.interval?.lowerBound, measure.interval?.upperBound]
                writer.write(
                    start + names + [measure.part ?? "", measure.kind, "\(measure.n)"]
                        + numbers.map(SurveyReport.cell) + [""])
            }
            for (name, value) in SurveyReport.further(figures) {
                writer.write(start + names + ["", name, "\(figures.n)", SurveyReport.cell(value), "", "", ""])
            }
        }
    }

    /// Means and medians beside a share or a score, and how many texts there are.
    private static func further(_ figures: QuestionFigures) -> [(String, Double?)] {
        switch figures.details {
        case .scale(_, let sample): [("mean_of_values", sample.mean), ("median", sample.median)]
        case .number(let sample):
            [("median", sample.median), ("quartile_1", sample.quantile(0.25)), ("quartile_3", sample.quantile(0.75))]
        case .places(let places): places.map { ("mean_place_\($0.item)", $0.places.mean) }
        case .texts, .days: [("answers", Double(figures.n))]
        case .shares, .rows: []
        }
    }

    private static func cell(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
