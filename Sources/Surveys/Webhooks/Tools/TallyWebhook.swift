internal import Crypto
internal import Formats
internal import JSON

/// Tally: one object a response, HMAC-SHA256 of the body in base64. What was chosen is told by the ids of options.
struct TallyWebhook: AnswerWebhook {
    let secret: [UInt8]

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? {
        try HookMAC.verify(request, header: "Tally-Signature", .sha256, .base64, key: secret)
        return nil
    }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let root = try JSONValue.ofHook(body)
        guard let kind = root.word("eventType"), let data = root["data"], data.objectValue != nil else {
            throw HookMalformed(reason: "eventType and data are needed")
        }
        guard kind == "FORM_RESPONSE" else { return [ToolEvent(id: root.word("eventId"), content: .nothing(kind))] }
        var event = AnswerEvent()
        event.root = root
        event.id = data.word("responseId") ?? data.word("submissionId")
        event.at = data.moment("createdAt") ?? root.moment("createdAt")
        for field in data["fields"]?.arrayValue ?? [] { take(field, into: &event) }
        return [ToolEvent(id: root.word("eventId"), content: .answers(event))]
    }

    private func take(_ field: JSONValue, into event: inout AnswerEvent) {
        let type = field.word("type") ?? ""
        let label = field["label"]?.stringValue
        let value = field["value"] ?? .null
        // Each option of CHECKBOXES comes once more as a field of its own, true or false.
        if type == "CHECKBOXES", value.boolValue != nil { return }
        if type == "HIDDEN_FIELDS" || type == "INPUT_EMAIL",
            event.takeIdentity(type == "INPUT_EMAIL" ? "email" : label ?? "", value), type == "HIDDEN_FIELDS"
        {
            return
        }
        let isScore = type == "LINEAR_SCALE"
        event.fields.append(
            .init(
                [field.word("key")] + (type == "HIDDEN_FIELDS" ? [label] : []), label: label,
                kind: isScore ? .score : type == "INPUT_TEXT" || type == "TEXTAREA" ? .text : .other,
                RawAnswer(TallyWebhook.chosen(value, field))))
    }

    /// The texts of options in place of their ids; a choice of one is that one.
    private static func chosen(_ value: JSONValue, _ field: JSONValue) -> JSONValue {
        guard let ids = value.arrayValue else { return value }
        let options = field["options"]?.arrayValue ?? []
        let texts = ids.map { id in options.first { $0["id"] == id }?["text"] ?? id }
        let isOne = ["MULTIPLE_CHOICE", "DROPDOWN"].contains(field.word("type") ?? "") && texts.count == 1
        return isOne ? texts[0] : .array(texts)
    }
}
