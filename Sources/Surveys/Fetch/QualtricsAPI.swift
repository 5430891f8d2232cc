internal import Formats
internal import JSON

/// Qualtrics' API, version 3: values by question id, with labels for what was chosen; the survey tells the questions' words.
struct QualtricsAPI: AnswerAPI {
    let key: String

    var headers: [(name: String, value: String)] { [("X-API-TOKEN", key), ("Accept", "application/json")] }

    func surveyPath(_ survey: String) -> String { "/API/v3/surveys/\(survey)" }

    func responsePath(survey: String, response: String) -> String {
        "/API/v3/surveys/\(survey)/responses/\(response)"
    }

    /// Values that are about the response.
    private static let own: Set<String> = [
        "startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate", "_recordId",
        "locationLatitude", "locationLongitude", "distributionChannel", "userLanguage", "recipientFirstName",
        "recipientLastName", "externalDataReference",
    ]

    func content(of response: JSONValue, survey: JSONValue) throws(HookMalformed) -> ToolEvent.Content {
        guard let result = response["result"], let id = result.word("responseId") ?? result["values"]?.word("_recordId")
        else { throw HookMalformed(reason: "the response has no responseId") }
        let values = result["values"] ?? .null
        // 1 is a preview, 2 a test.
        if let status = values["status"]?.integerValue, status == 1 || status == 2 { return .nothing("a preview") }
        if values["finished"]?.integerValue == 0 { return .nothing("partial") }
        var event = AnswerEvent()
        event.id = id
        event.root = response
        event.at = values.moment("recordedDate") ?? values.moment("endDate")
        event.locale = values.word("userLanguage")?.lowercased()
        _ = event.takeIdentity("email", values["recipientEmail"])
        let questions = survey["result"]?["questions"]
        for (name, value) in values.objectValue?.members ?? [] where !QualtricsAPI.own.contains(name) {
            if event.takeIdentity(name, value) { continue }
            guard name.hasPrefix("QID") else { continue }
            // `QID3_TEXT` is what was written beside a choice, or all of a text.
            let question = String(name.prefix { $0 != "_" })
            let asked = questions?[question]
            let label = result["labels"]?[name]
            // A number that is labelled by a number, as scores are, is the label.
            let answer = label.map { $0 == .null ? value : $0 } ?? value
            let isPlain = name == question || name == question + "_TEXT"
            event.fields.append(
                .init(
                    [name, asked?.word("questionName"), isPlain ? question : nil],
                    label: isPlain ? asked?.word("questionText").map(AnswerText.clean) : nil, RawAnswer(answer)))
        }
        return .answers(event)
    }
}
