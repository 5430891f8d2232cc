package import Formats

/// Values side by side, each with its interval and its n: bars from nothing on, or points on a scale.
package struct BarChart: Chart {
    package enum Mark: Sendable {
        /// Of shares and counts, which begin at nothing.
        case bar
        /// Of scores and differences, on either side of nothing.
        case point
    }

    package struct Bar: Sendable {
        /// From outside, or a sentence.
        package let label: PageTable.Cell
        /// Nil draws none: the reason stands in the words.
        package let value: Double?
        package let interval: ClosedRange<Double>?
        /// `+42 · n 120`.
        package let words: Phrase

        package init(
            _ label: PageTable.Cell, _ value: Double?, interval: ClosedRange<Double>? = nil, words: Phrase
        ) {
            (self.label, self.value, self.interval, self.words) = (label, value, interval, words)
        }
    }

    package let title: Phrase
    package let summary: Phrase?
    package let bars: [Bar]
    package let table: PageTable
    package let mark: Mark
    /// Nil is around the values.
    package var scale: ChartScale?
    /// The words of a place on the scale; nil shows none.
    package var tick: (@Sendable (Double) -> Phrase)?

    package init(
        _ title: Phrase, summary: Phrase? = nil, _ bars: [Bar], table: PageTable, mark: Mark = .bar,
        scale: ChartScale? = nil, tick: (@Sendable (Double) -> Phrase)? = nil
    ) {
        (self.title, self.summary, self.bars, self.table) = (title, summary, bars, table)
        (self.mark, self.scale, self.tick) = (mark, scale, tick)
    }

    private static let row = 46

    package func drawing(in page: inout PageWriter) -> Drawing {
        let values = bars.flatMap { bar in
            [bar.value, bar.interval?.lowerBound, bar.interval?.upperBound].compactMap(\.self)
        }
        let scale = scale ?? ChartScale(around: values)
        let bottom = bars.count * BarChart.row
        var drawing = Drawing(height: bottom + (tick == nil ? 4 : 24))
        func x(_ value: Double) -> Double { 0.5 + 99 * scale.place(value) }
        let zero = x(0)
        if let tick { BarChart.axis(scale, tick, bottom: bottom, &drawing, page, x) }
        for (index, bar) in bars.enumerated() {
            let top = index * BarChart.row
            let label = bar.label.text(page)
            let words = page.say(bar.words)
            drawing.text(PageWriter.escape(Drawing.short(label)), x: 0, y: top + 15)
            drawing.text(words, x: 100, y: top + 15, anchor: "end")
            let title = "\(PageWriter.escape(label)): \(words)"
            switch mark {
            case .bar: BarChart.bar(bar, from: zero, top: top, title: title, &drawing, x)
            case .point: BarChart.point(bar, top: top, title: title, &drawing, x)
            }
        }
        if scale.least < 0 { drawing.line(from: zero, 0, to: zero, bottom, style: "zero") }
        return drawing
    }

    private static func bar(
        _ bar: Bar, from zero: Double, top: Int, title: String, _ drawing: inout Drawing, _ x: (Double) -> Double
    ) {
        drawing.bar(x: 0.5, y: top + 22, width: 99, height: 14, style: "track")
        guard let value = bar.value else { return }
        let (from, to) = (min(zero, x(value)), max(zero, x(value)))
        drawing.bar(
            x: from, y: top + 22, width: value == 0 ? 0 : max(0.4, to - from), height: 14, style: "bar", words: title)
        if let interval = bar.interval {
            drawing.reach(from: x(interval.lowerBound), to: x(interval.upperBound), y: top + 29)
        }
    }

    private static func point(
        _ bar: Bar, top: Int, title: String, _ drawing: inout Drawing, _ x: (Double) -> Double
    ) {
        drawing.line(from: 0.5, top + 29, to: 99.5, top + 29, style: "grid")
        if let interval = bar.interval {
            let (low, high) = (x(interval.lowerBound), x(interval.upperBound))
            drawing.bar(x: low, y: top + 25, width: high - low, height: 8, style: "span", words: title)
        }
        guard let value = bar.value else { return }
        drawing.add(
            """
            <circle class="dot" cx="\(Drawing.percent(x(value)))" cy="\(top + 29)" r="6.5"><title>\(title)</title></circle>
            """)
    }

    private static func axis(
        _ scale: ChartScale, _ tick: (Double) -> Phrase, bottom: Int, _ drawing: inout Drawing, _ page: PageWriter,
        _ x: (Double) -> Double
    ) {
        let ticks = scale.ticks
        for (index, value) in ticks.enumerated() {
            let anchor = index == 0 ? "start" : index == ticks.count - 1 ? "end" : "middle"
            drawing.line(from: x(value), 20, to: x(value), bottom - 4, style: "grid")
            let place = index == 0 ? 0 : index == ticks.count - 1 ? 100 : x(value)
            drawing.text(page.say(tick(value)), x: place, y: bottom + 14, anchor: anchor, style: "q")
        }
    }
}

extension PageTable.Cell {
    /// Without markup and not escaped, for drawings.
    func text(_ page: PageWriter) -> String {
        switch self {
        case .name(let text): text
        case .words(let words): words.text(in: page.language, numbers: .typeset)
        case .number(let number): page.language.number(number)
        case .decimal(let value, let places, let isSigned):
            page.language.decimal(value, places: places, isSigned: isSigned)
        case .percent(let share, let places): page.language.percent(share, places: places)
        case .none: "–"
        }
    }
}
