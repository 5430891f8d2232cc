package import Formats

/// Bars of one length, cut by shares: what is what is said by lightness, by a hatching, by words, and by the order.
package struct StackedChart: Chart {
    package struct Bar: Sendable {
        package let label: PageTable.Cell
        /// As many as the parts of the chart, at most three.
        package let counts: [Int]

        package init(_ label: PageTable.Cell, _ counts: [Int]) { (self.label, self.counts) = (label, counts) }
    }

    package let title: Phrase
    package let summary: Phrase?
    /// From left to right.
    package let parts: [Phrase]
    package let bars: [Bar]
    package let table: PageTable

    package init(_ title: Phrase, summary: Phrase? = nil, parts: [Phrase], _ bars: [Bar], table: PageTable) {
        (self.title, self.summary, self.parts, self.bars, self.table) = (title, summary, parts, bars, table)
    }

    private static let row = 56

    package func legend(in page: inout PageWriter) -> String {
        let items = parts.enumerated().map { index, words in
            let marks =
                index == 2
                ? "<path class=\"hatch\" d=\"M0 7L7 0M2 14L14 2M9 14L14 9\" stroke-width=\"1.5\" opacity=\".55\"/>" : ""
            return """
                <li><svg width="14" height="14" aria-hidden="true"><rect class="c\(index)" width="14" height="14" rx="2"/>\(marks)\
                </svg>\(page.say(words))</li>
                """
        }
        return "<ul class=\"legend\">\(items.joined())</ul>"
    }

    package func drawing(in page: inout PageWriter) -> Drawing {
        var drawing = Drawing(height: bars.count * StackedChart.row)
        let hatch = page.newID()
        drawing.add(
            """
            <defs><pattern id="\(hatch)" width="8" height="8" patternUnits="userSpaceOnUse"><path class="hatch" \
            d="M-2 2L2 -2M0 8L8 0M6 10L10 6" stroke-width="1.5" opacity=".3"/></pattern></defs>
            """)
        for (index, bar) in bars.enumerated() {
            let top = index * StackedChart.row
            let sum = bar.counts.reduce(0, +)
            drawing.text(PageWriter.escape(Drawing.short(bar.label.text(page))), x: 0, y: top + 15)
            drawing.text("n \(page.language.number(sum))", x: 100, y: top + 15, anchor: "end", style: "q")
            guard sum > 0 else { continue }
            var x = 0.0
            for (part, count) in bar.counts.enumerated() where count > 0 {
                let share = Double(count) / Double(sum)
                let width = share * 100
                let words = page.language.percent(share)
                let style = "c\(min(part, 2))"
                // A gap of the card's colour parts what touches.
                drawing.bar(
                    x: x, y: top + 22, width: width - 0.3, height: 26, style: style,
                    words: "\(page.say(parts[part])): \(page.language.number(count)), \(words)")
                if part == 2 {
                    drawing.add(
                        """
                        <rect x="\(Drawing.percent(x))" y="\(top + 22)" width="\(Drawing.percent(width - 0.3))" height="26" rx="2" \
                        fill="url(#\(hatch))" pointer-events="none"/>
                        """)
                }
                if share >= 0.13 {
                    drawing.text(words, x: x + width / 2, y: top + 40, anchor: "middle", style: "in\(min(part, 2))")
                }
                x += width
            }
        }
        return drawing
    }
}
