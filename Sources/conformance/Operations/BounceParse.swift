import Bounces
import Foundation
import JSON

/// `bounce.parse`
enum BounceParse {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        let path = request["path"]?.stringValue ?? ""
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw OperationError("there is no file \(path)")
        }
        guard let reading = MailReading(parsing: [UInt8](bytes)) else { return JSONObject([("events", .array([]))]) }
        let text = { (value: String?) in value.map(JSONValue.string) ?? .null }
        let events = reading.events.map { event in
            JSONValue.object(
                JSONObject([
                    ("class", .string(event.kind.rawValue)), ("recipient", text(event.recipient)),
                    ("status", text(event.status)), ("original_message_id", text(reading.originalMessageID)),
                    ("reason", text(event.reason?.rawValue)),
                ]))
        }
        return JSONObject([("kind", .string(reading.kind.rawValue)), ("events", .array(events))])
    }
}
