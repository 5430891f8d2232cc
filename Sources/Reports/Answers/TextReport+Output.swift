package import JSON
internal import Definitions
internal import Formats
internal import Store
internal import Surveys

extension TextReport {
    package func json(limit: Int) -> JSONValue {
        .object(
            JSONObject([
                ("campaign", .string(campaign.name)), ("question", JSONValue(request.question)),
                ("min_n", JSONValue(request.least)), ("hidden", .bool(isHidden)), ("n", JSONValue(answers.count)),
                ("answers", .array(answers.prefix(limit).map(json))),
                ("tags", request.tags == nil ? .null : .array(tags.map(json))),
                ("untagged", request.tags == nil ? .null : JSONValue(untagged)),
                ("words", request.contrast == nil ? .null : .array(telling.map(json))),
            ]))
    }

    private func json(_ answer: Answer) -> JSONValue {
        .object(
            JSONObject([
                ("response", JSONValue(answer.response)), ("question", .string(answer.question)),
                ("at", JSONValue(answer.at?.description)), ("score", JSONValue(answer.score.map(Int64.init))),
                ("tags", .array(answer.tags.map { .string($0) })), ("text", .string(answer.text)),
            ]))
    }

    private func json(_ tag: TagCount) -> JSONValue {
        var object = JSONObject([("tag", .string(tag.tag)), ("hidden", .bool(tag.isHidden))])
        let interval = tag.share.interval(confidence: SurveyMeasure.confidence)
        object["n"] = tag.isHidden ? .null : JSONValue(tag.share.reached)
        object["share"] = tag.isHidden ? .null : JSONValue(tag.share.share)
        object["low"] = tag.isHidden ? .null : JSONValue(interval?.lowerBound)
        object["high"] = tag.isHidden ? .null : JSONValue(interval?.upperBound)
        object["nps"] = tag.isScoreHidden ? .null : JSONValue(tag.score.score)
        object["nps_n"] = tag.isScoreHidden ? .null : JSONValue(tag.score.count)
        object["ci_low"] = tag.isScoreHidden ? .null : JSONValue(tag.score.interval?.lowerBound)
        object["ci_high"] = tag.isScoreHidden ? .null : JSONValue(tag.score.interval?.upperBound)
        return .object(object)
    }

    private func json(_ one: TellingWords) -> JSONValue {
        let isFirst = one.words.first.map { $0.z > 0 } ?? true
        return .object(
            JSONObject([
                ("group", .string(one.group)), ("against", .string(one.others)), ("n", JSONValue(one.n)),
                ("n_against", JSONValue(one.othersCount)),
                (
                    "words",
                    .array(
                        one.words.map { word in
                            [
                                "word": .string(word.word),
                                "n": JSONValue(isFirst ? word.group : word.others),
                                "n_against": JSONValue(isFirst ? word.others : word.group),
                                "log_odds": .real(abs(word.difference)), "z": .real(abs(word.z)),
                            ]
                        })
                ),
            ]))
    }

    /// A row for each answer; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["campaign", "response", "question", "at", "score", "tags", "text"])
        for answer in answers {
            writer.write([
                campaign.name, answer.response.map { "\($0)" } ?? "", answer.question, answer.at?.description ?? "",
                answer.score.map { "\($0)" } ?? "", answer.tags.joined(separator: ", "), answer.text,
            ])
        }
        return writer.takeBytes()
    }
}
