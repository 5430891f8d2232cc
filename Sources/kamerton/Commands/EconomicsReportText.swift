import Definitions
import Formats
import Reports

/// What members buy, in words and tables.
struct EconomicsReportText {
    private let report: EconomicsReport
    private let workspace: Workspace

    init(_ report: EconomicsReport, _ workspace: Workspace) { (self.report, self.workspace) = (report, workspace) }

    func show(on console: Console) {
        let orders = report.orders
        guard orders.orders > 0 else {
            console.out(Phrase("Nobody has bought in this period."))
            return
        }
        console.out(
            Phrase(
                """
                \(orders.orders, "order", "orders") of \(orders.buyers, "buyer", "buyers"), \(orders.newBuyers) of them new; \
                \(report.members, "member", "members") in all
                """))
        if let share = orders.repeatRate.share, let interval = orders.repeatRate.interval(confidence: 0.95) {
            console.out(
                Phrase(
                    """
                    \(share * 100, places: 1) % of buyers came again (95 % interval \(interval.lowerBound * 100, places: 1) to \
                    \(interval.upperBound * 100, places: 1) %, n \(orders.buyers))
                    """))
        }
        if let average = orders.averageOrder, let frequency = orders.frequency {
            console.out(
                Phrase(
                    """
                    average order \(average, places: 2) (n \(orders.paid)), orders of a buyer \(frequency, places: 2), revenue \
                    \(orders.revenue, places: 2)
                    """))
        }
        if let discounts = orders.discounts { console.out(discounts) }
        if let change = report.change { console.out(change) }
        cohorts(on: console)
        console.out(Phrase(""))
        outlook(on: console)
        community(on: console)
        wordOfMouth(on: console)
        fatigue(on: console)
    }

    private func community(on console: Console) {
        guard let value = report.community else { return }
        console.out(Phrase(""))
        console.out(Phrase("Who is in the community: \(printable(value.filter ?? ""))"))
        console.out(EconomicsReportText.table(value))
        if let verdict = value.verdict { console.out(verdict) }
    }

    private func wordOfMouth(on console: Console) {
        guard let value = report.brought else { return }
        console.out(Phrase(""))
        if let worth = value.worth { console.out(worth) }
        console.out(EconomicsReportText.table(value))
        if let verdict = value.verdictOnBrought { console.out(verdict) }
    }

    private static func table(_ value: GroupValue) -> Table {
        var table = Table(
            Phrase("members"), Phrase("n"), Phrase("buyers"), Phrase("paid by a member"), Phrase("paid by a buyer"),
            Phrase("average order"), Phrase("came again"))
        func words(_ number: Double?) -> Phrase { number.map { Phrase("\($0, places: 2)") } ?? Phrase(verbatim: "-") }
        for (name, side) in value.sides {
            table.add(
                name, Phrase("\(side.members)"), Phrase("\(side.buyers)"), words(side.paid.mean),
                words(side.paidByBuyers.mean), words(side.amounts.mean),
                side.coming.share.map { Phrase("\($0 * 100, places: 1) %") } ?? Phrase(verbatim: "-"))
        }
        return table
    }

    private func fatigue(on console: Console) {
        guard let fatigue = report.fatigue else { return }
        func words(_ share: Proportion) -> Phrase {
            share.share.map { Phrase("\($0 * 100, places: 1) %") } ?? Phrase(verbatim: "-")
        }
        var table = Table(
            Phrase("offers before"), Phrase("messages"), Phrase("clicked"), Phrase("answered"), Phrase("left"))
        for row in fatigue.rows {
            table.add(row.offers, Phrase("\(row.messages)"), words(row.clicks), words(row.answers), words(row.left))
        }
        console.out(Phrase(""))
        console.out(Phrase("What became of messages, by the offers that the member had got in the 30 days before:"))
        console.out(table)
        if let verdict = fatigue.verdict { console.out(verdict) }
        if let load = fatigue.load { console.out(EconomicsReport.load(load, fatigue)) }
    }

    private func cohorts(on console: Console) {
        let shown = report.cohorts.suffix(13)
        guard !shown.isEmpty else { return }
        let months = min(12, shown.map(\.active.count).max() ?? 0)
        var table = Table(
            [Phrase("cohort"), Phrase("n")] + (0..<months).map { Phrase("+\($0 + 1)") })
        for cohort in shown {
            let shares = (0..<months).map { month in
                month < cohort.active.count
                    ? Phrase("\(Double(cohort.active[month]) / Double(cohort.members) * 100, places: 0) %")
                    : Phrase(verbatim: "")
            }
            table.add([Phrase(verbatim: cohort.month), Phrase("\(cohort.members)")] + shares)
        }
        console.out(Phrase(""))
        console.out(Phrase("Who bought in the months after their first purchase:"))
        console.out(table)
    }

    private func outlook(on console: Console) {
        guard let outlook = report.outlook else {
            console.out(EconomicsReport.tooLittle)
            return
        }
        console.out(outlook.presence)
        if let confession = outlook.confession { console.out(confession) }
        var table = Table(Phrase("in the next"), Phrase("purchases"), Phrase("of one member"))
        for (weeks, purchases) in outlook.ahead {
            table.add(
                Phrase("\(Int(weeks), "week", "weeks")"), Phrase("\(purchases, places: 0)"),
                Phrase("\(purchases / Double(outlook.fit.members), places: 2)"))
        }
        console.out(table)
    }
}
