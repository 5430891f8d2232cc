import Campaigning
import Crypto
import Formats
import JSON

/// `mime.compose`
enum MIMECompose {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        guard let date = request["date"]?.stringValue.flatMap({ Instant(rfc3339: $0) }) else {
            throw OperationError("date is not RFC 3339")
        }
        let messageID = request["message_id"]?.stringValue ?? ""
        var fields = [
            HeaderField("From", mailbox: try mailbox(request["from"])),
            HeaderField("To", mailbox: try mailbox(request["to"])),
            HeaderField("Subject", text: HeaderText(cleaning: request["subject"]?.stringValue ?? "")),
        ]
        for (name, value) in [("Date", MailDate.text(date)), ("Message-ID", messageID)] {
            guard let field = HeaderField(name: name, text: HeaderText(cleaning: value)) else {
                throw OperationError("\(name) cannot be written")
            }
            fields.append(field)
        }
        for (name, value) in request["headers"]?.objectValue?.members ?? [] {
            guard let field = HeaderField(name: name, text: HeaderText(cleaning: value.stringValue ?? "")) else {
                throw OperationError("\(name) is not a header field")
            }
            fields.append(field)
        }
        let message = MIMEMessage(
            fields: fields, text: request["text"]?.stringValue ?? "", html: request["html"]?.stringValue,
            seed: messageID)
        return JSONObject([("message_b64", .string(TextCode.base64(message.bytes())))])
    }

    private static func mailbox(_ value: JSONValue?) throws -> MailboxHeader {
        let mailbox = MailboxHeader(
            name: value?["name"]?.stringValue ?? "", address: value?["address"]?.stringValue ?? "")
        guard let mailbox else { throw OperationError("the address cannot stand in a header") }
        return mailbox
    }
}
