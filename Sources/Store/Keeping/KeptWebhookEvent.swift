package import Formats

/// What a webhook delivered, as long as its body is kept.
package struct KeptWebhookEvent: Sendable {
    package let id: Int64
    package let hook: String
    package let eventID: String
    package let body: [UInt8]
    package let receivedAt: Instant
    package let state: String
    package let error: String?
    package let responseID: Int64?
    /// Of the response that it became.
    package let memberID: Int64?
}
