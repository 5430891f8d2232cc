import Foundation

/// A picture as a part of a message, encoded once for all messages of a campaign.
struct InlineImage: Sendable {
    /// Without angle brackets.
    let contentID: String
    let type: String
    let bytes: [UInt8]
    /// The whole part, header fields and base64, without the boundary.
    let part: [UInt8]

    init(contentID: String, type: String, bytes: [UInt8]) {
        (self.contentID, self.type, self.bytes) = (contentID, type, bytes)
        let ending = type == "image/jpeg" ? "jpg" : String(type.dropFirst(6))
        let name = contentID.prefix { $0 != "@" } + "." + ending
        let head = """
            Content-Type: \(type)\r
            Content-Transfer-Encoding: base64\r
            Content-ID: <\(contentID)>\r
            Content-Disposition: inline; filename="\(name)"\r
            \r

            """
        part = Array(head.utf8) + Base64Lines.encode(bytes)
    }

    /// For a page outside a mail program.
    var dataAddress: String { "data:\(type);base64," + Data(bytes).base64EncodedString() }
}
