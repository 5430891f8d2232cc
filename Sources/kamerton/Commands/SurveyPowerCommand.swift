import Definitions
import Formats
import Reports
import Store

/// `kamerton survey power`
enum SurveyPowerCommand {
    static let command = Command(
        "survey power", summary: Phrase("how many answers and invitations a survey takes"),
        discussion: Phrase(
            """
            Before you ask: how many answers make the number as sharp as you need it, and how many invitations that takes.

              kamerton survey power --margin 5                     a share or a score, give or take 5 points
              kamerton survey power --margin 5 --rate 30% --population 4000
              kamerton survey power --difference 10 --campaign nps-quarterly

            A margin is how far the interval reaches to each side; a difference is what is to be shown between two waves, in
            four of five trials (--power). Without --campaign the worst case is taken, in which opinions differ as much as they
            can; with it, the spread of the scores that the survey has had so far, and its response rate unless --rate says
            another. --population corrects for a small community: whoever has asked everyone knows everything.
            """),
        options: [
            .init(
                name: "--margin", value: "POINTS",
                help: Phrase("this far to each side, in points of per cent or of NPS")),
            .init(name: "--difference", value: "POINTS", help: Phrase("a difference of so much between two waves")),
            .init(name: "--confidence", value: "PERCENT", help: Phrase("how sure (default 95)")),
            .init(
                name: "--power", value: "PERCENT", help: Phrase("how often a difference is to be shown (default 80)")),
            .init(name: "--population", value: "N", help: Phrase("how many members could be asked")),
            .init(name: "--rate", value: "PERCENT", help: Phrase("how many of those who are asked answer: 30%")),
            .init(
                name: "--campaign", value: "CAMPAIGN",
                help: Phrase("a survey with an NPS question, for its spread and rate")),
        ]
    ) { invocation in
        let (wish, campaign) = try wish(invocation)
        let power = SurveyPower(wish)
        if invocation.isJSON {
            invocation.printJSON(power.json)
        } else {
            for line in lines(power, campaign) { invocation.console.out(line) }
        }
        return .done
    }

    private static func wish(_ invocation: Invocation) throws -> (SurveyPower.Wish, campaign: String?) {
        var wish = SurveyPower.Wish()
        wish.margin = try number("--margin", invocation, above: 0, to: 100)
        wish.difference = try number("--difference", invocation, above: 0, to: 200)
        guard wish.margin != nil || wish.difference != nil else {
            throw UsageError(
                message: Phrase("say how sharp the number is to be"),
                suggestion: Phrase("--margin 5, or --difference 5"), command: "survey power")
        }
        wish.confidence = try number("--confidence", invocation, above: 50, to: 99.99) ?? wish.confidence
        wish.power = try number("--power", invocation, above: 50, to: 99.99) ?? wish.power
        wish.rate = try number("--rate", invocation, above: 0, to: 100).map { $0 / 100 }
        wish.population = try invocation.integer("--population")
        if let population = wish.population, population < 2 {
            throw UsageError(message: Phrase("--population must be at least 2"), command: "survey power")
        }
        guard let name = invocation.value("--campaign") else { return (wish, nil) }
        let workspace = try invocation.workspace()
        let campaign = try SurveyArgument.campaign(name, workspace)
        guard let question = campaign.npsQuestion else {
            throw CommandError(message: Phrase("the survey \(name) has no question of type nps"), exitCode: .usage)
        }
        let store = try invocation.existingStore(of: workspace)
        let report = try NPSReport(
            store,
            scope: ReportScope(
                campaign: campaign.name, formerCampaign: campaign.was, question: question.id, now: invocation.now),
            workspace: workspace)
        let total = report.total
        let score = NetScore(promoters: total.promoters, passives: total.passives, detractors: total.detractors)
        if total.count < 10 {
            invocation.console.note(
                Phrase(
                    "\(name) has \(total.count, "answer", "answers"), too few to tell how they spread: the worst case"))
        } else {
            wish.netVariance = score.variance
        }
        if wish.rate == nil, let rate = report.responseRate, rate > 0 { wish.rate = rate }
        return (wish, campaign.name)
    }

    private static func number(
        _ option: String, _ invocation: Invocation, above least: Double, to most: Double
    ) throws -> Double? {
        guard let text = invocation.value(option) else { return nil }
        let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let value = Double(digits.replacing(",", with: ".")), value > least, value <= most else {
            throw UsageError(
                message: Phrase(
                    "\(option) \(text) is not a number above \(Figures.short(least)) and up to \(Figures.short(most))"),
                command: "survey power")
        }
        return value
    }

    // MARK: Words

    private static func lines(_ power: SurveyPower, _ campaign: String?) -> [Phrase] {
        let wish = power.wish
        let sure = Figures.short(wish.confidence)
        var lines: [Phrase] = []
        for row in power.rows {
            if !lines.isEmpty { lines.append(Phrase("")) }
            lines.append(head(row, sure, Figures.short(wish.power)))
            lines.append(answers(row))
            if let invitations = row.invitations, let rate = wish.rate {
                let percent = Figures.short((rate * 1000).rounded() / 10)
                lines.append(Phrase("  \(invitations, "invitation", "invitations"), if \(percent) % answer"))
            }
            if let reachable = row.reachable, let population = wish.population {
                let points = Figures.short((reachable * 10).rounded() / 10)
                lines.append(
                    row.difference == nil
                        ? Phrase(
                            "  that is more than the \(population, "member", "members") there are: asking all of them gives ±\(points) points"
                        )
                        : Phrase(
                            "  that is more than the \(population, "member", "members") there are: asking all of them twice shows a difference of \(points) points"
                        ))
            }
        }
        lines.append(Phrase(""))
        if let variance = wish.netVariance, let campaign {
            let spread = Figures.short(variance.squareRoot().rounded())
            lines.append(
                Phrase(
                    "The spread of the score is that of \(campaign) so far: a standard deviation of \(spread) points."))
        } else {
            lines.append(
                Phrase(
                    "Of the worst case: half say one thing and half the other. With --campaign, what a survey has had so far."
                ))
        }
        if wish.rate == nil { lines.append(Phrase("How many invitations that takes, --rate 30% says.")) }
        return lines
    }

    private static func head(_ row: SurveyPower.Row, _ sure: Phrase, _ power: Phrase) -> Phrase {
        let points = Figures.short(row.difference ?? row.margin ?? 0)
        return switch (row.measure, row.difference == nil) {
        case (.share, true): Phrase("A share, give or take \(points) points at \(sure) %:")
        case (.nps, true): Phrase("An NPS, give or take \(points) points at \(sure) %:")
        case (.share, false):
            Phrase(
                "A difference of \(points) points between the shares of two waves, shown at \(sure) % in \(power) % of trials:"
            )
        case (.nps, false):
            Phrase(
                "A difference of \(points) points between the NPS of two waves, shown at \(sure) % in \(power) % of trials:"
            )
        }
    }

    private static func answers(_ row: SurveyPower.Row) -> Phrase {
        row.difference == nil
            ? Phrase("  \(row.answers, "answer", "answers")")
            : Phrase("  \(row.answers, "answer", "answers") in each wave")
    }
}
