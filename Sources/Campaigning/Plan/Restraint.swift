package import Definitions
package import Formats
package import Store

/// What may happen to one message now.
package enum Decision: Sendable, Hashable {
    case send
    /// Stays planned; to be looked at again at `until`.
    case hold(MessageReason, until: Instant)
    /// Final.
    case skip(MessageReason)
}

/// Decides whether messages may go: consent, suppression, topic, audience, budgets, quiet hours. Used by `plan` and inside
/// the claiming transaction alike, so that both say the same.
package struct Restraint {
    /// One candidate: a planned ledger row, or for `plan` one that is not written yet.
    package struct Candidate: Sendable {
        /// `messages.id`, or 0.
        package let row: Int64
        package let memberID: Int64
        package let notAfter: Instant?

        package init(row: Int64, memberID: Int64, notAfter: Instant?) {
            (self.row, self.memberID, self.notAfter) = (row, memberID, notAfter)
        }
    }

    /// Reads what it needs through `store`, in whatever transaction is open there.
    package init(store: Store, workspace: Workspace, now: Instant) throws {}

    /// The decisions for candidates of one campaign, in order. Those decided `send` count against the budgets of those
    /// after them, also over several calls. `campaign` nil means its file is gone or invalid.
    package func decide(_ candidates: [Candidate], of campaign: CampaignDefinition?) throws -> [Decision] {
        candidates.map { _ in .send }
    }
}
