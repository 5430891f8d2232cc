package import Formats
internal import JSON

/// What a relay sent to `/hooks/NAME`.
package struct RelayRequest: Sendable {
    /// By lower-case name.
    package let headers: [String: String]
    package let body: [UInt8]
    package let now: Instant

    package init(headers: [(name: String, value: String)], body: [UInt8], now: Instant) {
        self.headers = Dictionary(
            headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        (self.body, self.now) = (body, now)
    }
}

/// Why a request is not believed; for the sender, in English, and it says nothing of any secret.
package struct RelayRefusal: Error, Sendable, Hashable {
    package let reason: String
    /// It may be believed later: the sender should try again.
    package var isForNow = false

    init(_ reason: String, isForNow: Bool = false) { (self.reason, self.isForNow) = (reason, isForNow) }
}

/// One provider's way to say what became of mail.
protocol RelayWebhook: Sendable {
    /// Throws unless the provider itself sent this. Returns what the delivery is known by when it comes again.
    func verify(_ request: RelayRequest) throws(RelayRefusal) -> String

    /// Does what a verified body asks for before it is taken in, which may wait for the network; nil where it asks for nothing.
    func prepare(_ body: [UInt8]) -> Bool?

    /// What a verified body says; nil when it is not of this provider's form.
    func read(_ body: JSONValue) -> RelayContent?
}

extension RelayWebhook {
    func prepare(_ body: [UInt8]) -> Bool? { nil }
}

enum RelayContent {
    case events([RelayEvent])
    /// Amazon asks whether it may send: the address that says yes.
    case confirmation(url: String)
    /// Nothing to be done, with what it was.
    case nothing(String)
    /// Amazon sends nothing more.
    case farewell
}

/// What a provider tells of one message and its recipient.
struct RelayEvent {
    /// Unique with its provider: the same again is the same event.
    let id: String
    let event: MailEvent
    let at: Instant?
    /// Our Message-ID, with or without angle brackets.
    var messageID: String?
    /// The provider's own names for the message: what its reply to our DATA may have named.
    var relayIDs: [String] = []
    /// Where one of our tokens may stand.
    var addresses: [String] = []
    /// The returned mail, where the provider hands it on.
    var mail: [UInt8]?
}

extension JSONValue {
    /// The first of these members that is a text, or a number as one.
    func text(_ names: String...) -> String? {
        for name in names {
            switch self[name] {
            case .string(let text)? where !text.isEmpty: return text
            case .integer(let number)?: return String(number)
            default: continue
            }
        }
        return nil
    }

    /// A time in seconds since 1970.
    func seconds(_ name: String) -> Instant? {
        guard let value = self[name]?.numberValue ?? self[name]?.stringValue.flatMap(Double.init), value > 0,
            value < 253_402_300_800
        else { return nil }
        return Instant(milliseconds: Int64(value * 1000))
    }

    /// The object itself, or those of a batch.
    var batch: [JSONValue] { arrayValue ?? [self] }
}

extension MailEvent {
    /// A verdict on what a relay says of a recipient's server.
    /// - Parameter isDead: what the relay itself says of the address; nil when it says nothing.
    static func returned(
        _ recipient: String?, status: String?, words: String, isDead: Bool?, isFinal: Bool = true
    ) -> MailEvent {
        var diagnosis = Diagnosis()
        diagnosis.status = status.flatMap(EnhancedStatus.ofField)
        diagnosis.reply = words
        diagnosis.recipient = recipient ?? ""
        diagnosis.isDelayed = !isFinal
        var event = diagnosis.event(recipient)
        guard isFinal else { return event }
        // What the words say of a living address is believed before the relay's own word for it.
        let isKnownAlive = event.kind == .soft && event.reason != nil && event.reason != .unknown
        let isHard = isDead.map { $0 && !isKnownAlive } ?? (event.kind == .hard)
        if isHard != (event.kind == .hard) {
            var other = MailEvent(isHard ? .hard : .soft, recipient: recipient)
            (other.status, other.words) = (event.status, event.words)
            other.reason = isHard ? .unknownUser : .unknown
            event = other
        }
        return event
    }
}
