internal import Definitions
internal import Formats
internal import Store
internal import Surveys

/// Cells into counts, a kind of question each.
extension QuestionFigures {
    static func scale(_ question: Question, _ cells: [AnswerCell]) -> ([SurveyMeasure], Details) {
        guard let range = question.scale else { return ([], .shares) }
        var counts = [Int](repeating: 0, count: range.count)
        for cell in cells {
            guard let value = cell.number.flatMap({ Int(exactly: $0) }), range.contains(value) else { continue }
            counts[value - range.lowerBound] += 1
        }
        let values = range.map { (value: $0, count: counts[$0 - range.lowerBound]) }
        let sample = NumberSample(values.flatMap { [Double](repeating: Double($0.value), count: $0.count) })
        var measures: [SurveyMeasure] = []
        if question.kind == .nps {
            let summary = NPSSummary(histogram: counts, confidence: SurveyMeasure.confidence)
            let score = NetScore(
                promoters: summary.promoters, passives: summary.passives, detractors: summary.detractors)
            measures.append(SurveyMeasure(question.id, nil, .net(score, interval: summary.interval)))
        } else if let good = question.goodAnswers {
            let count = values.reduce(0) { good.contains($1.value) ? $0 + $1.count : $0 }
            measures.append(SurveyMeasure(question.id, nil, .share(Proportion(count, of: sample.count))))
        } else {
            measures.append(SurveyMeasure(question.id, nil, .mean(sample)))
        }
        return (measures, .scale(values, sample: sample))
    }

    static func choice(_ question: Question, _ cells: [AnswerCell]) -> [SurveyMeasure] {
        var counts: [String: Int] = [:]
        for cell in cells { counts[cell.text ?? "", default: 0] += 1 }
        // Options that the file has no more follow those that it has.
        let known = Set(question.optionIDs)
        let removed = counts.keys.filter { !known.contains($0) && !$0.isEmpty }.sorted()
        return (question.optionIDs + removed).map {
            SurveyMeasure(question.id, $0, .share(Proportion(counts[$0] ?? 0, of: cells.count)))
        }
    }

    static func choices(_ question: Question, _ sheets: [SurveySheet]) -> [SurveyMeasure] {
        let answered = sheets.filter { $0.answers[question.id] != nil }
        var parts = question.optionIDs
        let other = Question.name(question.id, Question.other)
        if !question.hasOther, answered.contains(where: { $0.answers[other] != nil }) { parts.append(Question.other) }
        return parts.map { part in
            let name = Question.name(question.id, part)
            return SurveyMeasure(
                question.id, part,
                .share(Proportion(answered.count { $0.answers[name] != nil }, of: answered.count)))
        }
    }

    static func days(_ cells: [AnswerCell]) -> Details {
        let days = cells.compactMap { $0.text.flatMap { CivilDate($0) } }.sorted()
        var months: [(month: String, count: Int)] = []
        for day in days {
            let name = TrendPeriod.month.name(of: day)
            if months.last?.month == name { months[months.count - 1].count += 1 } else { months.append((name, 1)) }
        }
        return .days(first: days.first, last: days.last, months: months)
    }

    static func ranking(_ question: Question, _ sheets: [SurveySheet]) -> ([SurveyMeasure], Details) {
        let answered = sheets.filter { $0.answers[question.id] != nil }
        let places = question.options.map { item in
            let name = Question.name(question.id, item.id)
            let values = answered.compactMap { $0.answers[name]?.number }
            return Place(
                item: item.id, places: NumberSample(values),
                first: Proportion(values.count { $0 == 1 }, of: answered.count))
        }
        return (places.map { SurveyMeasure(question.id, $0.item, .share($0.first)) }, .places(places))
    }

    static func matrix(_ question: Question, _ sheets: [SurveySheet]) -> ([SurveyMeasure], Details) {
        let rows = question.rows.map { row in
            let name = Question.name(question.id, row.id)
            let cells = sheets.compactMap { $0.answers[name] }
            var counts: [String: Int] = [:]
            for cell in cells { counts[cell.text ?? "", default: 0] += 1 }
            return Row(
                row: row.id, places: NumberSample(cells.compactMap(\.number)),
                options: question.options.map { ($0.id, Proportion(counts[$0.id] ?? 0, of: cells.count)) })
        }
        return (rows.map { SurveyMeasure(question.id, $0.row, .mean($0.places)) }, .rows(rows))
    }
}
