import Formats
import JSON
import Liquid

/// `liquid.render`: Shopify's semantics; `strict` asks for strict syntax, as in Shopify's error modes, where unknown
/// variables and filters stay allowed.
enum LiquidRender {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        guard let source = request["template"]?.stringValue else { throw OperationError("template is a string") }
        var options = LiquidOptions()
        options.strictSyntax = request["strict"]?.boolValue ?? false
        options.timeZone = request["timezone"]?.stringValue ?? "UTC"
        options.now = frozenNow
        let templates = request["templates"]?.objectValue ?? JSONObject()
        options.templates = { find($0, in: templates) }
        let template = try LiquidTemplate(parsing: source, name: "template", options: options)
        guard case .object(let data) = LiquidValue(request["data"] ?? .object(JSONObject())) else {
            throw OperationError("data is an object")
        }
        var output: [UInt8] = []
        try template.render(data, into: &output)
        return JSONObject([("output", .string(String(decoding: output, as: UTF8.self)))])
    }

    /// The clock of Shopify's suite stands at this time.
    private static let frozenNow = Instant(rfc3339: "2024-01-01T00:01:58Z")

    /// The suites' file system: names without regard to case, `.liquid` optional.
    private static func find(_ name: String, in templates: JSONObject) -> String? {
        if let exact = templates[name]?.stringValue { return exact }
        func key(_ name: String) -> String {
            let lower = name.lowercased()
            return lower.hasSuffix(".liquid") ? String(lower.dropLast(7)) : lower
        }
        return templates.members.first { key($0.name) == key(name) }?.value.stringValue
    }
}
