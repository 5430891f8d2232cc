package import Formats

/// How many fall into each bin: upright bars side by side.
package struct HistogramChart: Chart {
    package struct Bin: Sendable {
        /// `0`, `1`, `2–3`.
        package let label: String
        package let count: Int

        package init(_ label: String, _ count: Int) { (self.label, self.count) = (label, count) }
    }

    package let title: Phrase
    package let summary: Phrase?
    package let bins: [Bin]
    package let table: PageTable
    /// What the bins count, below them.
    package let axis: Phrase?
    /// The look of each bin; `bar` when it is nil.
    package let style: (@Sendable (Int) -> String)?

    /// - Parameter columns: the words above the bins and above their counts, in the table.
    package init(
        _ title: Phrase, summary: Phrase? = nil, _ bins: [Bin], columns: (Phrase, Phrase), axis: Phrase? = nil,
        style: (@Sendable (Int) -> String)? = nil
    ) {
        (self.title, self.summary, self.bins, self.axis, self.style) = (title, summary, bins, axis, style)
        table = PageTable(
            title, [.words(columns.0), .number(columns.1), .number(Phrase("share"))],
            rows: bins.map { bin in
                let sum = bins.map(\.count).reduce(0, +)
                let share: PageTable.Cell =
                    sum > 0 ? .percent(Double(bin.count) / Double(sum), places: 1) : .none
                return .init([.name(bin.label), .number(bin.count), share])
            })
    }

    package func drawing(in page: inout PageWriter) -> Drawing {
        let (top, bottom) = (20, 150)
        var drawing = Drawing(height: bottom + (axis == nil ? 22 : 42))
        let most = max(1, bins.map(\.count).max() ?? 1)
        let counts = bins.map { page.language.number($0.count) }
        let width = 100 / Double(max(1, bins.count))
        // What fits on a phone, at seven pixels a letter.
        let hasCounts = (counts.map(\.count).max() ?? 0) * bins.count * 8 <= 320
        let stride = max(1, ((bins.map(\.label.count).max() ?? 1) * 8 + 6) * bins.count / 320)
        if !hasCounts {
            drawing.text(counts[bins.firstIndex { $0.count == most } ?? 0], x: 0, y: top - 6, style: "q")
            drawing.line(from: 0, top, to: 100, top, style: "grid")
        }
        for (index, bin) in bins.enumerated() {
            let tall = bin.count == 0 ? 0 : max(2, (bottom - top) * bin.count / most)
            let x = width * Double(index)
            drawing.bar(
                x: x + width * 0.1, y: bottom - tall, width: width * 0.8, height: tall, style: style?(index) ?? "bar",
                words: "\(PageWriter.escape(bin.label)): \(counts[index])")
            let middle = x + width / 2
            if hasCounts { drawing.text(counts[index], x: middle, y: bottom - tall - 5, anchor: "middle") }
            if index % stride == 0 {
                drawing.text(
                    PageWriter.escape(bin.label), x: middle, y: bottom + 17, anchor: "middle", style: "q")
            }
        }
        drawing.line(from: 0, bottom, to: 100, bottom, style: "zero")
        if let axis { drawing.text(page.say(axis), x: 50, y: bottom + 36, anchor: "middle", style: "q") }
        return drawing
    }
}
