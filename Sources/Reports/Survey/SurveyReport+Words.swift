package import Formats
internal import Definitions
internal import Store

/// What the report of a survey says, on the terminal and on the page.
extension SurveyReport {
    /// How many of those who were asked have answered, and what is not counted.
    package var participation: [Phrase] {
        let counts = total.counts ?? ResponseCounts()
        var lines: [Phrase] = []
        if let rate = total.responseRate, let interval = rate.interval(confidence: SurveyMeasure.confidence) {
            let share = Figures.percent(rate.share ?? 0)
            let (low, high) = (Figures.percent(interval.lowerBound), Figures.percent(interval.upperBound))
            lines.append(
                Phrase(
                    "\(rate.reached) of \(rate.members) invited \(agreeing: rate.members, "has", "have") answered (\(share); 95 % interval \(low) to \(high))"
                ))
        } else {
            let isOfAllTime = request.scope.from == nil && request.scope.until == nil
            lines.append(
                isOfAllTime ? Phrase("nobody has been invited yet") : Phrase("nobody was invited in this period"))
        }
        if total.n == 0 { lines.append(Phrase("no answers")) }
        lines += SurveyReport.uncounted(counts)
        if withheld > 0 {
            lines.append(
                Phrase(
                    "left out of all numbers, so that nobody can be told: \(withheld, "answer", "answers") given beside fewer than \(request.least) others"
                ))
        }
        if let line = RefusalWords.line(refusals) { lines.append(line) }
        return lines
    }

    private static func uncounted(_ counts: ResponseCounts) -> [Phrase] {
        var parts: [Phrase] = []
        if counts.late > 0 { parts.append(Phrase("\(counts.late) late")) }
        if counts.duplicates > 0 { parts.append(Phrase("\(counts.duplicates, "duplicate", "duplicates")")) }
        for (reason, count) in counts.setAside.sorted(by: { $0.key < $1.key }) {
            parts.append(NPSReport.setAside(reason, count))
        }
        var lines = parts.isEmpty ? [] : [Phrase("not counted: \(Phrase(listing: parts))")]
        if counts.drafts > 0 { lines.append(Phrase("begun and not sent: \(counts.drafts)")) }
        return lines
    }

    // MARK: Differences

    /// What differs between waves, groups and periods: what is shown, and the score whether it is or not; the rest in one line.
    package func differenceWords(_ words: SurveyWords) -> [(head: Phrase, lines: [Phrase])] {
        [
            (Phrase("The latest wave against the one before:"), waveDifferences), (Phrase("Groups:"), groupDifferences),
            (Phrase("This period against the other:"), periodDifferences),
        ]
        .filter { !$0.1.isEmpty }.map { head, all in
            let told = all.filter { $0.isShown || $0.question == score?.id }
            var lines = told.map { sentence($0, words) }
            let silent = all.count - told.count
            if silent > 0 {
                lines.append(
                    Phrase("  no difference shown at 95 % in \(silent, "other comparison", "other comparisons")"))
            }
            if all.count > 1 {
                lines.append(Phrase("  (corrected for \(all.count, "comparison", "comparisons"), Holm)"))
            }
            return (head, lines)
        }
    }

    private func sentence(_ one: SurveyDifference, _ words: SurveyWords) -> Phrase {
        let question = campaign.survey?.questions.first { $0.id == one.question }
        let part = one.part.flatMap { part in question.map { words.label(part, $0).text(in: words.language) } }
        let name = part.map { "\(one.question): \($0)" } ?? one.question
        return Phrase("  \(name), \(SurveyReport.sentence(one))")
    }

    /// `in 2027-Q1 against 2026-Q4: +12 points (95 % interval +1 to +23): shown; 142 answered both`.
    package static func sentence(_ one: SurveyDifference) -> Phrase {
        one.both > 0 ? Phrase("\(verdict(one)); \(one.both) answered both") : verdict(one)
    }

