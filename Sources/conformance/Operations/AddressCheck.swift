import Formats
import JSON

/// `address.check`
enum AddressCheck {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        guard let address = request["address"]?.stringValue else { throw OperationError("\"address\" is missing") }
        do throws(EmailAddress.Invalid) {
            _ = try EmailAddress(parsing: address)
            return JSONObject([("valid", true)])
        } catch {
            return JSONObject([("valid", false), ("reason", .string(error.phrase.followed(by: error.advice).english))])
        }
    }
}
