/// What a mail says of one recipient.
package struct MailEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The address is dead.
        case hard
        /// It did not arrive, or not yet; the address may live.
        case soft
        /// The recipient called it spam.
        case complaint
        /// The recipient wants no more.
        case unsubscribe
        /// A machine answered for the recipient: away, received, on leave.
        case autoreply
        case delivered
        /// A report about mail, but none of the above.
        case other
    }

    package let kind: Kind
    /// As it stands in the mail; nil where the mail does not tell.
    package let recipient: String?
    /// What the recipient's address was before somebody forwarded the message: the one that was mailed.
    package var aliases: [String] = []
    /// RFC 3463.
    package var status: String?
    package var reason: BounceReason?
    /// False where the server says that it goes on trying.
    package var isFinal = true
    /// What the verdict rests on, in the server's words.
    package var words = ""

    package init(_ kind: Kind, recipient: String?) {
        self.kind = kind
        self.recipient = recipient
    }
}
