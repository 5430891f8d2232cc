package import Formats

/// Values over time: points joined by a line, in the band of their intervals, each with its n.
package struct TrendChart: Chart {
    package struct Point: Sendable {
        /// `2026-Q3`.
        package let label: String
        package let value: Double
        package let interval: ClosedRange<Double>?
        package let count: Int

        package init(_ label: String, _ value: Double, interval: ClosedRange<Double>?, count: Int) {
            (self.label, self.value, self.interval, self.count) = (label, value, interval, count)
        }
    }

    package let title: Phrase
    package let summary: Phrase?
    package let points: [Point]
    package let table: PageTable
    package let scale: ChartScale?
    package let tick: @Sendable (Double) -> Phrase

    package init(
        _ title: Phrase, summary: Phrase? = nil, _ points: [Point], table: PageTable, scale: ChartScale? = nil,
        tick: @escaping @Sendable (Double) -> Phrase
    ) {
        (self.title, self.summary, self.points, self.table) = (title, summary, points, table)
        (self.scale, self.tick) = (scale, tick)
    }

    private static let (top, bottom, height) = (22, 200, 244)

    package func drawing(in page: inout PageWriter) -> Drawing {
        let values = points.flatMap { point in
            [point.value, point.interval?.lowerBound, point.interval?.upperBound].compactMap(\.self)
        }
        let scale = scale ?? ChartScale(around: values)
        var drawing = Drawing(height: TrendChart.height)
        drawing.add(curves(scale))
        for value in scale.ticks {
            let y = TrendChart.y(value, scale)
            drawing.line(from: 0, Int(y), to: 100, Int(y), style: value == 0 ? "zero" : "grid")
            drawing.text(page.say(tick(value)), x: 0, y: Int(y) - 4, style: "q")
        }
        // Labels that would touch on a phone are left out, the latest never; the table has them all.
        let stride = max(1, (points.count + 4) / 5)
        for (index, point) in points.enumerated() {
            let (x, y) = (x(index), Int(TrendChart.y(point.value, scale)))
            let words = page.say(tick(point.value))
            if let interval = point.interval {
                let ends = (TrendChart.y(interval.lowerBound, scale), TrendChart.y(interval.upperBound, scale))
                drawing.line(from: x, Int(ends.0), to: x, Int(ends.1), style: "reach")
            }
            drawing.add(
                """
                <circle class="point" cx="\(Drawing.percent(x))" cy="\(y)" r="4.5"><title>\(PageWriter.escape(point.label)): \
                \(words), n \(page.language.number(point.count))</title></circle>
                """)
            guard (points.count - 1 - index) % stride == 0 else { continue }
            drawing.text(words, x: x > 75 ? x - 1.5 : x + 1.5, y: y - 8, anchor: x > 75 ? "end" : "start")
            drawing.text(PageWriter.escape(point.label), x: x, y: TrendChart.bottom + 22, anchor: "middle", style: "q")
            drawing.text(
                "n \(page.language.number(point.count))", x: x, y: TrendChart.bottom + 38, anchor: "middle", style: "q")
        }
        return drawing
    }

    /// The line and the band, stretched across: their strokes are not.
    private func curves(_ scale: ChartScale) -> String {
        func place(_ index: Int, _ value: Double) -> String {
            "\(Drawing.plain(x(index))),\(Drawing.plain(TrendChart.y(value, scale)))"
        }
        let reaches = points.enumerated().compactMap { index, point in point.interval.map { (index, $0) } }
        var parts = ""
        if reaches.count > 1 {
            let upper = reaches.map { place($0.0, $0.1.upperBound) }
            let lower = reaches.reversed().map { place($0.0, $0.1.lowerBound) }
            parts += "<polygon class=\"band\" points=\"\((upper + lower).joined(separator: " "))\"/>"
        }
        if points.count > 1 {
            let line = points.enumerated().map { place($0.offset, $0.element.value) }.joined(separator: " ")
            parts += "<polyline class=\"curve\" vector-effect=\"non-scaling-stroke\" points=\"\(line)\"/>"
        }
        return """
            <svg x="0" y="0" width="100%" height="\(TrendChart.height)" viewBox="0 0 100 \(TrendChart.height)" \
            preserveAspectRatio="none">\(parts)</svg>
            """
    }

    private func x(_ index: Int) -> Double {
        points.count == 1 ? 50 : 14 + 76 * Double(index) / Double(points.count - 1)
    }

    private static func y(_ value: Double, _ scale: ChartScale) -> Double {
        Double(bottom) - Double(bottom - top) * scale.place(value)
    }
}
