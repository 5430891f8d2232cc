import Definitions
import Formats
import Reports
import Store

/// Answers in words, for people.
struct AnswersText {
    private let report: TextReport
    private let zone: Zone

    init(_ report: TextReport, zone: Zone) { (self.report, self.zone) = (report, zone) }

    func show(limit: Int, on console: Console) {
        if report.isHidden {
            return console.out(Phrase("fewer than \(report.request.least) answers: they are not shown"))
        }
        guard !report.answers.isEmpty else { return console.out(Phrase("there are no such answers")) }
        if report.request.tags != nil || report.request.contrast != nil {
            if report.request.tags != nil { showTags(on: console) }
            if report.request.contrast != nil { showWords(on: console) }
            return
        }
        for answer in report.answers.prefix(limit) {
            var head = [answer.question]
            if let score = answer.score { head.append("\(score)") }
            if let at = answer.at { head.append("\(zone.civil(at).date)") }
            let text = answer.text.split(whereSeparator: \.isNewline).map { printable(String($0)) }
            console.out(verbatim: head.joined(separator: " · "))
            for line in text { console.out(verbatim: "  " + line) }
        }
        let rest = report.answers.count - min(limit, report.answers.count)
        if rest > 0 { console.note(Phrase("and \(rest, "more answer", "more answers"); --limit 0 shows all")) }
    }

    private func showTags(on console: Console) {
        let hasScore = report.campaign.npsQuestion != nil
        var table = Table(
            [Phrase("tag"), Phrase("n"), Phrase("share"), Phrase("from"), Phrase("to"), Phrase("")]
                + (hasScore ? [Phrase("NPS"), Phrase("n")] : []))
        for tag in report.tags {
            let interval = tag.share.interval(confidence: SurveyMeasure.confidence)
            var cells =
                tag.isHidden
                ? [printable(tag.tag), "<\(report.request.least)", "-", "-", "-", ""]
                : [
                    printable(tag.tag), "\(tag.share.reached)", tag.share.share.map(Figures.percent) ?? "-",
                    interval.map { Figures.percent($0.lowerBound) } ?? "-",
                    interval.map { Figures.percent($0.upperBound) } ?? "-",
                    Figures.bar(tag.share.share ?? 0, width: 12),
                ]
            if hasScore {
                let isHidden = tag.isScoreHidden || tag.isHidden
                cells += [
                    isHidden ? "-" : tag.score.score.map(Figures.signed) ?? "-",
                    isHidden ? "<\(report.request.least)" : "\(tag.score.count)",
                ]
            }
            table.add(verbatim: cells)
        }
        console.out(table)
        console.out(
            Phrase(
                "\(report.untagged) of \(report.answers.count, "answer", "answers") \(agreeing: report.untagged, "has", "have") no tag"
            ))
    }

    private func showWords(on console: Console) {
        guard !report.telling.isEmpty else {
            return console.out(Phrase("too few answers in one of the groups to compare their words"))
        }
        for (index, one) in report.telling.enumerated() {
            if index > 0 || report.request.tags != nil { console.out(Phrase("")) }
            console.out(
                Phrase(
                    "Words of \(name(one.group)) (\(one.n, "answer", "answers")) rather than of \(name(one.others)) (\(one.othersCount)):"
                ))
            guard !one.words.isEmpty else {
                console.out(Phrase("  none that is beyond chance"))
                continue
            }
            var table = Table(
                Phrase(""), Phrase("word"), Phrase("n"), Phrase("others"), Phrase("log-odds"), Phrase("z"))
            for word in one.words {
                table.add(
                    Phrase(verbatim: "  "), Phrase(verbatim: printable(word.word)),
                    Phrase("\(index == 0 ? word.group : word.others)"),
                    Phrase("\(index == 0 ? word.others : word.group)"), Figures.fine(abs(word.difference)),
                    Figures.decimal(abs(word.z)))
            }
            console.out(table)
        }
    }

    private func name(_ group: String) -> Phrase {
        switch group {
        case "detractors": Phrase("detractors")
        case "promoters": Phrase("promoters")
        case "others": Phrase("the others")
        default: Phrase(verbatim: printable(group))
        }
    }
}
