package import Formats

/// Why nobody is credited.
package enum ReferralRefusal: String, Sendable, CaseIterable {
    /// Nobody has the code.
    case unknown
    /// It is the member's own, or of the same mailbox.
    case oneself = "self"
    /// Whom the member brought, or those they brought, cannot bring the member.
    case ring
    /// They had bought before.
    case customer
    /// Another touch was first.
    case already
    /// Nothing that counts came in time.
    case window
}

/// A code that came along, not looked at yet.
package struct ReferralTouch: Sendable {
    package let memberID: Int64
    /// Nil for a sign-up.
    package let activityID: Int64?
    package let code: String
    package let at: Instant

    package init(memberID: Int64, activityID: Int64?, code: String, at: Instant) {
        (self.memberID, self.activityID, self.code, self.at) = (memberID, activityID, code, at)
    }
}

/// One row of `referrals`.
package struct Referral: Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// Came, and has not done yet what counts.
        case waiting
        case credited
        case refused
    }

    package let id: Int64
    package let memberID: Int64
    package let email: String?
    package let referrerID: Int64?
    package let referrerEmail: String?
    package let code: String
    package let state: State
    package let refusal: ReferralRefusal?
    package let touchedAt: Instant
    package let closesAt: Instant
    /// What brought the credit: `sign_up` or an activity.
    package let counted: String?
    package let countedAt: Instant?
    package let decidedAt: Instant?
}
