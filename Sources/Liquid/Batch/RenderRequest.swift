internal import Formats
internal import JSON

/// A line of `render --batch`: `{"template", "data", "templates": {NAME: SOURCE}, "strict", "escape"}`, and beyond these
/// `"locale"`, `"timezone"` and `"now"`.
struct RenderRequest: Sendable {
    private static let names = [
        "template", "data", "templates", "strict", "escape", "locale", "timezone", "now", "id",
    ]

    /// What decides how the template is parsed: two requests that agree in it share a program.
    struct Source: Sendable, Equatable {
        let template: String
        let templates: JSONObject
        let strict: Bool
        let escape: Bool
    }

    let source: Source
    let data: LiquidObject
    let context: LiquidContext
    /// Comes back with the answer.
    let id: JSONValue?

    init(_ json: JSONValue) throws(RenderRequestError) {
        guard case .object(let request) = json else {
            throw RenderRequestError(Phrase("a request is an object: {\"template\": …, \"data\": {…}}"))
        }
        for name in request.names where !RenderRequest.names.contains(name) {
            throw RenderRequestError(
                Phrase("a request has no \"\(name)\""), NearestName.find(name, among: RenderRequest.names))
        }
        guard let template = request["template"]?.stringValue else {
            throw RenderRequestError(Phrase("\"template\" is missing, or not a text"))
        }
        var templates = JSONObject()
        if let given = request["templates"], given != .null {
            guard case .object(let object) = given, object.members.allSatisfy({ $0.value.stringValue != nil }) else {
                throw RenderRequestError(Phrase("\"templates\" is not an object of names and sources"))
            }
            templates = object
        }
        source = Source(
            template: template, templates: templates, strict: try RenderRequest.flag("strict", request),
            escape: try RenderRequest.flag("escape", request))
        data = try RenderRequest.data(request["data"])
        context = try RenderRequest.context(request)
        id = request["id"]
    }

    static func data(_ json: JSONValue?) throws(RenderRequestError) -> LiquidObject {
        switch json {
        case nil, .null: return LiquidObject()
        case .object(let object): return LiquidObject(object)
        default: throw RenderRequestError(Phrase("the data is not an object: {\"name\": \"value\"}"))
        }
    }

    private static func flag(_ name: String, _ request: JSONObject) throws(RenderRequestError) -> Bool {
        switch request[name] {
        case nil, .null: return false
        case .bool(let value): return value
        default: throw RenderRequestError(Phrase("\"\(name)\" is true or false"))
        }
    }

    private static func context(_ request: JSONObject) throws(RenderRequestError) -> LiquidContext {
        var context = LiquidContext()
        for name in ["locale", "timezone", "now"] {
            guard let value = request[name], value != .null else { continue }
            guard let text = value.stringValue else { throw RenderRequestError(Phrase("\"\(name)\" is not a text")) }
            switch name {
            case "locale": context.locale = text
            case "timezone":
                guard ZoneCache.zone(text) != nil else {
                    throw RenderRequestError(Phrase("there is no time zone \"\(text)\""))
                }
                context.timeZone = text
            default:
                guard let instant = Instant(rfc3339: text) else {
                    throw RenderRequestError(Phrase("\"now\" is not a time such as 2026-10-10T07:00:00Z"))
                }
                context.now = instant
            }
        }
        return context
    }
}

/// A request that asks for nothing that can be done.
struct RenderRequestError: Error {
    let message: Phrase
    let suggestion: String?

    init(_ message: Phrase, _ suggestion: String? = nil) { (self.message, self.suggestion) = (message, suggestion) }
}
