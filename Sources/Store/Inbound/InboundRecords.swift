package import Formats

/// A mail that came in, or an event of a provider, as it is recorded.
package struct InboundMailRecord: Sendable, Hashable {
    /// SHA-256 of its bytes; of an event, of what makes it unique.
    package let hash: [UInt8]
    package let kind: String
    /// `import`, `imap`, or the name of a webhook.
    package let source: String
    /// When it was written, as it says itself.
    package let at: Instant
    package let receivedAt: Instant

    package init(hash: [UInt8], kind: String, source: String, at: Instant, receivedAt: Instant) {
        (self.hash, self.kind, self.source, self.at, self.receivedAt) = (hash, kind, source, at, receivedAt)
    }
}

/// By what an event was found to be about a message: the surest first.
package enum InboundMatch: String, Sendable, CaseIterable {
    case token
    case messageID = "message_id"
    case relayID = "relay_id"
    case feedbackID = "feedback_id"
    case address
    case none
}

/// What was done about an event.
package enum InboundEffect: String, Sendable, CaseIterable {
    /// The address is mailed no more.
    case suppressed
    /// The member is mailed no more, but for service.
    case withdrawn
    /// One more in a row of failures that may pass.
    case counted
    /// The server goes on trying.
    case waiting
    /// For people to read.
    case kept
    case unmatched
    /// It is about another address than the member's.
    case otherAddress = "other_address"
    case none
}

/// What a mail says of one recipient, as it is recorded.
package struct InboundEventRecord: Sendable, Hashable {
    package var kind: String
    package var message: Int64?
    package var memberID: Int64?
    package var matchedBy: InboundMatch
    package var status: String?
    package var reason: String?
    /// The server's, without addresses.
    package var words: String?
    package var isFinal: Bool
    package var effect: InboundEffect

    package init(
        kind: String, message: Int64? = nil, memberID: Int64? = nil, matchedBy: InboundMatch = .none,
        status: String? = nil, reason: String? = nil, words: String? = nil, isFinal: Bool = true,
        effect: InboundEffect = .none
    ) {
        self.kind = kind
        self.message = message
        self.memberID = memberID
        self.matchedBy = matchedBy
        self.status = status
        self.reason = reason
        self.words = words
        self.isFinal = isFinal
        self.effect = effect
    }
}

/// One line of `bounces list`.
package struct ListedInboundEvent: Sendable, Hashable {
    package let mail: Int64
    package let hash: [UInt8]
    package let mailKind: String
    package let source: String
    package let at: Instant
    package let receivedAt: Instant
    package let event: InboundEventRecord
    package let campaign: String?
    package let occurrence: String?
    package let step: String?
    /// Nil when there is no member, or the member was erased.
    package let email: String?
}

/// A row of the ledger that an event may be about.
package struct ReturnedMessage: Sendable, Hashable {
    package let row: Int64
    package let memberID: Int64
    package let campaign: String
    package let state: String
    package let sentAt: Instant?
    package let messageID: String?
    package let relayID: String?
    /// The member's address as it is now; nil once erased.
    package let emailKey: String?
}

/// Failures that may pass, one after the other, of one member.
package struct SoftRun: Sendable, Hashable {
    package let count: Int
    package let first: Instant?
    package let last: Instant?

    /// Long enough, over enough time, that the address is given up.
    package func isOver(count: Int = 5, days: Int64 = 10) -> Bool {
        guard let first, let last, self.count >= count else { return false }
        return last - first >= days * 86_400_000
    }
}

/// What came back of a member's mail, as their story tells it.
package struct ReturnedEvent: Sendable, Hashable {
    /// The number in `bounces list`.
    package let mail: Int64
    package let kind: String
    package let status: String?
    package let reason: String?
    package let words: String?
    package let effect: InboundEffect
    package let isFinal: Bool
    package let at: Instant
    package let campaign: String?
    package let occurrence: String?
    package let step: String?
}
