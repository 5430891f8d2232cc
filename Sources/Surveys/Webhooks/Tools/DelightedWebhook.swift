internal import Crypto
internal import Formats
internal import JSON

/// Delighted: a score and a comment, told again at each change. HMAC-SHA256 of the body in hexadecimal.
struct DelightedWebhook: AnswerWebhook {
    let secret: [UInt8]

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? {
        try HookMAC.verify(
            request, header: "X-Delighted-Webhook-Signature", prefix: "sha256=", .sha256, .hex, key: secret)
        return nil
    }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let root = try JSONValue.ofHook(body)
        guard let kind = root.word("event_type"), let data = root["event_data"], data.objectValue != nil else {
            throw HookMalformed(reason: "event_type and event_data are needed")
        }
        let id = root.word("event_id")
        guard kind == "survey_response.created" || kind == "survey_response.updated" else {
            return [ToolEvent(id: id, content: .nothing(kind))]
        }
        var event = AnswerEvent()
        event.root = root
        event.id = data.word("id")
        event.at = data.moment("updated_at") ?? data.moment("created_at")
        if let person = data["person"] { _ = event.takeIdentity("email", person["email"]) }
        event.fields = [
            .init(["score"], kind: .score, RawAnswer(data["score"] ?? .null)),
            .init(["comment"], kind: .text, RawAnswer(data["comment"] ?? .null)),
        ]
        for (name, value) in data["person_properties"]?.objectValue?.members ?? [] {
            if event.takeIdentity(name, value) { continue }
            event.fields.append(.init([name], RawAnswer(value)))
        }
        return [ToolEvent(id: id, content: .answers(event))]
    }
}
