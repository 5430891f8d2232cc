import JSON

/// `address.check`
enum AddressCheck {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("address.check is not available yet")
    }
}
