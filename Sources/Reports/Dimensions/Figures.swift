/// Numbers as people read them in reports.
package enum Figures {
    /// Without digits that say nothing: `5`, `2.5`, `0.25`.
    package static func short(_ value: Double) -> String {
        guard value.isFinite else { return "-" }
        let cents = (value * 100).rounded() / 100
        return cents == cents.rounded() && abs(cents) < 1e15 ? "\(Int64(cents))" : "\(cents)"
    }

    /// Whole points with their sign.
    package static func signed(_ value: Double) -> String {
        let points = Int(value.rounded())
        return points > 0 ? "+\(points)" : "\(points)"
    }

    /// One decimal: `4.2`.
    package static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// Two decimals: `0.31`.
    package static func fine(_ value: Double) -> String {
        let cents = Int((value * 100).rounded())
        return (cents < 0 ? "-" : "") + "\(abs(cents) / 100)." + (abs(cents) % 100 < 10 ? "0" : "")
            + "\(abs(cents) % 100)"
    }

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
