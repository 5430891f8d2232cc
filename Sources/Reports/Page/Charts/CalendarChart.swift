package import Formats

/// A heat map of days: weeks from left to right, from Monday down. Each day has its number under the pointer and in the table.
package struct CalendarChart: Chart {
    package struct Day: Sendable {
        package let date: CivilDate
        package let count: Int
        /// Of what the count is made; from outside.
        package let parts: [String]

        package init(_ date: CivilDate, _ count: Int, parts: [String]) {
            (self.date, self.count, self.parts) = (date, count, parts)
        }
    }

    package let title: Phrase
    package let summary: Phrase?
    package let days: [Day]
    /// What is counted, and of what it is made: the heads of the table.
    package let columns: (Phrase, Phrase)

    package init(_ title: Phrase, summary: Phrase?, _ days: [Day], columns: (Phrase, Phrase)) {
        (self.title, self.summary, self.days, self.columns) = (title, summary, days, columns)
    }

    package var table: PageTable {
        PageTable(
            title, [.words(Phrase("day")), .number(columns.0), .words(columns.1)],
            rows: days.filter { $0.count > 0 }.map { day in
                .init([.name(day.date.description), .number(day.count), .name(day.parts.joined(separator: ", "))])
            })
    }

    private static let (cell, step, left, top) = (30, 33, 34, 24)

    package func drawing(in page: inout PageWriter) -> Drawing {
        let monday = days.first.map { $0.date.adding(days: -(($0.date.weekday + 6) % 7)).daysSince1970 } ?? 0
        let weeks = (days.last.map { $0.date.daysSince1970 - monday } ?? 0) / 7 + 1
        let (cell, step, left, top) = (Self.cell, Self.step, Self.left, Self.top)
        var drawing = Drawing(width: left + weeks * step, height: top + 7 * step)
        let names = Phrase("Mon Tue Wed Thu Fri Sat Sun").text(in: page.language).split(separator: " ")
        for (row, name) in names.enumerated() {
            drawing.add(
                "<text class=\"q\" x=\"0\" y=\"\(top + row * step + 19)\">\(PageWriter.escape(String(name)))</text>")
        }
        let most = days.map(\.count).max() ?? 0
        var lastMonth = 0
        for day in days {
            let (week, row) = ((day.date.daysSince1970 - monday) / 7, (day.date.weekday + 6) % 7)
            let (x, y) = (left + week * step, top + row * step)
            if day.date.month != lastMonth, row == 0 || day.date == days.first?.date {
                // A month that ends within two weeks leaves its place to the next.
                let isShort = day.date == days.first?.date && day.date.adding(days: 14).month != day.date.month
                if !isShort || days.count < 14 {
                    drawing.add("<text class=\"q\" x=\"\(x)\" y=\"14\">\(day.date.monthName)</text>")
                }
                lastMonth = day.date.month
            }
            let shade = day.count == 0 ? 0 : min(5, 1 + day.count * 5 / (most + 1))
            let words = (["\(day.date): \(page.language.number(day.count))"] + day.parts).joined(separator: "\n")
            drawing.add(
                """
                <rect class="s\(shade)" x="\(x)" y="\(y)" width="\(cell)" height="\(cell)" rx="4"><title>\
                \(PageWriter.escape(words))</title></rect>
                """)
        }
        return drawing
    }
}
