package import Formats

/// A row of the ledger that is due: what claiming and composing need of it.
package struct LedgerMessage: Sendable, Hashable {
    /// What the rows of one letter have in common. They share it: a row that is handed on counts it once, not each of its texts.
    package final class Letter: Sendable, Hashable {
        package let campaign: String
        package let occurrence: String
        package let step: String

        package init(campaign: String, occurrence: String, step: String) {
            (self.campaign, self.occurrence, self.step) = (campaign, occurrence, step)
        }

        package static func == (first: Letter, second: Letter) -> Bool {
            first === second
                || (first.campaign, first.occurrence, first.step) == (second.campaign, second.occurrence, second.step)
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(campaign)
            hasher.combine(occurrence)
            hasher.combine(step)
        }
    }

    package var id: Int64
    package let letter: Letter
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
        id: Int64, letter: Letter, memberID: Int64, variant: String? = nil, attempts: Int = 0, notAfter: Instant? = nil,
        firstAttempt: Instant? = nil
    ) {
        self.id = id
        self.letter = letter
        self.memberID = memberID
        self.variant = variant
        self.attempts = attempts
        self.notAfter = notAfter
        self.firstAttempt = firstAttempt
    }

    package init(id: Int64, campaign: String, occurrence: String, step: String, memberID: Int64) {
        self.init(id: id, letter: Letter(campaign: campaign, occurrence: occurrence, step: step), memberID: memberID)
    }

    package var campaign: String { letter.campaign }
    package var occurrence: String { letter.occurrence }
    package var step: String { letter.step }
}
