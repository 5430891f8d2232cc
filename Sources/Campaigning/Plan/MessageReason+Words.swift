package import Formats
package import Store

extension MessageReason {
    /// The reason as people read it, everywhere: after a number or after "held back:", it says what happened.
    package var words: Phrase {
        switch self {
        case .suppressed: Phrase("address suppressed")
        case .noConsent: Phrase("no consent")
        case .topic: Phrase("left the topic")
        case .quietHours: Phrase("quiet hours")
        case .contacts: Phrase("mailed often enough lately")
        case .promotions: Phrase("promoted to often enough lately")
        case .surveys: Phrase("surveyed lately")
        case .holdout: Phrase("held out to compare with")
        case .control: Phrase("control group")
        case .tooLate: Phrase("too late")
        case .leftAudience: Phrase("no longer in the audience")
        case .window: Phrase("outside the sending window")
        case .pace: Phrase("sent slowly on purpose")
        case .paused: Phrase("paused")
        case .cancelled: Phrase("cancelled")
        case .notApproved: Phrase("not approved")
        case .campaignRemoved: Phrase("campaign removed or disabled")
        case .render: Phrase("could not be rendered")
        case .relay: Phrase("the relay cannot be reached")
        case .openCase: Phrase("has an open case")
        case .theme: Phrase("named a complaint that many have now")
        case .test: Phrase("waits for the test")
        case .codes: Phrase("no code is left in the pool")
        case .wave: Phrase("of a wave that does not go yet, or not at all")
        case .quote: Phrase("quotes what may not be quoted")
        }
    }
}

extension MessageReason {
    /// `3 quiet hours, 2 no consent`, the most frequent first.
    package static func list(_ counts: [MessageReason: Int]) -> Phrase {
        Phrase(
            listing: counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
                .map { Phrase("\($0.value) \($0.key.words)") })
    }
}
