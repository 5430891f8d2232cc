package import Formats

/// What a member told: an activity with a text. Whether it may be quoted is the member's to say.
package struct Story: Sendable, Hashable {
    /// As `stories list` shows it.
    package enum Standing: String, Sendable, CaseIterable {
        /// Nobody has asked.
        case unasked
        case asked, granted, refused, withdrawn
        /// Granted for other words than those that stand there now.
        case changed
    }

    /// Of the activity.
    package let id: Int64
    package let memberID: Int64
    package let email: String
    /// The member's name, as it is known.
    package let name: String?
    package let locale: String?
    package let kind: String
    package let text: String
    package let url: String?
    package let rating: Double?
    package let at: Instant
    package let source: String
    /// The member has bought something.
    package let isVerified: Bool
    /// The latest word of the member; nil while nothing was said.
    package let permission: StoryPermission?
    /// When they were last asked.
    package let askedAt: Instant?

    package init(
        id: Int64, memberID: Int64, email: String, name: String? = nil, locale: String? = nil, kind: String,
        text: String, url: String? = nil, rating: Double? = nil, at: Instant, source: String, isVerified: Bool,
        permission: StoryPermission? = nil, askedAt: Instant? = nil
    ) {
        (self.id, self.memberID, self.email, self.name, self.locale) = (id, memberID, email, name, locale)
        (self.kind, self.text, self.url, self.rating) = (kind, text, url, rating)
        (self.at, self.source, self.isVerified) = (at, source, isVerified)
        (self.permission, self.askedAt) = (permission, askedAt)
    }

    package var standing: Standing {
        switch permission?.state {
        case .granted: permission?.textHash == StoryPermission.hash(text) ? .granted : .changed
        case .refused: .refused
        case .withdrawn: .withdrawn
        case .asked, nil: askedAt == nil ? .unasked : .asked
        }
    }

    package var isQuotable: Bool { standing == .granted }
}
