internal import Crypto
internal import Formats
internal import JSON

/// Formbricks: a list of events, signed as Standard Webhooks. A response is told of while it is being given: only what is
/// finished is taken.
struct FormbricksWebhook: AnswerWebhook {
    private let key: WebhookSignature.Key

    init(secret: [UInt8]) { key = WebhookSignature.Key(secret) }

    func verify(_ request: HookRequest) throws(HookRefusal) -> String? { try WebhookSignature.verify(request, key) }

    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent] {
        let root = try JSONValue.ofHook(body)
        // One event may come without its list.
        let events = root.arrayValue ?? [root]
        guard !events.isEmpty, events.allSatisfy({ $0.word("event") != nil && $0["data"]?.objectValue != nil }) else {
            throw HookMalformed(reason: "event and data are needed in each event")
        }
        return events.map { event in
            ToolEvent(
                content: content(event), body: events.count == 1 ? nil : Array(JSONValue.array([event]).text().utf8))
        }
    }

    private func content(_ root: JSONValue) -> ToolEvent.Content {
        let kind = root.word("event") ?? ""
        guard kind.hasPrefix("response"), let data = root["data"] else { return .nothing(kind) }
        guard kind == "responseFinished" || data["finished"]?.boolValue == true else {
            return .nothing("not finished yet")
        }
        var event = AnswerEvent()
        event.root = root
        event.id = data.word("id")
        event.at = data.moment("updatedAt") ?? data.moment("createdAt")
        event.locale = data.word("language").flatMap { $0 == "default" ? nil : $0 }
        for (name, value) in data["contactAttributes"]?.objectValue?.members ?? [] {
            _ = event.takeIdentity(name, value)
        }
        for (name, value) in data["data"]?.objectValue?.members ?? [] {
            if event.takeIdentity(name, value) { continue }
            event.fields.append(.init([name], RawAnswer(value)))
        }
        return .answers(event)
    }
}
