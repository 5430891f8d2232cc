internal import Formats
internal import JSON

/// SurveyMonkey's API, version 3: answers name choices and rows by ids, which the details of the survey put into words.
struct SurveyMonkeyAPI: AnswerAPI {
    let key: String

    var headers: [(name: String, value: String)] {
        [("Authorization", "Bearer " + key), ("Accept", "application/json")]
    }

    func surveyPath(_ survey: String) -> String { "/v3/surveys/\(survey)/details" }

    func responsePath(survey: String, response: String) -> String {
        "/v3/surveys/\(survey)/responses/\(response)/details"
    }

    func content(of response: JSONValue, survey: JSONValue) throws(HookMalformed) -> ToolEvent.Content {
        guard let id = response.word("id") else { throw HookMalformed(reason: "the response has no id") }
        let mode = response.word("collection_mode") ?? "default"
        if mode.contains("preview") { return .nothing("a preview") }
        let status = response.word("response_status") ?? "completed"
        guard status == "completed" else { return .nothing(status) }
        var event = AnswerEvent()
        event.id = id
        event.root = response
        event.at = response.moment("date_modified") ?? response.moment("date_created")
        for (name, value) in response["custom_variables"]?.objectValue?.members ?? [] {
            _ = event.takeIdentity(name, value)
        }
        _ = event.takeIdentity("token", response["custom_value"])
        let contact = response["metadata"]?["contact"]
        _ = event.takeIdentity("email", contact?["email"]?["value"] ?? response["email_address"])
        let questions = SurveyMonkeyAPI.questions(survey)
        for page in response["pages"]?.arrayValue ?? [] {
            for answered in page["questions"]?.arrayValue ?? [] {
                guard let id = answered.word("id") else { continue }
                take(answered["answers"]?.arrayValue ?? [], of: id, questions[id], into: &event)
            }
        }
        return .answers(event)
    }

    /// A question of the survey's details.
    private struct Asked {
        let heading: String?
        let family: String
        /// Choices, rows and the field for other words, by id.
        let texts: [String: String]
        let hasSeveral: Bool
    }

    private static func questions(_ survey: JSONValue) -> [String: Asked] {
        var found: [String: Asked] = [:]
        for page in survey["pages"]?.arrayValue ?? [] {
            for question in page["questions"]?.arrayValue ?? [] {
                guard let id = question.word("id") else { continue }
                var texts: [String: String] = [:]
                let answers = question["answers"]
                for kind in ["choices", "rows", "cols"] {
                    for one in answers?[kind]?.arrayValue ?? [] {
                        if let id = one.word("id"), let text = one.word("text") { texts[id] = text }
                    }
                }
                let family = question.word("family") ?? ""
                found[id] = Asked(
                    heading: question["headings"]?[0]?.word("heading").map(plain), family: family, texts: texts,
                    hasSeveral: family == "multiple_choice")
            }
        }
        return found
    }

    /// Headings may have markup.
    private static func plain(_ heading: String) -> String {
        var text = ""
        var isTag = false
        for character in heading {
            if character == "<" { isTag = true }
            if !isTag { text.append(character) }
            if character == ">" { isTag = false }
        }
        return AnswerText.clean(text)
    }

    private func take(_ answers: [JSONValue], of id: String, _ asked: Asked?, into event: inout AnswerEvent) {
        guard !answers.isEmpty else { return }
        func words(_ answer: JSONValue) -> JSONValue {
            if let choice = answer.word("choice_id") { return .string(asked?.texts[choice] ?? choice) }
            return answer["text"] ?? .null
        }
        let rows = answers.compactMap { $0.word("row_id") }
        if rows.count == answers.count, !rows.isEmpty, asked?.family == "matrix" {
            // A scale of one row, as NPS is asked, has no parts.
            let parts = zip(rows, answers).map { (asked?.texts[$0] ?? $0, words($1)) }
            let value: JSONValue = parts.count == 1 ? parts[0].1 : .object(JSONObject(parts))
            event.fields.append(.init([id], label: asked?.heading, RawAnswer(value)))
            return
        }
        let values = answers.map(words)
        let value: JSONValue = values.count == 1 && asked?.hasSeveral != true ? values[0] : .array(values)
        event.fields.append(.init([id], label: asked?.heading, RawAnswer(value)))
    }
}
