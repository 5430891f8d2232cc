package import Formats

/// How many are left after each step, of those who began.
package struct FunnelChart: Chart {
    package struct Step: Sendable {
        package let label: Phrase
        package let count: Int

        package init(_ label: Phrase, _ count: Int) { (self.label, self.count) = (label, count) }
    }

    package let title: Phrase
    package let summary: Phrase?
    package let steps: [Step]

    package init(_ title: Phrase, summary: Phrase? = nil, _ steps: [Step]) {
        (self.title, self.summary, self.steps) = (title, summary, steps)
    }

    package var table: PageTable {
        var table = PageTable(
            title,
            [
                .words(Phrase("step")), .number(Phrase("messages")), .number(Phrase("of all")),
                .number(Phrase("of the step before")),
            ])
        for (index, step) in steps.enumerated() {
            table.add(
                .words(step.label), .number(step.count), FunnelChart.share(step.count, of: steps[0].count),
                index == 0 ? .none : FunnelChart.share(step.count, of: steps[index - 1].count))
        }
        return table
    }

    private static func share(_ count: Int, of all: Int) -> PageTable.Cell {
        all > 0 ? .percent(Double(count) / Double(all), places: 1) : .none
    }

    package func drawing(in page: inout PageWriter) -> Drawing {
        let row = 50
        var drawing = Drawing(height: steps.count * row)
        let first = max(1, steps.first?.count ?? 1)
        for (index, step) in steps.enumerated() {
            let top = index * row
            let width = 100 * Double(step.count) / Double(max(first, step.count))
            let share = page.language.percent(Double(step.count) / Double(first), places: 1)
            let count = page.language.number(step.count)
            drawing.text(page.say(step.label), x: 0, y: top + 15)
            drawing.text(index == 0 ? count : "\(count) · \(share)", x: 100, y: top + 15, anchor: "end")
            drawing.bar(x: 0, y: top + 22, width: 100, height: 18, style: "track")
            drawing.bar(x: 0, y: top + 22, width: max(step.count > 0 ? 0.4 : 0, width), height: 18, style: "bar")
        }
        return drawing
    }
}
