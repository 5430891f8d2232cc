/// A mail, or a part of one: its header, what it holds, the parts below it.
package struct MIMEPart: Sendable {
    package let header: MIMEHeader
    /// `text/plain` and the like, in lower case; `text/plain` where the mail says nothing (RFC 2045, 5.2).
    package let mediaType: String
    /// Parameters of the content type by name in lower case.
    package let parameters: [String: String]
    /// Of a leaf: its transfer encoding undone. Empty for what has parts.
    package let content: [UInt8]
    /// Of a leaf of text whose declared charset is known and not UTF-8: the content as UTF-8.
    package let converted: String?
    /// The parts of a multipart; of `message/rfc822` the one mail that it holds.
    package let parts: [MIMEPart]

    /// The leaves and messages in the order in which they come, this one first.
    package var all: [MIMEPart] { [self] + parts.flatMap(\.all) }

    package var isText: Bool { mediaType.hasPrefix("text/") }
    package var isMultipart: Bool { mediaType.hasPrefix("multipart/") }

    package init(
        header: MIMEHeader, mediaType: String, parameters: [String: String] = [:], content: [UInt8] = [],
        converted: String? = nil, parts: [MIMEPart] = []
    ) {
        self.header = header
        self.mediaType = mediaType
        self.parameters = parameters
        self.content = content
        self.converted = converted
        self.parts = parts
    }
}
