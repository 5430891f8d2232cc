package import Formats

/// By what a trend is told.
package enum TrendPeriod: String, Sendable, CaseIterable {
    case month
    case quarter

    /// `2026-10`, `2026-Q4`.
    package func name(of date: CivilDate) -> String {
        switch self {
        case .month: "\(date.year)-\(pad(date.month))"
        case .quarter: "\(date.year)-Q\((date.month + 2) / 3)"
        }
    }
}
