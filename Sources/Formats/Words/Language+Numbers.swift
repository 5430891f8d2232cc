/// How numbers are written.
package enum NumberStyle: Sendable, Hashable {
    /// As a terminal has them: `12345`, `-4.0`.
    case plain
    /// As a page is set: `12,345`, `−4.0`, and spaces that do not break.
    case typeset
}

extension Language {
    /// A whole number; Russian groups from five digits on.
    package func number(_ value: Int, style: NumberStyle = .typeset) -> String {
        guard style == .typeset else { return String(value) }
        return (value < 0 ? "−" : "") + grouped(String(value.magnitude))
    }

    /// With so many places behind the point or the comma; no minus before nothing.
    package func decimal(
        _ value: Double, places: Int, isSigned: Bool = false, style: NumberStyle = .typeset
    ) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "-" }
        let scale = (0..<max(0, places)).reduce(1.0) { scale, _ in scale * 10 }
        let units = Int((abs(value) * scale).rounded())
        let sign = units == 0 ? "" : value < 0 ? (style == .typeset ? "−" : "-") : isSigned ? "+" : ""
        let (whole, part) = (units / Int(scale), String(units % Int(scale)))
        let text = style == .typeset ? grouped(String(whole)) : String(whole)
        guard places > 0 else { return sign + text }
        return sign + text + decimalMark + String(repeating: "0", count: places - part.count) + part
    }

    /// `12.3 %`, of a share of 1.
    package func percent(_ share: Double, places: Int = 0, style: NumberStyle = .typeset) -> String {
        decimal(share * 100, places: places, style: style) + (style == .typeset ? "\u{A0}%" : " %")
    }

    private var decimalMark: String { self == .english ? "." : "," }

    private func grouped(_ digits: String) -> String {
        guard digits.count > (self == .english ? 3 : 4) else { return digits }
        let separator: Character = self == .english ? "," : "\u{A0}"
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(separator) }
            result.append(digit)
        }
        return result
    }
}
