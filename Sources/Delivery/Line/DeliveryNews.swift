internal import Formats
internal import Store

/// What became of one message of the line, on its way back to the store.
struct DeliveryNews: Sendable {
    enum Kind: Sendable {
        /// The transport's word, and what the other side said, without addresses.
        case delivered(DeliveryResult, Settlement.Words, messageID: String)
        case unrenderable(String)
        /// Never accepted by anyone: as if it had not been claimed.
        case released
    }

    let message: ClaimedMessage
    let kind: Kind
    let at: Instant

    var row: LedgerMessage { message.row }
}
