import JSON

/// `mime.compose`
enum MIMECompose {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("mime.compose is not available yet")
    }
}
