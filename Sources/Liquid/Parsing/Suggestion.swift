/// Finds the name that was probably meant.
enum Suggestion {
    /// The nearest name within a third of its letters; nil when none is close.
    static func nearest(to name: String, in names: [String]) -> String? {
        let limit = max(1, name.count / 3)
        return names.map { (name: $0, distance: distance(name, $0)) }
            .filter { $0.distance <= limit }
            .min { $0.distance < $1.distance }?.name
    }

    /// Insertions, removals, replacements and swaps of neighbours (optimal string alignment).
    static func distance(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        guard abs(a.count - b.count) < 8, a.count < 64 else { return .max }
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
