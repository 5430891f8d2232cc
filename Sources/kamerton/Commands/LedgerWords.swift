import Formats
import Store

/// The words in which people read the ledger.
enum LedgerWords {
    static func reason(_ reason: MessageReason) -> String {
        switch reason {
        case .suppressed: "the address is suppressed"
        case .noConsent: "no consent"
        case .topic: "left the topic"
        case .quietHours: "quiet hours"
        case .contacts: "had enough mail for now"
        case .promotions: "had enough promotions for now"
        case .surveys: "was asked not long ago"
        case .holdout: "held out on purpose"
        case .control: "in the control group"
        case .tooLate: "too late"
        case .leftAudience: "left the audience"
        case .window: "outside the window"
        case .pace: "the pace"
        case .paused: "paused"
        case .cancelled: "cancelled"
        case .notApproved: "not approved"
        case .campaignRemoved: "the campaign was removed"
        case .render: "could not be rendered"
        case .openCase: "has an open case"
        }
    }

    static func state(_ state: String, reason: String?) -> String {
        let words = reason.flatMap(MessageReason.init(rawValue:)).map(LedgerWords.reason)
        switch MessageState(rawValue: state) {
        case .planned: return words.map { "held back: \($0)" } ?? "waiting"
        case .sending: return "sending"
        case .sent: return "sent"
        case .failed: return words.map { "failed: \($0)" } ?? "failed"
        case .uncertain: return "not sure"
        case .bounced: return "bounced"
        case .complained: return "complained"
        case .skipped: return words.map { "skipped: \($0)" } ?? "skipped"
        case nil: return state
        }
    }

    /// `quiet hours 3, no consent 2`, the most frequent first.
    static func list(_ counts: [MessageReason: Int]) -> String {
        counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\(reason($0.key)) \($0.value)" }.joined(separator: ", ")
    }
}
