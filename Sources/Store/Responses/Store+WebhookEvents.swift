package import Formats
internal import SQLite

/// An event that a webhook delivered before.
package struct WebhookEvent: Sendable {
    package enum State: String, Sendable {
        case received
        case done
        case rejected
    }

    package let id: Int64
    package let state: State
}

extension Store {
    /// What is known of an event, by the sender's id for it.
    package func webhookEvent(hook: String, eventID: String) throws -> WebhookEvent? {
        try connection.firstRow(
            "SELECT id, state FROM webhook_events WHERE hook = :hook AND event_id = :event_id",
            ["hook": .text(hook), "event_id": .text(eventID)]
        ) { WebhookEvent(id: $0.integer(0), state: WebhookEvent.State(rawValue: $0.text(1)) ?? .received) }
    }

    /// Keeps the body as it came. An event that was rejected before and is sent anew is received anew.
    package func receiveWebhookEvent(hook: String, eventID: String, body: [UInt8], at now: Instant) throws -> Int64 {
        try connection.firstRow(
            """
            INSERT INTO webhook_events (hook, event_id, body, received_at, state)
            VALUES (:hook, :event_id, :body, :now, 'received')
            ON CONFLICT (hook, event_id) DO UPDATE
                SET body = excluded.body, received_at = excluded.received_at, state = 'received', error = NULL
            RETURNING id
            """,
            [
                "hook": .text(hook), "event_id": .text(eventID), "body": .blob(body),
                "now": .integer(now.milliseconds),
            ], { $0.integer(0) })!
    }

    /// Keeps only this of an event.
    package func keepOfWebhookEvent(_ id: Int64, body: [UInt8]) throws {
        try connection.run(
            "UPDATE webhook_events SET body = :body WHERE id = :id", ["id": .integer(id), "body": .blob(body)])
    }

    /// Says what became of an event.
    package func settleWebhookEvent(
        _ id: Int64, state: WebhookEvent.State, error: String?, responseID: Int64?
    ) throws {
        try connection.run(
            "UPDATE webhook_events SET state = :state, error = :error, response_id = :response_id WHERE id = :id",
            [
                "id": .integer(id), "state": .text(state.rawValue), "error": SQLValue(error),
                "response_id": SQLValue(responseID),
            ])
    }

    /// True when an event has this body, or its body is not kept any more.
    package func isWebhookBody(_ id: Int64, _ body: [UInt8]) throws -> Bool {
        let kept = try connection.firstRow(
            "SELECT body FROM webhook_events WHERE id = :id", ["id": .integer(id)], { $0.blob(0) })
        return kept.map { $0.isEmpty || $0 == body } ?? false
    }
}
