package import Formats
internal import JSON

/// The body of a `generic` webhook: `{"id", "email" or "token", "at", "answers": {QUESTION: VALUE}}`.
package struct GenericEvent: Sendable {
    package let id: String?
    package let token: String?
    package let email: EmailAddress?
    package let at: Instant?
    package let locale: String?
    package let answers: [(question: String, answer: RawAnswer)]

    package typealias Malformed = HookMalformed

    let root: JSONValue

    package init(parsing body: [UInt8]) throws(Malformed) {
        let root: JSONValue
        do {
            root = try JSONValue(parsing: body)
        } catch {
            throw Malformed(reason: "the body is \(error)")
        }
        guard case .object = root else { throw Malformed(reason: "the body must be a JSON object") }
        self.root = root
        id = try GenericEvent.identity(root)
        token = try GenericEvent.text(root, "token")
        locale = try GenericEvent.text(root, "locale")
        at = try GenericEvent.time(root)
        if let text = try GenericEvent.text(root, "email") {
            do {
                email = try EmailAddress(parsing: text)
            } catch {
                throw Malformed(reason: "email is not an address: \(error.phrase.english)")
            }
        } else {
            email = nil
        }
        guard token != nil || email != nil else { throw Malformed(reason: "email or token is needed") }
        guard let object = root["answers"]?.objectValue, !object.isEmpty else {
            throw Malformed(reason: "answers must be an object of question names and values")
        }
        answers = object.members.map { ($0.name, RawAnswer($0.value)) }
    }

    /// Text or a whole number.
    private static func identity(_ root: JSONValue) throws(Malformed) -> String? {
        if let number = root["id"]?.integerValue { return String(number) }
        return try text(root, "id")
    }

    private static func text(_ root: JSONValue, _ name: String) throws(Malformed) -> String? {
        switch root[name] {
        case nil, .null: return nil
        case .string(let text) where text.utf8.count <= 1000:
            let clean = AnswerText.clean(text)
            return clean.isEmpty ? nil : clean
        default: throw Malformed(reason: "\(name) must be a text of at most 1000 bytes")
        }
    }

    private static func time(_ root: JSONValue) throws(Malformed) -> Instant? {
        guard let text = try text(root, "at") else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            throw Malformed(reason: "at must be a time with a zone, such as 2026-10-10T07:00:00Z")
        }
        return instant
    }
}
