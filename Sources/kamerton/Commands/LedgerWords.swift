import Campaigning
import Formats
import Store

/// The words in which people read the ledger.
enum LedgerWords {
    static func state(_ state: String, reason: String?) -> Phrase {
        let words = reason.flatMap(MessageReason.init(rawValue:)).map(\.words)
        switch MessageState(rawValue: state) {
        case .planned: return words.map { Phrase("held back: \($0)") } ?? Phrase("waiting")
        case .sending: return Phrase("sending")
        case .sent: return Phrase("sent")
        case .failed: return words.map { Phrase("failed: \($0)") } ?? Phrase("failed")
        case .uncertain: return Phrase("not sure")
        case .bounced: return Phrase("bounced")
        case .complained: return Phrase("complained")
        case .skipped: return words.map { Phrase("skipped: \($0)") } ?? Phrase("skipped")
        case nil: return Phrase(verbatim: state)
        }
    }

    /// `3 quiet hours, 2 no consent`, the most frequent first.
    static func list(_ counts: [MessageReason: Int]) -> Phrase {
        MessageReason.list(counts)
    }
}
