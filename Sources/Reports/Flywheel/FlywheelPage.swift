package import Definitions
package import Formats
internal import Store

/// How the flywheel turns, as a page.
package struct FlywheelPage {
    private let report: FlywheelReport
    private let workspace: Workspace
    private let language: Language

    package init(_ report: FlywheelReport, _ workspace: Workspace, language: Language) {
        (self.report, self.workspace, self.language) = (report, workspace, language)
    }

    package var html: String {
        var page = ReportPage(
            Phrase("How the flywheel turns"), of: workspace.definition, from: report.from, until: report.until,
            now: report.now, language: language)
        page.blocks = [figures, PageSection(Phrase("Attract, engage, delight"), [trend, months])]
        if let flow = report.flow {
            page.blocks.append(PageSection(Phrase("How members move between the stages"), [stages(flow), moves(flow)]))
            page.blocks.append(PageSection(Phrase("Where and why they leave"), frictions(flow)))
        }
        page.blocks.append(PageSection(Phrase("Who meets us how"), [coverage]))
        page.blocks.append(PageSection(Phrase("What the campaigns have moved"), effects))
        page.notes = [
            Phrase(
                """
                A member counts once in each month. Days in a stage are those of members who moved on; stalled is who is there \
                for longer than three quarters of them took. What was seen before members left is no proof of why they did. \
                Groups of fewer than \(StageFlow.minimum) members are not told of.
                """)
        ]
        return page.html
    }

    private func sum(_ measure: FlywheelCount.Measure) -> Int { report.months.reduce(0) { $0 + $1[measure] } }

    private var figures: KeyFigures {
        var figures: [KeyFigures.Figure] = [
            .init(Phrase("\(sum(.joined))"), Phrase("joined")),
            .init(Phrase("\(sum(.firstPurchase))"), Phrase("bought for the first time")),
        ]
        if let last = report.months.last {
            figures.append(.init(Phrase("\(last[.rang])"), Phrase("told others"), note: Phrase("in \(last.name)")))
        }
        if let share = report.unheard.share {
            figures.append(
                .init(
                    Phrase("\(share * 100, places: 0) %"), Phrase("heard nothing from us"),
                    note: Phrase("of \(report.unheard.members, "member", "members")")))
        }
        return KeyFigures(figures)
    }

    private var trend: TrendChart {
        TrendChart(
            Phrase("Members who told others, by month"),
            report.months.map {
                TrendChart.Point($0.name, Double($0[.rang]), interval: nil, count: $0[.rang])
            }, table: months
        ) { Phrase("\($0, places: 0)") }
    }

    private var months: PageTable {
        PageTable(
            Phrase("Members by month"),
            [.words(Phrase("month"))] + FlywheelCount.Measure.allCases.map { .number($0.words) },
            rows: report.months.map { month in
                .init([.name(month.name)] + FlywheelCount.Measure.allCases.map { .number(month[$0]) })
            }, hasVisibleCaption: true)
    }

    private func stages(_ flow: StageFlow) -> PageTable {
        PageTable(
            Phrase("Stages: who is there, who came and went, and how long it took"),
            [
                .words(Phrase("stage")), .number(Phrase("members")), .number(Phrase("came in")),
                .number(Phrase("moved on")), .number(Phrase("fell back")), .number(Phrase("lost")),
                .number(Phrase("typical days")), .number(Phrase("slow from")), .number(Phrase("stalled")),
            ],
            rows: flow.stages.map { stage in
                .init([
                    .name(stage.name), .number(stage.members), .number(stage.cameIn), .number(stage.movedOn),
                    .number(stage.fellBack), .number(stage.lost), stage.typical.map { .number($0) } ?? .none,
                    stage.slow.map { .number($0) } ?? .none, stage.slow == nil ? .none : .number(stage.stalled),
                ])
            }, hasVisibleCaption: true)
    }

    /// Moves a month, those from no stage left out.
    private func moves(_ flow: StageFlow) -> PageTable {
        let months = report.months.suffix(12).map(\.name)
        var pairs: [(from: String, to: String)] = []
        for move in flow.moves {
            guard let from = move.from, !pairs.contains(where: { $0 == (from, move.to) }) else { continue }
            pairs.append((from, move.to))
        }
        let order = flow.stages.map(\.name)
        func place(_ stage: String) -> Int { order.firstIndex(of: stage) ?? order.count }
        pairs.sort { (place($0.from), place($0.to)) < (place($1.from), place($1.to)) }
        return PageTable(
            Phrase("Moves by month"), [.words(Phrase("move"))] + months.map { .number(Phrase(verbatim: $0)) },
            rows: pairs.map { pair in
                .init(
                    [.name("\(pair.from) → \(pair.to)")]
                        + months.map { month in
                            .number(
                                flow.moves.filter { $0.from == pair.from && $0.to == pair.to && $0.month == month }
                                    .reduce(0) { $0 + $1.moves })
                        })
            }, hasVisibleCaption: true)
    }

    private func frictions(_ flow: StageFlow) -> [any PageBlock] {
        guard let lost = flow.lostStage else {
            return [PageText(Phrase("No stage is that of members who stayed away: the last one asks for no absence."))]
        }
        guard !flow.frictions.isEmpty else {
            return [PageText(Phrase("Fewer than \(StageFlow.minimum) members have moved to \(lost) in this period."))]
        }
        return flow.frictions.map { friction in
            PageTable(
                Phrase(
                    """
                    \(friction.left.members, "member", "members") went from \(friction.stage) to \(lost): what was seen in the \
                    \(StageFlow.window) days before, against those who are in \(friction.stage) now
                    """),
                [.words(Phrase("sign")), .number(Phrase("who left")), .number(Phrase("who are there"))],
                rows: StageFlow.Sign.allCases.map { sign in
                    .init([
                        .words(sign.words),
                        .percent(Double(sign.count(friction.left)) / Double(friction.left.members), places: 0),
                        friction.present.map {
                            .percent(Double(sign.count($0)) / Double($0.members), places: 0)
                        } ?? .none,
                    ])
                }, hasVisibleCaption: true)
        } as [any PageBlock]
    }

    private var coverage: PageTable {
        PageTable(
            Phrase("Share of the members of each stage who met us in each way, per cent"),
            [.words(Phrase("stage")), .number(Phrase("members"))]
                + FlywheelReport.touchpoints.map { .number($0.words) },
            rows: report.touches.map { touch in
                .init(
                    [touch.stage.map { .name($0) } ?? .words(Phrase("without a stage")), .number(touch.members)]
                        + FlywheelReport.touchpoints.map { point in
                            touch.members > 0
                                ? .percent(Double(touch.count(point.key)) / Double(touch.members), places: 0) : .none
                        })
            })
    }

    private var effects: [any PageBlock] {
        guard !report.effects.isEmpty else {
            return [
                PageText(
                    Phrase(
                        "No campaign has a goal and members who were held out, so nobody knows what the campaigns have moved."
                    ))
            ]
        }
        return [
            PageTable(
                Phrase("Each campaign's goal among those who were to get it and those who were held out"),
                [
                    .words(Phrase("campaign")), .words(Phrase("goal")), .number(Phrase("got it")),
                    .number(Phrase("held out")), .words(Phrase("difference")),
                ],
                rows: report.effects.map { effect in
                    func share(_ part: Proportion) -> PageTable.Cell {
                        part.share.map { .percent($0, places: 1) } ?? .none
                    }
                    return .init([
                        .name(effect.title), .name(effect.goal), share(effect.lift.comparison.group),
                        share(effect.lift.comparison.baseline), .words(effect.words),
                    ])
                })
        ]
    }
}
