package import Formats

/// What was seen of someone who sent a form: no more than a proof needs.
package struct SenderTrace: Sendable, Hashable {
    /// The block of network addresses, or the whole address where the workspace says so.
    package let address: String?
    package let userAgent: String?

    package static let longestUserAgent = 200

    package init(address: String?, userAgent: String?) {
        self.address = address
        self.userAgent = userAgent.map { String($0.prefix(SenderTrace.longestUserAgent)) }
    }
}

/// A text that was shown, in one language.
package struct ShownWording: Sendable, Hashable {
    package let version: String
    package let locale: String
    package let text: String

    package init(version: String, locale: String, text: String) {
        (self.version, self.locale, self.text) = (version, locale, text)
    }
}

/// A request at the sign-up page, to be recorded.
package struct SignUpRequest: Sendable {
    package let email: EmailAddress
    package let purposes: [String]
    package let wording: ShownWording
    /// The language of the page.
    package let locale: String
    /// Where the form stood.
    package let page: String?
    package let sender: SenderTrace
    /// With whose code they came, as it was written.
    package var referralCode: String?
    /// What they accepted of the community, as the page showed it.
    package var declaration: DeclarationWording?

    package init(
        email: EmailAddress, purposes: [String], wording: ShownWording, locale: String, page: String?,
        sender: SenderTrace
    ) {
        self.email = email
        self.purposes = purposes
        self.wording = wording
        self.locale = locale
        self.page = page
        self.sender = sender
    }
}

/// What has become of a sign-up.
package enum SignUpState: String, Sendable, CaseIterable {
    case pending
    case confirmed
    /// Never confirmed in time.
    case expired
    /// A later one of the same person took its place.
    case replaced
}

/// One row of `sign_ups`, with the wording that was shown.
package struct SignUpRecord: Sendable, Hashable {
    package let id: Int64
    package let memberID: Int64
    package let purposes: [String]
    package let state: SignUpState
    package let wording: ShownWording
    package let locale: String
    package let page: String?
    package let sender: SenderTrace
    package let requestedAt: Instant
    package let expiresAt: Instant?
    package let confirmer: SenderTrace
    /// When it was confirmed, expired or was replaced.
    package let settledAt: Instant?
}
