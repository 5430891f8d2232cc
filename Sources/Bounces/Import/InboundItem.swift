internal import Crypto
internal import Formats
internal import Store

/// A mail or a provider's event, read: what is to be matched and recorded.
struct InboundItem {
    let record: InboundMailRecord
    let events: [MailEvent]
    /// A person or a machine answered: who.
    let answeredBy: [String]
    let clues: InboundClues
    /// Of a mail: what is kept as a file.
    let bytes: [UInt8]?
    /// The relay itself says so and has proved that it is the relay, unlike a letter, which anybody can write.
    let isProven: Bool

    init(
        record: InboundMailRecord, events: [MailEvent], answeredBy: [String] = [], clues: InboundClues,
        bytes: [UInt8]? = nil, isProven: Bool = false
    ) {
        self.record = record
        self.events = events
        self.answeredBy = answeredBy
        self.clues = clues
        self.bytes = bytes
        self.isProven = isProven
    }
}

/// Server's words without the addresses in them.
enum Redaction {
    static func redacted(_ text: String) -> String? {
        guard !text.isEmpty else { return nil }
        guard text.contains("@") else { return text }
        var rest = text[...]
        var output = ""
        for found in AddressScanner.scan(rest) {
            guard let range = rest.firstRange(of: found.address) else { continue }
            output += rest[..<range.lowerBound] + "[address]"
            rest = rest[range.upperBound...]
        }
        return output + rest
    }
}
