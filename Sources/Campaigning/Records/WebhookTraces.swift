import Foundation
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
        if isNamed(traces, event) { return true }
        // Escapes such as \u0040 hide an address from a look at the bytes.
        guard event.body.contains(0x5C), let document = try? JSONValue(parsing: event.body) else { return false }
        return WebhookTraces.strings(in: document).contains(where: traces.isMentioned(in:))
    }

    /// Activities may say whose they are by the external id alone.
    private func isNamed(_ traces: PersonTraces, _ event: KeptWebhookEvent) -> Bool {
        guard let id = traces.externalID else { return false }
        if event.error?.contains("external_id \(id):") == true { return true }
        guard String(decoding: event.body, as: UTF8.self).contains("external_id"),
            let document = try? JSONValue(parsing: event.body)
        else { return false }
        return WebhookTraces.externalIDs(in: document).contains(id)
    }

    private static func externalIDs(in value: JSONValue) -> [String] {
        switch value {
        case .array(let elements): elements.flatMap(externalIDs)
        case .object(let object):
            object.members.flatMap { name, value in
                guard name == "external_id" else { return externalIDs(in: value) }
                return [value.stringValue?.trimmingCharacters(in: .whitespaces) ?? value.text()]
            }
        default: []
        }
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