    private static func verdict(_ one: SurveyDifference) -> Phrase {
        let by = SurveyWords.difference(one.difference, one.kind)
        let low = one.interval.map { SurveyWords.difference($0.lowerBound, one.kind) } ?? Phrase(verbatim: "-")
        let high = one.interval.map { SurveyWords.difference($0.upperBound, one.kind) } ?? Phrase(verbatim: "-")
        let what = compared(one)
        if one.isShown { return Phrase("\(what): \(by) points (95 % interval \(low) to \(high)): shown") }
        guard let needed = one.needed else {
            return Phrase("\(what): \(by) points (\(low) to \(high)): no difference shown at 95 %")
        }
        let about = rounded(needed)
        return Phrase(
            "\(what): \(by) points (\(low) to \(high)): no difference shown at 95 %; for one like this you would need about \(about, "answer", "answers")"
        )
    }

    private static func compared(_ one: SurveyDifference) -> Phrase {
        switch one.against {
        case .others: Phrase("\(SurveyWords.group(one.group)) against all others")
        case .group(let other):
            one.group == nil && other == nil
                ? Phrase("this period against the other")
                : Phrase("\(SurveyWords.group(one.group)) against \(SurveyWords.group(other))")
        }
    }

    /// Two digits: nobody needs 397 answers, but about 400.
    private static func rounded(_ count: Int) -> Int {
        var step = 1
        while count / step >= 100 { step *= 10 }
        return (count + step - 1) / step * step
    }
}

extension QuestionFigures {
    /// A question in one sentence, with its n; nil where there is nothing to say.
    package var summary: Phrase? {
        switch details {
        case .scale(_, let sample): return scale(sample)
        case .number(let sample):
            guard let mean = sample.mean, let median = sample.median, let first = sample.quantile(0.25),
                let third = sample.quantile(0.75)
            else { return nil }
            let (low, high) = (Figures.short(first), Figures.short(third))
            return Phrase(
                "  median \(Figures.short(median)) (half between \(low) and \(high)), mean \(Figures.short(mean)); \(n, "answer", "answers")"
            )
        case .days(let first, let last, _):
            guard let first, let last else { return nil }
            return Phrase("  from \("\(first)") to \("\(last)"); \(n, "answer", "answers")")
        case .texts: return Phrase("  \(n, "answer", "answers"), the newest:")
        case .shares, .places, .rows: return Phrase("  \(n, "answer", "answers")")
        }
    }

    private func scale(_ sample: NumberSample) -> Phrase? {
        guard let measure = measures.first, let interval = measure.interval, let mean = sample.mean,
            let median = sample.median
        else { return Phrase("  \(n, "answer", "answers")") }
        let value = SurveyWords.value(measure.estimate, measure.kind)
        let low = SurveyWords.value(interval.lowerBound, measure.kind)
        let high = SurveyWords.value(interval.upperBound, measure.kind)
        if let good = question.goodAnswers {
            return Phrase(
                "  \(value) gave \(good.lowerBound) to \(good.upperBound), 95 % interval \(low) to \(high); mean \(Figures.fine(mean)); \(measure.n, "answer", "answers")"
            )
        }
        if question.kind == .nps {
            return Phrase("  NPS \(value), 95 % interval \(low) to \(high); \(measure.n, "answer", "answers")")
        }
        return Phrase(
            "  mean \(value), 95 % interval \(low) to \(high); median \(Figures.short(median)); \(measure.n, "answer", "answers")"
        )
    }
}

extension NonResponse {
    /// The score weighted beside the raw one; nothing where there is nothing to weight by.
    package var words: [Phrase] {
        guard let raw, let weighted else { return [] }
        let kind = score.kind == .nps ? "nps" : score.goodAnswers != nil ? "share" : "mean"
        let interval = weighted.interval(confidence: SurveyMeasure.confidence)
        let was = SurveyWords.value(raw, kind)
        let now = SurveyWords.value(weighted.estimate, kind)
        let low = SurveyWords.value(interval.lowerBound, kind)
        let high = SurveyWords.value(interval.upperBound, kind)
        return [
            Phrase(
                "\(score.id) weighted to all who were asked: \(now) (95 % interval \(low) to \(high)), as answered: \(was); \(n, "answer", "answers")"
            ),
            differs
                ? Phrase("They differ: some stages answer more than others. Quote the weighted one, with a word why.")
                : Phrase("They are the same: that stages answer unequally does not move the score."),
        ]
    }
}
