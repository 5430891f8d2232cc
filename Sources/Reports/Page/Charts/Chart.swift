package import Formats

/// A drawing with its words: what it is, what is to be seen in it, and the same numbers as a table.
package protocol Chart: PageBlock {
    var title: Phrase { get }
    /// One sentence: what is to be seen.
    var summary: Phrase? { get }
    var table: PageTable { get }
    /// What stands between the title and the drawing: a legend.
    func legend(in page: inout PageWriter) -> String
    func drawing(in page: inout PageWriter) -> Drawing
}

extension Chart {
    package func legend(in page: inout PageWriter) -> String { "" }

    package func write(to page: inout PageWriter) {
        let (titleID, summaryID) = (page.newID(), page.newID())
        let words = summary.map { "<span id=\"\(summaryID)\">\(page.say($0))</span>" } ?? ""
        let described = summary == nil ? "" : " aria-describedby=\"\(summaryID)\""
        page.add("<figure>\n<figcaption><strong id=\"\(titleID)\">\(page.say(title))</strong>\(words)</figcaption>")
        let legend = legend(in: &page)
        if !legend.isEmpty { page.add(legend) }
        let drawing = drawing(in: &page)
        let size = drawing.width.map { " width=\"\($0)\"" } ?? " width=\"100%\""
        let description = summary.map { "<desc>\(page.say($0))</desc>" } ?? ""
        let svg = """
            <svg role="img" aria-labelledby="\(titleID)"\(described)\(size) height="\(drawing.height)">\
            <title>\(page.say(title))</title>\(description)
            \(drawing.parts.joined(separator: "\n"))
            </svg>
            """
        page.add(
            drawing.width == nil
                ? svg
                : "<div class=\"wide\" role=\"region\" aria-labelledby=\"\(titleID)\" tabindex=\"0\">\(svg)</div>")
        page.add("<details><summary>\(page.say(Phrase("The numbers as a table")))</summary>")
        table.write(to: &page)
        page.add("</details>\n</figure>")
    }
}

/// The parts of a drawing. Across, everything is in per cent of the width, so that a drawing fills a phone and a sheet of paper
/// alike while its letters keep their size; down, in pixels.
package struct Drawing: Sendable {
    /// Nil is as wide as there is room.
    package let width: Int?
    package let height: Int
    package private(set) var parts: [String] = []

    package init(width: Int? = nil, height: Int) { (self.width, self.height) = (width, height) }

    package mutating func add(_ markup: String) { parts.append(markup) }

    /// - Parameter anchor: `start`, `middle` or `end`.
    mutating func text(_ markup: String, x: Double, y: Int, anchor: String = "start", style: String = "") {
        let look = style.isEmpty ? "" : " class=\"\(style)\""
        let place = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
        parts.append("<text x=\"\(Drawing.percent(x))\" y=\"\(y)\"\(place)\(look)>\(markup)</text>")
    }

    mutating func line(from x1: Double, _ y1: Int, to x2: Double, _ y2: Int, style: String) {
        parts.append(
            """
            <line class="\(style)" x1="\(Drawing.percent(x1))" y1="\(y1)" x2="\(Drawing.percent(x2))" y2="\(y2)"/>
            """)
    }

    /// - Parameter words: shown by the pointer, escaped.
    mutating func bar(x: Double, y: Int, width: Double, height: Int, style: String, words: String = "") {
        let title = words.isEmpty ? "/>" : "><title>\(words)</title></rect>"
        parts.append(
            """
            <rect class="\(style)" x="\(Drawing.percent(x))" y="\(y)" width="\(Drawing.percent(max(0, width)))" \
            height="\(height)" rx="2"\(title)
            """)
    }

    /// An interval: a line with an end on each side, on a pale ground so that it is seen on a bar.
    mutating func reach(from low: Double, to high: Double, y: Int, half: Int = 5) {
        line(from: low, y, to: high, y, style: "halo")
        line(from: low, y, to: high, y, style: "reach")
        line(from: low, y - half, to: low, y + half, style: "reach")
        line(from: high, y - half, to: high, y + half, style: "reach")
    }

    /// `12.34%`.
    static func percent(_ value: Double) -> String { plain(value) + "%" }

    /// With two places at most, the same on every machine.
    static func plain(_ value: Double) -> String {
        let units = Int((value * 100).rounded())
        let (whole, part) = (abs(units) / 100, abs(units) % 100)
        let text =
            part == 0
            ? "\(whole)" : part % 10 == 0 ? "\(whole).\(part / 10)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
        return (units < 0 ? "-" : "") + text
    }

    /// Cut to what fits on a phone; all of it is in the table.
    static func short(_ text: String, to length: Int = 26) -> String {
        text.count > length ? String(text.prefix(length - 1)) + "…" : text
    }
}

/// From numbers to places on a drawing.
package struct ChartScale: Sendable, Hashable {
    package let least: Double
    package let most: Double

    package init(_ least: Double, _ most: Double) {
        (self.least, self.most) = (least, most > least ? most : least + 1)
    }

    /// Around all of these and nothing, with ends that are round.
    package init(around values: [Double]) {
        let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 1))
        let step = ChartScale.step(high - low)
        self.init((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    }

    /// 0 to 1 within the scale.
    package func place(_ value: Double) -> Double { min(1, max(0, (value - least) / (most - least))) }

    /// Round values, the ends among them.
    package var ticks: [Double] {
        let step = ChartScale.step(most - least)
        let count = Int(((most - least) / step).rounded())
        return (0...max(1, count)).map { least + Double($0) * step }
    }

    /// A quarter of a span or so: 1, 2, 2.5 or 5 of some power of ten.
    private static func step(_ span: Double) -> Double {
        guard span > 0 else { return 1 }
        var power = 1.0
        while power * 10 <= span / 4 { power *= 10 }
        while power > span / 4 { power /= 10 }
        let times = span / 4 / power
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 2.5 ? 2.5 : times <= 5 ? 5 : 10)
    }
}
