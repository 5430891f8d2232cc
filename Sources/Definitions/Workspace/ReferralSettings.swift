package import Formats

/// `referrals:` of the workspace file: members bring others by a code of their own.
package struct ReferralSettings: Sendable, Hashable {
    /// The name in `counts:` of a confirmed sign-up; everything else is an activity.
    package static let signUp = "sign_up"
    package static let defaultWindow = Span(30, .days)
    package static let defaultCounts = ["purchase", signUp]

    /// Where `/r/CODE` goes on to; without query, fragment and a slash at the end.
    package var to: String
    /// From the first touch to what counts.
    package var window: Span
    /// What brings the credit.
    package var counts: [String]
    /// `utm_source` and so on, in order.
    package var marks: [(name: String, value: String)] {
        marksByName.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    package var marksByName: [String: String]

    package init(
        to: String, window: Span = ReferralSettings.defaultWindow, counts: [String] = ReferralSettings.defaultCounts,
        marks: [String: String] = [:]
    ) {
        (self.to, self.window, self.counts, marksByName) = (to, window, counts, marks)
    }

    /// Activities that count.
    package var activities: [String] { counts.filter { $0 != ReferralSettings.signUp } }
    package var countsSignUps: Bool { counts.contains(ReferralSettings.signUp) }
}

/// `codes:` of a campaign: each message has a code of a pool.
package struct CodesSettings: Sendable, Hashable {
    package var pool: String
    /// A member gets one each time, not one ever.
    package var isPerOccurrence: Bool

    package init(pool: String, isPerOccurrence: Bool = false) {
        (self.pool, self.isPerOccurrence) = (pool, isPerOccurrence)
    }

    /// Within which a member has one code.
    package func scope(of occurrence: String) -> String { isPerOccurrence ? occurrence : "" }
}
