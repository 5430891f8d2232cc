import JSON

/// `yaml.load`
enum YAMLLoad {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("yaml.load is not available yet")
    }
}
