import JSON

/// `csv.parse`
enum CSVParse {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("csv.parse is not available yet")
    }
}
