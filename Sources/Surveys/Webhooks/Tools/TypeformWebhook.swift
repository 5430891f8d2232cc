internal import Crypto
internal import Formats
internal import JSON

/// Typeform: one object a response, HMAC-SHA256 of the body in base64.
struct TypeformWebhook: AnswerWebhook {
    let secret: [UInt8]

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? {
        try HookMAC.verify(request, header: "Typeform-Signature", prefix: "sha256=", .sha256, .base64, key: secret)
        return nil
    }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let root = try JSONValue.ofHook(body)
        guard let kind = root.word("event_type"), let form = root["form_response"], form.objectValue != nil else {
            throw HookMalformed(reason: "event_type and form_response are needed")
        }
        guard kind == "form_response" else { return [ToolEvent(id: root.word("event_id"), content: .nothing(kind))] }
        var event = AnswerEvent()
        event.root = root
        event.id = form.word("token")
        event.at = form.moment("submitted_at")
        for member in form["hidden"]?.objectValue?.members ?? [] {
            if event.takeIdentity(member.name, member.value) { continue }
            event.fields.append(.init([member.name], RawAnswer(member.value)))
        }
        let titles = TypeformWebhook.titles(form)
        for answer in form["answers"]?.arrayValue ?? [] { take(answer, titles, into: &event) }
        return [ToolEvent(id: root.word("event_id"), content: .answers(event))]
    }

    private static func titles(_ form: JSONValue) -> [String: String] {
        let fields = form["definition"]?["fields"]?.arrayValue ?? []
        return Dictionary(
            fields.compactMap { field in field.word("id").map { ($0, field["title"]?.stringValue ?? "") } },
            uniquingKeysWith: { first, _ in first })
    }

    private func take(_ answer: JSONValue, _ titles: [String: String], into event: inout AnswerEvent) {
        guard let kind = answer.word("type") else { return }
        let field = answer["field"] ?? .null
        let id = field.word("id")
        var value = answer[kind] ?? .null
        if kind == "email" { _ = event.takeIdentity("email", value) }
        if kind == "choice" { value = value["label"] ?? value["other"] ?? .null }
        if kind == "choices" {
            let labels = value["labels"]?.arrayValue ?? []
            value = .array(labels + [value["other"]].compactMap(\.self).filter { $0.stringValue != nil })
        }
        let type = field.word("type") ?? ""
        let isScore = ["nps", "opinion_scale"].contains(type)
        event.fields.append(
            .init(
                [field.word("ref"), id], label: id.flatMap { titles[$0] },
                kind: isScore ? .score : type.hasSuffix("_text") ? .text : .other, RawAnswer(value)))
    }
}

extension JSONValue {
    /// The body of a webhook: one JSON text.
    static func ofHook(_ body: [UInt8]) throws(HookMalformed) -> JSONValue {
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw HookMalformed(reason: "the body is \(error)")
        }
    }
}
