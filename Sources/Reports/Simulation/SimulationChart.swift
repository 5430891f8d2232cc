internal import Campaigning
internal import Definitions
internal import Formats

/// The drawings of a simulation's page, as SVG. What they show stands in `title` elements and in a label for those who do not see.
struct SimulationChart {
    let report: SimulationReport
    let language: Language

    private static let cell = 30
    private static let gap = 3

    private func say(_ phrase: Phrase) -> String { SimulationPage.escape(phrase.text(in: language)) }

    // MARK: The calendar

    /// Weeks from left to right, days from Monday down.
    var calendar: String {
        guard let first = report.days.first?.date else { return "" }
        let (cell, step) = (SimulationChart.cell, SimulationChart.cell + SimulationChart.gap)
        let monday = first.adding(days: -((first.weekday + 6) % 7)).daysSince1970
        let most = report.days.map(\.sent).max() ?? 0
        let names = Phrase("Mon Tue Wed Thu Fri Sat Sun").text(in: language).split(separator: " ")
        var parts = names.enumerated().map { row, name in
            "<text x=\"0\" y=\"\(24 + row * step + 19)\">\(SimulationPage.escape(String(name)))</text>"
        }
        var lastMonth = 0
        for day in report.days {
            let (week, row) = ((day.date.daysSince1970 - monday) / 7, (day.date.weekday + 6) % 7)
            let (x, y) = (34 + week * step, 24 + row * step)
            if day.date.month != lastMonth, row == 0 || day.date == first {
                parts.append("<text x=\"\(x)\" y=\"14\">\(day.date.description.prefix(7))</text>")
                lastMonth = day.date.month
            }
            let shade = day.sent == 0 ? 0 : 1 + report.shade(day.sent, most: most, of: 5)
            parts.append(
                """
                <rect class="s\(shade)" x="\(x)" y="\(y)" width="\(cell)" height="\(cell)" rx="4"><title>\(words(day))</title></rect>
                """)
        }
        let weeks = (report.days.last.map { $0.date.daysSince1970 - monday } ?? 0) / 7 + 1
        let label = say(
            Phrase(
                "\(report.sent, "message", "messages") in \(report.days.count, "day", "days"), at most \(most) a day"))
        return svg(34 + weeks * step, 24 + 7 * step, label, parts) + table
    }

    private func words(_ day: SimulationReport.Day) -> String {
        let lines = day.campaigns.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        return SimulationPage.escape((["\(day.date): \(day.sent)"] + lines).joined(separator: "\n"))
    }

    /// The same as a table, for those who read rather than see.
    private var table: String {
        let rows = report.days.filter { $0.sent > 0 }.map { day in
            let campaigns = day.campaigns.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return """
                <tr><th scope="row">\(day.date)</th><td class="n">\(day.sent)</td><td>\(SimulationPage.escape(campaigns))</td></tr>
                """
        }
        guard !rows.isEmpty else { return "" }
        let heads = [Phrase("day"), Phrase("messages"), Phrase("campaigns")].map { "<th scope=\"col\">\(say($0))</th>" }
        return """
            <details><summary>\(say(Phrase("Day by day")))</summary><div class="wide"><table><thead><tr>\(heads.joined())</tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></details>
            """
    }

    // MARK: Messages a member

    var members: String {
        let bins = report.bins(16)
        let most = max(1, bins.map(\.members).max() ?? 1)
        let (width, height) = (38, 130)
        var parts: [String] = []
        for (index, bin) in bins.enumerated() {
            let tall = bin.members == 0 ? 0 : max(1, bin.members * height / most)
            let x = index * (width + 6)
            parts.append(
                """
                <rect class="bar" x="\(x)" y="\(20 + height - tall)" width="\(width)" height="\(tall)" rx="3"/>\
                <text x="\(x + width / 2)" y="\(14 + height - tall)" text-anchor="middle">\(bin.members)</text>\
                <text x="\(x + width / 2)" y="\(height + 36)" text-anchor="middle">\(bin.messages)</text>
                """)
        }
        let label = say(
            Phrase(
                """
                a member gets \(report.mean.words) on average, half get \(report.quantile(0.5)) or fewer, one in twenty \
                \(report.quantile(0.95)) or more, the most \(report.most)
                """))
        return svg(bins.count * (width + 6), height + 44, label, parts) + "<p>\(label)</p>"
    }

    private func svg(_ width: Int, _ height: Int, _ label: String, _ parts: [String]) -> String {
        """
        <svg role="img" aria-label="\(label)" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
        \(parts.joined(separator: "\n"))
        </svg>
        """
    }
}
