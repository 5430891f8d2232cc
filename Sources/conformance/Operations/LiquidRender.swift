import JSON

/// `liquid.render`
enum LiquidRender {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("liquid.render is not available yet")
    }
}
