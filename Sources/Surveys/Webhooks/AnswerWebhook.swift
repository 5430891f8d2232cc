internal import Definitions
internal import Formats
internal import JSON

/// One survey tool's way to tell of answers.
protocol AnswerWebhook: Sendable {
    /// Throws unless the tool itself sent this. Returns the delivery's id where the signature covers one beside the body.
    func verify(_ request: HookRequest) throws(HookRefusal) -> String?

    /// What a verified body says.
    func read(_ body: [UInt8]) throws(HookMalformed) -> [ToolEvent]
}

/// One event of a tool.
struct ToolEvent: Sendable {
    enum Content: Sendable {
        case answers(AnswerEvent)
        /// A response whose answers are not told: its id, and the tool's id of its survey.
        case named(response: String, survey: String?)
        /// Nothing to be done, with what it was.
        case nothing(String)
    }

    /// The tool's own id of the event, within the body.
    var id: String?
    var content: Content
    /// The part of a body of several events that is this one's.
    var body: [UInt8]?
}

/// Answers of one person, in the tool's own terms.
package struct AnswerEvent: Sendable {
    /// One field of the tool's form.
    struct Field: Sendable {
        enum Kind: Sendable {
            case score
            case text
            case other
        }

        /// What it may be called in `map:`: the tool's key, ref or id.
        let keys: [String]
        /// The question as the tool asked it.
        let label: String?
        let kind: Kind
        let answer: RawAnswer

        init(_ keys: [String?], label: String? = nil, kind: Kind = .other, _ answer: RawAnswer) {
            self.keys = keys.compactMap(\.self)
            (self.label, self.kind, self.answer) = (label, kind, answer)
        }
    }

    /// The tool's id of the response.
    var id: String?
    var token: String?
    /// A token that is not genuine makes the event one; else it is only one more hidden field.
    var isTokenBinding = false
    var email: EmailAddress?
    var at: Instant?
    var locale: String?
    var fields: [Field] = []
    /// The whole event, for pointers into it.
    var root: JSONValue = .null

    /// Names of hidden fields that hold our token.
    static let tokenNames: Set<String> = ["token", "kamerton", "kamerton_token", "kt"]
    static let emailNames: Set<String> = ["email", "e-mail", "email_address"]

    /// A hidden field, or another that says who answered. True when it did.
    mutating func takeIdentity(_ name: String, _ value: JSONValue?) -> Bool {
        guard let text = value?.stringValue.map(AnswerText.clean), !text.isEmpty, text.utf8.count <= 1000 else {
            return false
        }
        let name = name.lowercased()
        if AnswerEvent.tokenNames.contains(name) {
            token = token ?? text
            return true
        }
        guard AnswerEvent.emailNames.contains(name), let address = try? EmailAddress(extractingFrom: text) else {
            return false
        }
        email = email ?? address
        return true
    }
}

extension JSONValue {
    /// The member as text; numbers as they are written.
    func word(_ name: String) -> String? {
        switch self[name] {
        case .string(let text)?: text.isEmpty || text.utf8.count > 1000 ? nil : AnswerText.clean(text)
        case .integer(let number)?: String(number)
        default: nil
        }
    }

    /// A time with a zone, or in seconds since 1970.
    func moment(_ name: String) -> Instant? {
        switch self[name] {
        case .string(let text)?: return Instant(rfc3339: text)
        case .integer(let seconds)? where seconds > 0 && seconds < 253_402_300_800:
            return Instant(milliseconds: seconds * 1000)
        default: return nil
        }
    }
}
