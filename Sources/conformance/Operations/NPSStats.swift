import JSON
import Surveys

/// `nps.stats`
enum NPSStats {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        let histogram = (request["histogram"]?.arrayValue ?? []).map { $0.integerValue.map(Int.init) ?? -1 }
        let confidence = request["confidence"]?.numberValue ?? 0.95
        guard histogram.count == 11, histogram.allSatisfy({ $0 >= 0 }) else {
            throw OperationError("histogram must be 11 counts")
        }
        guard confidence > 0, confidence < 1 else { throw OperationError("confidence must be between 0 and 1") }
        let summary = NPSSummary(histogram: histogram, confidence: confidence)
        return JSONObject([
            ("n", JSONValue(summary.count)), ("promoters", JSONValue(summary.promoters)),
            ("passives", JSONValue(summary.passives)), ("detractors", JSONValue(summary.detractors)),
            ("nps", JSONValue(summary.score)), ("ci_low", JSONValue(summary.interval?.lowerBound)),
            ("ci_high", JSONValue(summary.interval?.upperBound)), ("method", .string(NPSSummary.method)),
        ])
    }
}
