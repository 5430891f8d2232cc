package import JSON
internal import Definitions
internal import Formats
internal import Store

extension SurveyReport {
    /// Shares are of 1, net scores from -100 to 100, means in the unit of the answers. What is hidden has `"hidden": true` and no
    /// numbers.
    package var json: JSONValue {
        var object = JSONObject([
            ("campaign", .string(campaign.name)), ("title", JSONValue(campaign.title)),
            ("now", .string(request.scope.now.description)), ("from", JSONValue(request.scope.from?.description)),
            ("until", JSONValue(request.scope.until?.description)), ("confidence", .real(SurveyMeasure.confidence)),
            ("min_n", JSONValue(request.least)), ("anonymous", .bool(isAnonymous)), ("withheld", JSONValue(withheld)),
            ("score", JSONValue(score?.id)),
        ])
        add(total, to: &object)
        object["waves"] = list(waves, "wave")
        if let dimension = request.dimension {
            object["by"] = .object(
                JSONObject([("dimension", .string(dimension.name)), ("groups", list(groups, "group"))]))
        }
        if let period = request.trend { object["trend"] = list(trend, period.rawValue) }
        object["differences"] = .object(
            JSONObject([
                ("waves", .array(waveDifferences.map(\.json))), ("groups", .array(groupDifferences.map(\.json))),
                ("periods", .array(periodDifferences.map(\.json))),
            ]))
        if let versus = request.versus, let earlier {
            var period = JSONObject([
                ("from", .string(versus.from.description)), ("until", .string(versus.until.description)),
            ])
            add(earlier, to: &period)
            object["versus"] = .object(period)
        }
        object["turned_away"] = RefusalWords.json(refusals)
        object["non_response"] = nonResponse.map(json) ?? .null
        if request.hasDrivers { object["drivers"] = .array(drivers.map(json)) }
        return .object(object)
    }

    private func list(_ sections: [SurveySection], _ key: String) -> JSONValue {
        .array(
            sections.map { section in
                var object = JSONObject([(key, JSONValue(section.name))])
                if let due = section.dueAt { object["due_at"] = .string(due.description) }
                add(section, to: &object)
                return .object(object)
            })
    }

