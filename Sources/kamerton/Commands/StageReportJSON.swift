import Campaigning
import Formats
import JSON

/// The report of stages for programs.
enum StageReportJSON {
    static func value(_ report: StageReport) -> JSONValue {
        let conversions: [JSONValue] = report.conversions.map {
            [
                "from": JSONValue($0.start), "to": JSONValue($0.end), "members": JSONValue($0.members),
                "share": .real($0.share),
            ]
        }
        return [
            "stages": .array(report.rows.map(stage)), "without_stage": JSONValue(report.withoutStage),
            "period": [
                "from": .string(report.period.start.description), "to": .string(report.period.end.description),
            ],
            "conversions": .array(conversions),
        ]
    }

    private static func stage(_ row: StageReport.Row) -> JSONValue {
        var entered = JSONObject()
        for days in StageReport.days { entered["\(days)d"] = JSONValue(row.entered[days] ?? 0) }
        return [
            "stage": .string(row.stage), "members": JSONValue(row.members), "entered": .object(entered),
            "period": ["entered": JSONValue(row.enteredInPeriod), "left": JSONValue(row.leftInPeriod)],
            "median_days": ["present": days(row.medianAge), "left": days(row.medianStay)],
        ]
    }

    private static func days(_ milliseconds: Double?) -> JSONValue {
        milliseconds.map { .real(($0 / 8_640_000).rounded() / 10) } ?? .null
    }
}
