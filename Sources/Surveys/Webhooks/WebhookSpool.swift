internal import Formats
package import Store

/// Takes in what webhooks have stored and nobody has looked at yet: after a rush, and after a process that was killed.
package struct WebhookSpool {
    private let receivers: [String: WebhookReceiver]
    /// The last event that was looked at. What has no receiver now is left for another time.
    private var cursor: Int64 = 0

    /// - Parameter receivers: by hook.
    package init(_ receivers: [String: WebhookReceiver]) { self.receivers = receivers }

    /// Events of one transaction: about ten milliseconds.
    private static let chunk = 64

    /// Looks at the next ones, in a transaction. False when there are none.
    /// - Parameter report: hears of what could not be taken in for a reason of ours.
    package mutating func takeSome(_ store: Store, report: (any Error) -> Void = { _ in }) throws -> Bool {
        let events = try store.waitingWebhookEvents(after: cursor, limit: WebhookSpool.chunk)
        guard let last = events.last else { return false }
        do {
            try store.inTransaction { for event in events { try take(event, store) } }
        } catch  where Store.isForNow(error) {
            throw error
        } catch {
            // One of them cannot be taken in whatever one does: the others must not wait for it.
            for event in events { try takeAlone(event, store, report) }
        }
        cursor = last.id
        return true
    }

    private func take(_ event: StoredWebhookEvent, _ store: Store) throws {
        _ = try receivers[event.hook]?.takeIn(event, in: store)
    }

    private func takeAlone(_ event: StoredWebhookEvent, _ store: Store, _ report: (any Error) -> Void) throws {
        do {
            try store.inTransaction { try take(event, store) }
        } catch  where Store.isForNow(error) {
            throw error
        } catch {
            report(error)
            try store.settleWebhookEvent(
                event.id, state: .rejected, error: "it could not be taken in: try kamerton responses replay",
                responseID: nil)
        }
    }
}