    private func add(_ section: SurveySection, to object: inout JSONObject) {
        if let counts = section.counts {
            object["invited"] = JSONValue(counts.invited)
            object["answered"] = JSONValue(counts.answered)
            object["response_rate"] = JSONValue(section.responseRate?.share)
            let interval = section.responseRate?.interval(confidence: SurveyMeasure.confidence)
            object["response_rate_low"] = JSONValue(interval?.lowerBound)
            object["response_rate_high"] = JSONValue(interval?.upperBound)
            object["late"] = JSONValue(counts.late)
            object["duplicates"] = JSONValue(counts.duplicates)
            object["set_aside"] = .object(
                JSONObject(counts.setAside.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }))
            object["drafts"] = JSONValue(counts.drafts)
        }
        object["hidden"] = .bool(section.isHidden)
        object["n"] = section.isHidden ? .null : JSONValue(section.n)
        object["questions"] = .array(section.isHidden ? [] : section.figures.map(json))
    }

    private func json(_ figures: QuestionFigures) -> JSONValue {
        var object = JSONObject([
            ("question", .string(figures.question.id)), ("type", .string(figures.question.kind.rawValue)),
            ("hidden", .bool(figures.isHidden)), ("n", figures.isHidden ? .null : JSONValue(figures.n)),
        ])
        guard !figures.isHidden else { return .object(object) }
        object["figures"] = .array(figures.measures.map(json))
        switch figures.details {
        case .shares: break
        case .scale(let values, let sample):
            object["values"] = .object(JSONObject(values.map { ("\($0.value)", JSONValue($0.count)) }))
            addNumbers(sample, to: &object)
        case .number(let sample): addNumbers(sample, to: &object)
        case .days(let first, let last, let months):
            object["first"] = JSONValue(first?.description)
            object["last"] = JSONValue(last?.description)
            object["months"] = .object(JSONObject(months.map { ($0.month, JSONValue($0.count)) }))
        case .places(let places):
            object["items"] = .array(
                places.map { place in
                    [
                        "item": .string(place.item), "n": JSONValue(place.places.count),
                        "mean_place": JSONValue(place.places.mean), "first": JSONValue(place.first.reached),
                    ]
                })
        case .rows(let rows):
            object["rows"] = .array(
                rows.map { row in
                    [
                        "row": .string(row.row), "n": JSONValue(row.places.count), "mean": JSONValue(row.places.mean),
                        "options": .object(JSONObject(row.options.map { ($0.option, JSONValue($0.share.reached)) })),
                    ]
                })
        case .texts(let texts):
            object["newest"] = .array(
                texts.prefix(SurveyReport.newestTexts).map { text in
                    ["text": .string(text.text), "at": JSONValue(text.at?.description)]
                })
        }
        return .object(object)
    }

    /// Texts that a report shows.
    package static let newestTexts = 5

    private func addNumbers(_ sample: NumberSample, to object: inout JSONObject) {
        let interval = sample.meanInterval(confidence: SurveyMeasure.confidence)
        let middle = sample.medianInterval(confidence: SurveyMeasure.confidence)
        object["mean"] = JSONValue(sample.mean)
        object["mean_low"] = JSONValue(interval?.lowerBound)
        object["mean_high"] = JSONValue(interval?.upperBound)
        object["sd"] = JSONValue(sample.deviation)
        object["median"] = JSONValue(sample.median)
        object["median_low"] = JSONValue(middle?.lowerBound)
        object["median_high"] = JSONValue(middle?.upperBound)
        object["quartiles"] = .array([0.25, 0.75].map { JSONValue(sample.quantile($0)) })
    }

    private func json(_ measure: SurveyMeasure) -> JSONValue {
        var object = JSONObject([
            ("part", JSONValue(measure.part)), ("figure", .string(measure.kind)), ("n", JSONValue(measure.n)),
            ("value", JSONValue(measure.estimate)), ("low", JSONValue(measure.interval?.lowerBound)),
            ("high", JSONValue(measure.interval?.upperBound)),
        ])
        switch measure.value {
        case .share(let share): object["count"] = JSONValue(share.reached)
        case .net(let score, _):
            object["promoters"] = JSONValue(score.promoters)
            object["passives"] = JSONValue(score.passives)
            object["detractors"] = JSONValue(score.detractors)
        case .mean: break
        }
        return .object(object)
    }

    private func json(_ one: NonResponse) -> JSONValue {
        let interval = one.weighted?.interval(confidence: SurveyMeasure.confidence)
        return .object(
            JSONObject([
                ("question", .string(one.score.id)), ("n", JSONValue(one.n)), ("raw", JSONValue(one.raw)),
                ("weighted", JSONValue(one.weighted?.estimate)), ("low", JSONValue(interval?.lowerBound)),
                ("high", JSONValue(interval?.upperBound)), ("differs", .bool(one.differs)),
                (
                    "stages",
                    .array(
                        one.rows.map { row in
                            [
                                "stage": JSONValue(row.stage), "invited": JSONValue(row.asked.members),
                                "answered": JSONValue(row.asked.reached), "response_rate": JSONValue(row.asked.share),
                            ]
                        })
                ),
            ]))
    }

    private func json(_ one: SurveyDriver) -> JSONValue {
        .object(
            JSONObject([
                ("question", .string(one.question)), ("part", JSONValue(one.part)),
                ("method", .string(one.method.rawValue)), ("effect", .real(one.effect)),
                ("low", .real(one.interval.lowerBound)), ("high", .real(one.interval.upperBound)),
                ("n", JSONValue(one.n)), ("p_value", .real(one.pValue)), ("p_adjusted", .real(one.adjusted)),
                ("shown", .bool(one.isShown)),
            ]))
    }
}

extension SurveyDifference {
    package var json: JSONValue {
        let (name, isOthers): (String?, Bool) =
            switch against {
            case .group(let name): (name, false)
            case .others: (nil, true)
            }
        return .object(
            JSONObject([
                ("question", .string(question)), ("part", JSONValue(part)), ("figure", .string(kind)),
                ("group", JSONValue(group)), ("against", isOthers ? .string("others") : JSONValue(name)),
                ("n", JSONValue(n)), ("n_against", JSONValue(baselineCount)), ("n_both", JSONValue(both)),
                ("difference", .real(difference)),
                ("low", JSONValue(interval?.lowerBound)), ("high", JSONValue(interval?.upperBound)),
                ("p_value", .real(pValue)), ("p_adjusted", .real(adjusted)), ("shown", .bool(isShown)),
                ("answers_needed", JSONValue(needed.map(Int64.init))),
            ]))
    }
}
