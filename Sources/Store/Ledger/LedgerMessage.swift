package import Formats

/// A row of the ledger that is due: what claiming and composing need of it.
package struct LedgerMessage: Sendable, Hashable {
    package var id: Int64
    package let campaign: String
    package let occurrence: String
    package let step: String
    package let memberID: Int64
    package var variant: String?
    package let attempts: Int
    package let notAfter: Instant?
    /// When it was first offered to a relay, or is nil.
    package let firstAttempt: Instant?
    /// Lower goes first.
    package var priority = 0
    /// Of a campaign with waves: which, from 1.
    package var wave: Int?
    /// The relay that carries it, once that is decided.
    package var relay: String?
    /// Of a copy for an address of our own: its `email_key`. The number of such a copy is negative.
    package var seed: String?

    package init(
        id: Int64, campaign: String, occurrence: String, step: String, memberID: Int64, variant: String? = nil,
        attempts: Int = 0, notAfter: Instant? = nil, firstAttempt: Instant? = nil
    ) {
        self.id = id
        self.campaign = campaign
        self.occurrence = occurrence
        self.step = step
        self.memberID = memberID
        self.variant = variant
        self.attempts = attempts
        self.notAfter = notAfter
        self.firstAttempt = firstAttempt
    }
}
