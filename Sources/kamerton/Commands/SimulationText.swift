import Campaigning
import Formats
import Reports

/// A simulation on the terminal: the calendar as a heat map whose numbers are readable without colour, then tables.
struct SimulationText {
    let report: SimulationReport
    let console: Console

    /// Members who get so many messages and more are one line.
    private static let mostRows = 12
    /// Backgrounds of the 256 colours, from little to much, and the letters on them.
    private static let shades = [(194, 16), (151, 16), (108, 16), (65, 231), (22, 231)]

    func show() {
        let last = report.days.last?.date.description ?? ""
        let first = report.days.first?.date.description ?? ""
        let reached = report.members - report.silent
        console.out(
            Phrase(
                """
                \(first) to \(last) (\(report.zone)): \(report.sent, "message", "messages") to \(reached) of \
                \(report.members, "member", "members")
                """))
        blank()
        showCalendar()
        showCampaigns()
        showMembers()
        for pace in report.paces {
            console.out(
                Phrase(
                    """
                    \(pace.relays.joined(separator: ", ")): \(pace.perHour) an hour; the busiest day, \(pace.busiest), has \
                    \(pace.messages, "message", "messages"), \(pace.minutes / 60) h \(pace.minutes % 60) min
                    """))
        }
        if let forecast = report.loyalty {
            console.out(forecast.words)
            if let warning = forecast.warning { console.note(Phrase("warning: \(warning)")) }
        }
        for warning in report.warnings { console.note(Phrase("warning: \(warning.words)")) }
    }

    private func blank() { console.out(verbatim: "") }

    // MARK: The calendar

    private func showCalendar() {
        guard let first = report.days.first?.date, let last = report.days.last?.date else { return }
        let counts = Dictionary(report.days.map { ($0.date, $0.sent) }, uniquingKeysWith: { first, _ in first })
        let most = counts.values.max() ?? 0
        let width = max(5, String(most).count + 1)
        let names = Phrase("Mon Tue Wed Thu Fri Sat Sun").text(in: console.language).split(separator: " ").map(
            String.init)
        let total = Phrase("week").text(in: console.language)
        console.out(
            verbatim: pad("", 10) + names.map { " " + left($0, width) }.joined() + " " + left(total, width + 1))
        var monday = first.adding(days: -((first.weekday + 6) % 7))
        while monday <= last {
            let week = (0..<7).map { counts[monday.adding(days: $0)] }
            let cells = week.map { " " + cell($0, most: most, width: width) }.joined()
            let sum = week.compactMap(\.self).reduce(0, +)
            console.out(
                verbatim: monday.description + cells + " " + left(sum == 0 ? "·" : String(sum), width + 1))
            monday = monday.adding(days: 7)
        }
        blank()
    }

    private func cell(_ count: Int?, most: Int, width: Int) -> String {
        guard let count else { return pad("", width) }
        let text = left(count == 0 ? "·" : String(count), width)
        guard console.outputHasColor, count > 0 else { return text }
        let (back, letters) = SimulationText.shades[report.shade(count, most: most, of: SimulationText.shades.count)]
        return "\u{1B}[48;5;\(back);38;5;\(letters)m\(text)\u{1B}[0m"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Table.width(text)))
    }

    private func left(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - Table.width(text))) + text
    }

    // MARK: Tables

    private func showCampaigns() {
        var table = Table(
            Phrase("campaign"), Phrase("planned"), Phrase("sent"), Phrase("held back at first"), Phrase("will not go"),
            Phrase("waits at the end"))
        for campaign in report.campaigns where campaign.planned + campaign.occurrences > 0 {
            table.add(
                Phrase(verbatim: campaign.name), Phrase(verbatim: String(campaign.planned)),
                Phrase(verbatim: String(campaign.sent)), LedgerWords.list(campaign.held),
                LedgerWords.list(campaign.skipped), Phrase(verbatim: String(campaign.waiting + campaign.later)))
        }
        guard !table.rows.isEmpty else { return console.out(Phrase("nothing is due")) }
        console.out(table)
        blank()
    }

    private func showMembers() {
        guard report.members > 0 else { return }
        let most = report.perMember.max() ?? 1
        var table = Table(Phrase("messages"), Phrase("members"), Phrase(verbatim: ""))
        for (messages, members) in report.bins(SimulationText.mostRows) {
            let bar = String(repeating: "▇", count: most == 0 ? 0 : members * 40 / max(most, members))
            table.add(verbatim: [messages, String(members), bar])
        }
        console.out(table)
        blank()
        console.out(
            Phrase(
                """
                a member gets \(report.mean, places: 1) on average, half get \(report.quantile(0.5)) or fewer, one in twenty \
                \(report.quantile(0.95)) or more, the most \(report.most)
                """))
        if let share = report.promotionShare {
            console.out(Phrase("promotions: \(share * 100, places: 1) % of what counts for limits"))
        }
        guard report.silent > 0 else { return }
        let why = report.silence.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { Phrase("\($0.value) \($0.key.words)") }
        console.out(Phrase("\(report.silent, "member", "members") would never hear from you: \(Phrase(listing: why))"))
        for (title, shares) in [
            (Phrase("of the stages"), report.silentStages), (Phrase("of the segments"), report.silentSegments),
        ] where !shares.isEmpty {
            let words = shares.map { share in
                let name = share.name.isEmpty ? Phrase("without a stage") : Phrase(verbatim: share.name)
                return Phrase("\(name) \(share.members) of \(share.all)")
            }
            console.out(Phrase("  \(title): \(Phrase(listing: words))"))
        }
    }
}
