package import Formats

/// One filled-in answer sheet on its way into the store, whichever way it came.
package struct Submission: Sendable {
    package enum Respondent: Sendable {
        /// Proved by our token: the ledger row of the message that was answered.
        case message(Int64)
        case address(EmailAddress)
        case unknown
    }

    package var respondent: Respondent
    /// Where it came from, and what identifies it there: the same pair again changes the answer instead of adding one.
    package var source: String
    package var sourceKey: String
    /// When it was given.
    package var at: Instant
    /// The latest time at which the message that is answered can have been sent; later than `at` where `at` is only a day.
    package var sentBefore: Instant
    package var locale: String?
    package var sheet: AnswerSheet
    /// What the same response was changed to later stands, whichever came first.
    package var yieldsToNewer = false

    /// The tool's own id of it.
    var toolID: String { sourceKey.hasPrefix("id:") ? String(sourceKey.dropFirst(3)) : sourceKey }

    package init(
        respondent: Respondent, source: String, sourceKey: String, at: Instant, sentBefore: Instant? = nil,
        locale: String? = nil, sheet: AnswerSheet
    ) {
        self.respondent = respondent
        self.source = source
        self.sourceKey = sourceKey
        self.at = at
        self.sentBefore = sentBefore ?? at
        self.locale = locale
        self.sheet = sheet
    }
}
