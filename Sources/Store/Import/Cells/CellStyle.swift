/// `--dates`: how dates are read that could be two days, and whether bare numbers are Excel's days.
package enum DateStyle: String, Sendable, CaseIterable {
    case dmy, mdy, ymd, excel
}

/// `--decimal`: what stands before the fraction of a number.
package enum DecimalMark: String, Sendable, CaseIterable {
    case comma, dot
}
