internal import JSON
internal import Store

/// Finds the webhook events that are a person's: by the response they became, by the address, by our token inside.
struct WebhookTraces {
    let store: Store
    let traces: PersonTraces?
    let memberID: Int64?
    /// Nil where the workspace's secret cannot be read: then tokens tell nothing.
    let signer: TokenSigner?

    func isTheirs(_ event: KeptWebhookEvent) throws -> Bool {
        if let memberID, event.memberID == memberID { return true }
        if let traces, isMentioned(traces, event) { return true }
        guard let memberID, event.memberID == nil, let text = WebhookTraces.token(in: event.body),
            let row = signer?.verify(text, .survey)
        else { return false }
        return try store.memberID(ofMessage: row) == memberID
    }

    private func isMentioned(_ traces: PersonTraces, _ event: KeptWebhookEvent) -> Bool {
        if traces.isMentioned(in: event.body) || traces.isMentioned(in: event.error ?? "") { return true }
        // Escapes such as \u0040 hide an address from a look at the bytes.
        guard event.body.contains(0x5C), let document = try? JSONValue(parsing: event.body) else { return false }
        return WebhookTraces.strings(in: document).contains(where: traces.isMentioned(in:))
    }

    private static func token(in body: [UInt8]) -> String? {
        guard let document = try? JSONValue(parsing: body) else { return nil }
        return document["token"]?.stringValue
    }

    private static func strings(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(strings)
        case .object(let object): object.members.flatMap { [$0.name] + strings(in: $0.value) }
        case .null, .bool, .integer, .real: []
        }
    }
}
