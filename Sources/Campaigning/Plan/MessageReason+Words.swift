package import Store

extension MessageReason {
    /// The reason as people read it, everywhere: after a number or after "held back:", it says what happened.
    package var words: String {
        switch self {
        case .suppressed: "address suppressed"
        case .noConsent: "no consent"
        case .topic: "left the topic"
        case .quietHours: "quiet hours"
        case .contacts: "mailed often enough lately"
        case .promotions: "promoted to often enough lately"
        case .surveys: "surveyed lately"
        case .holdout: "held out to compare with"
        case .control: "control group"
        case .tooLate: "too late"
        case .leftAudience: "no longer in the audience"
        case .window: "outside the sending window"
        case .pace: "sent slowly on purpose"
        case .paused: "paused"
        case .cancelled: "cancelled"
        case .notApproved: "not approved"
        case .campaignRemoved: "campaign removed or disabled"
        case .render: "could not be rendered"
        case .openCase: "has an open case"
        }
    }
}
