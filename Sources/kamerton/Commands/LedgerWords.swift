import Campaigning
import Store

/// The words in which people read the ledger.
enum LedgerWords {
    static func state(_ state: String, reason: String?) -> String {
        let words = reason.flatMap(MessageReason.init(rawValue:)).map(\.words)
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

    /// `3 quiet hours, 2 no consent`, the most frequent first.
    static func list(_ counts: [MessageReason: Int]) -> String {
        counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "\($0.value) \($0.key.words)" }.joined(separator: ", ")
    }
}
