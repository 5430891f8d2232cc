package import Formats

/// `retention:` of the workspace file: how long what came in or went out raw is kept. A nil part is kept until someone
/// removes it.
package struct RetentionSettings: Sendable, Hashable {
    /// Mail on disk: the outbox, and what came back.
    package var rawMail: Span?
    /// The bodies of webhook events.
    package var webhooks: Span?
    /// Files of rows that imports did not take.
    package var rejects: Span?
    /// Clicks and opens.
    package var observations: Span?

    package init(rawMail: Span? = nil, webhooks: Span? = nil, rejects: Span? = nil, observations: Span? = nil) {
        self.rawMail = rawMail
        self.webhooks = webhooks
        self.rejects = rejects
        self.observations = observations
    }

    package var isEmpty: Bool { rawMail == nil && webhooks == nil && rejects == nil && observations == nil }
}
