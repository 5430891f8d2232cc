package import Formats

/// How a claimed row ends, or goes back.
package struct Settlement: Sendable, Hashable {
    /// What the relay said: its code, its words without addresses, the name it gave the message.
    package struct Words: Sendable, Hashable {
        package var code: Int?
        package var reply: String?
        package var relayID: String?

        package init(code: Int? = nil, reply: String? = nil, relayID: String? = nil) {
            (self.code, self.reply, self.relayID) = (code, reply, relayID)
        }
    }

    package enum Result: Sendable, Hashable {
        case sent(Words)
        /// `addressIsBad` suppresses the member's address.
        case failed(Words, addressIsBad: Bool)
        /// The message could not be made.
        case unrenderable(String)
        case retry(Words, at: Instant)
        case uncertain(Words)
        /// Never offered: planned again as if nothing had been.
        case released
        case skipped(MessageReason)
    }

    package let row: Int64
    package let messageID: String?
    package let result: Result
    package let at: Instant

    package init(row: Int64, messageID: String? = nil, result: Result, at: Instant) {
        (self.row, self.messageID, self.result, self.at) = (row, messageID, result, at)
    }
}
