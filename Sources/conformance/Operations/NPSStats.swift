import JSON

/// `nps.stats`
enum NPSStats {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("nps.stats is not available yet")
    }
}
