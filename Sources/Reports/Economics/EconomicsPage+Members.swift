package import Formats

extension EconomicsPage {
    /// The community against the others.
    static func blocks(_ value: GroupValue) -> [any PageBlock] {
        (value.verdict.map { [PageText($0, .verdict)] } ?? []) + [
            sides(value, Phrase("Who is in the community: \(value.filter ?? "")"))
        ]
    }

    /// Those whom members brought against the others.
    static func blocks(ofBrought value: GroupValue) -> [any PageBlock] {
        [value.verdictOnBrought, value.worth].compactMap { $0.map { PageText($0, .verdict) } } + [
            sides(value, Phrase("Members whom others brought, and those who came by themselves"))
        ]
    }

    private static func sides(_ value: GroupValue, _ caption: Phrase) -> PageTable {
        func amount(_ number: Double?) -> PageTable.Cell {
            number.map { .decimal($0, places: 2, isSigned: false) } ?? .none
        }
        return PageTable(
            caption,
            [
                .words(Phrase("members")), .number(Phrase("n")), .number(Phrase("buyers")),
                .number(Phrase("paid by a member")), .number(Phrase("paid by a buyer")),
                .number(Phrase("average order")), .number(Phrase("came again")),
            ],
            rows: value.sides.map { name, side in
                .init([
                    .words(name), .number(side.members), .number(side.buyers), amount(side.paid.mean),
                    amount(side.paidByBuyers.mean), amount(side.amounts.mean),
                    side.coming.share.map { .percent($0, places: 1) } ?? .none,
                ])
            }, hasVisibleCaption: true)
    }

    /// The fatigue curve.
    static func blocks(_ fatigue: FatigueCurve) -> [any PageBlock] {
        func cell(_ share: Proportion) -> PageTable.Cell { share.share.map { .percent($0, places: 1) } ?? .none }
        let table = PageTable(
            Phrase("By the offers that a member had got in the 30 days before a message"),
            [
                .words(Phrase("offers before")), .number(Phrase("messages")), .number(Phrase("clicked")),
                .number(Phrase("answered")), .number(Phrase("left")),
            ],
            rows: fatigue.rows.map { row in
                .init([.words(row.offers), .number(row.messages), cell(row.clicks), cell(row.answers), cell(row.left)])
            }, hasVisibleCaption: true)
        let bars = BarChart(
            Phrase("Members who left after a message, per cent, by the offers before it"),
            fatigue.rows.map { row in
                BarChart.Bar(
                    .words(row.offers), row.left.share.map { $0 * 100 },
                    interval: row.left.interval(confidence: 0.95).map { $0.lowerBound * 100...$0.upperBound * 100 },
                    words: Phrase("\((row.left.share ?? 0) * 100, places: 2) % · n \(row.messages)"))
            }, table: table)
        var blocks: [any PageBlock] = fatigue.verdict.map { [PageText($0, .verdict)] } ?? []
        if let load = fatigue.load { blocks.append(PageText(EconomicsReport.load(load, fatigue))) }
        return blocks + [bars]
    }
}

extension EconomicsReport {
    /// How many messages a member gets.
    package static func load(_ load: Double, _ fatigue: FatigueCurve) -> Phrase {
        Phrase(
            """
            A member got \(load, places: 2) messages in 30 days; \(fatigue.promotions) of \(fatigue.messages, "message", "messages") \
            were offers.
            """)
    }
}
