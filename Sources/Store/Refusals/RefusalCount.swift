package import Formats

/// Why `serve` turned a request away. The names are those of JSON answers.
package enum RefusalReason: String, Sendable, Hashable, CaseIterable {
    case unknownHook = "unknown_hook"
    case method
    case tooLarge = "too_large"
    case noSurvey = "no_survey"
    case signature
    case unsigned
    case contentType = "content_type"
    case noSecret = "no_secret"
    case malformed
    case unconfirmed
    case busy
    case unavailable
    /// A link that is cut, forged, or older than the secret.
    case unknownLink = "unknown_link"
    case gone
    case closed
    case full
    case notAForm = "not_a_form"
    case tooMany = "too_many"
    /// A form with answers that cannot be: it is shown again.
    case invalid
}

/// How often something was refused on one day.
package struct RefusalCount: Sendable, Hashable {
    package enum Place: String, Sendable, Hashable { case hook, survey, page }

    package let day: CivilDate
    package let place: Place
    /// Nil where it could not be told.
    package let campaign: String?
    package let reason: RefusalReason
    package var count: Int

    package init(day: CivilDate, place: Place, campaign: String?, reason: RefusalReason, count: Int) {
        (self.day, self.place, self.campaign, self.reason, self.count) = (day, place, campaign, reason, count)
    }
}
