package import Store

extension MessageReason {
    /// The reason as people read it, after "held back:" or "skipped:".
    package var words: String {
        switch self {
        case .suppressed: "address suppressed"
        case .noConsent: "no consent"
        case .topic: "left the topic"
        case .quietHours: "quiet hours"
        case .contacts: "enough messages for now"
        case .promotions: "enough promotions for now"
        case .surveys: "enough surveys for now"
        case .holdout: "holdout"
        case .control: "control group"
        case .tooLate: "too late"
        case .leftAudience: "no longer in the audience"
        case .window: "outside the sending window"
        case .pace: "pace"
        case .paused: "paused"
        case .cancelled: "cancelled"
        case .notApproved: "not approved"
        case .campaignRemoved: "campaign removed or disabled"
        case .render: "could not be rendered"
        case .openCase: "open case"
        }
    }
}
