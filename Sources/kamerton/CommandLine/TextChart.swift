/// Small drawings of a terminal's characters: bars in eighths, intervals as whiskers; plain ones where the terminal's character
/// set is not UTF-8.
struct TextChart {
    private let isUTF8: Bool

    init(_ console: Console) { self.init(isUTF8: console.isUTF8) }
    init(isUTF8: Bool) { self.isUTF8 = isUTF8 }

    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// - Parameter share: of the width, 0 to 1.
    func bar(_ share: Double, width: Int) -> String {
        let units = Int((min(1, max(0, share.isFinite ? share : 0)) * Double(width) * 8).rounded())
        guard isUTF8 else { return String(repeating: "#", count: (units + 4) / 8) }
        return String(repeating: "█", count: units / 8) + TextChart.eighths[units % 8]
    }

    /// A value with its interval between two ends, and nothing where it is between them: `····├──●──┤····`.
    func interval(_ value: Double, _ interval: ClosedRange<Double>, from least: Double, to most: Double, width: Int)
        -> String
    {
        func place(_ value: Double) -> Int {
            min(width - 1, max(0, Int(((value - least) / (most - least) * Double(width - 1)).rounded())))
        }
        var cells = [Character](repeating: isUTF8 ? "·" : ".", count: width)
        if least < 0, most > 0 { cells[place(0)] = isUTF8 ? "┊" : ":" }
        let (low, high) = (place(interval.lowerBound), place(interval.upperBound))
        for cell in low...high { cells[cell] = isUTF8 ? "─" : "-" }
        cells[low] = isUTF8 ? "├" : "["
        cells[high] = isUTF8 ? "┤" : "]"
        cells[place(value)] = isUTF8 ? "●" : "o"
        return String(cells)
    }
}
