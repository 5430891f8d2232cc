package import Formats

/// `limits:` of the workspace file: how much of anyone's attention may be taken. A nil part is not limited.
package struct Limits: Sendable, Hashable {
    package var contacts: CountLimit?
    package var promotions: ShareLimit?
    package var surveys: CountLimit?
    package var quietHours: QuietHours?
    /// Of campaigns that ask a favour.
    package var asks: CountLimit?

    package init(
        contacts: CountLimit? = nil, promotions: ShareLimit? = nil, surveys: CountLimit? = nil,
        quietHours: QuietHours? = nil
    ) {
        self.contacts = contacts
        self.promotions = promotions
        self.surveys = surveys
        self.quietHours = quietHours
    }
}

/// `2 per 7d`.
package struct CountLimit: Sendable, Hashable {
    package let count: Int
    package let window: Span

    package init(count: Int, window: Span) { (self.count, self.window) = (count, window) }
}

/// `1 in 5 per 90d`: the share of a member's messages that may be promotions.
package struct ShareLimit: Sendable, Hashable {
    package let part: Int
    package let whole: Int
    package let window: Span

    package init(part: Int, whole: Int, window: Span) {
        (self.part, self.whole, self.window) = (part, whole, window)
    }
}

/// `21:00-09:00` in the member's zone; minutes of the day. `from` later than `until` spans midnight.
package struct QuietHours: Sendable, Hashable {
    package let from: Int
    package let until: Int

    package init(from: Int, until: Int) { (self.from, self.until) = (from, until) }
}
