package import Formats

/// Numbers as people read them in reports.
package enum Figures {
    /// Without digits that say nothing: `5`, `2.5`, `0.25`; in Russian `2,5`.
    package static func short(_ value: Double) -> Phrase {
        guard value.isFinite else { return Phrase(verbatim: "-") }
        let cents = (value * 100).rounded()
        let places = cents.remainder(dividingBy: 100) == 0 ? 0 : cents.remainder(dividingBy: 10) == 0 ? 1 : 2
        return Phrase("\(value, places: places)")
    }

    /// Whole points with their sign.
    package static func signed(_ value: Double) -> String {
        let points = Int(value.rounded())
        return points > 0 ? "+\(points)" : "\(points)"
    }

    /// One decimal: `4.2`.
    package static func decimal(_ value: Double) -> Phrase { Phrase("\(value, places: 1)") }

    /// Two decimals: `0.31`.
    package static func fine(_ value: Double) -> Phrase { Phrase("\(value, places: 2)") }

    /// A share of 1 in whole per cent: `38 %`.
    package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// A bar of a share of 1, of at most so many columns, in eighths.
    package static func bar(_ share: Double, width: Int = 20) -> String {
        let eighths = Int((max(0, min(1, share)) * Double(width * 8)).rounded())
        let rest = eighths % 8
        return String(repeating: "█", count: eighths / 8)
            + (rest == 0 ? "" : String(["▏", "▎", "▍", "▌", "▋", "▊", "▉"][rest - 1] as Character))
    }
}
