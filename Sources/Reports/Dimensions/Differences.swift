package import Formats
package import JSON

extension Phrase {
    /// A difference of shares: `+4.0 points (95 % interval -1.0 to +9.0)`. Both are of 1.
    package static func points(_ difference: Double, _ interval: ClosedRange<Double>, places: Int = 1) -> Phrase {
        Phrase(
            """
            \(difference * 100, places: places, isSigned: true) points (95 % interval \
            \(interval.lowerBound * 100, places: places, isSigned: true) to \
            \(interval.upperBound * 100, places: places, isSigned: true))
            """)
    }

    /// A difference in what is measured: `+4.00 (95 % interval -1.00 to +9.00)`.
    package static func difference(_ value: Double, _ interval: ClosedRange<Double>, places: Int = 2) -> Phrase {
        Phrase(
            """
            \(value, places: places, isSigned: true) (95 % interval \(interval.lowerBound, places: places, isSigned: true) to \
            \(interval.upperBound, places: places, isSigned: true))
            """)
    }
}

extension JSONValue {
    /// What is estimated, with the ends of its interval: `{"value": 4, "ci_low": -1, "ci_high": 9}`; null where it cannot be said.
    package static func estimate(_ value: Double?, _ interval: ClosedRange<Double>?) -> JSONValue {
        [
            "value": JSONValue(value), "ci_low": JSONValue(interval?.lowerBound),
            "ci_high": JSONValue(interval?.upperBound),
        ]
    }
}
