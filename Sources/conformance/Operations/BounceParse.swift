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
        // A file that begins like an mbox may hold several.
        var splitter = MboxSplitter()
        let mails = splitter.take([UInt8](bytes)) + splitter.finish()
        let readings = mails.compactMap { MailReading(parsing: $0) }
        let text = { (value: String?) in value.map(JSONValue.string) ?? .null }
        let events = readings.flatMap { reading in
            reading.events.map { event in
                JSONValue.object(
                    JSONObject([
                        ("class", .string(event.kind.rawValue)), ("recipient", text(event.recipient)),
                        ("status", text(event.status)), ("original_message_id", text(reading.originalMessageID)),
                        ("reason", text(event.reason?.rawValue)),
                    ]))
            }
        }
        return JSONObject([("kind", text(readings.first?.kind.rawValue)), ("events", .array(events))])
    }
}
