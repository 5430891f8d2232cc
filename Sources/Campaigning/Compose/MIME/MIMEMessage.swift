/// A finished message: header fields and one or two bodies. The same input gives the same octets.
package struct MIMEMessage {
    /// In the order in which they are written; MIME's own fields follow them.
    package var fields: [HeaderField]
    private let body: MIMEBody

    /// - Parameters:
    ///   - html: nil makes a message of plain text alone.
    ///   - seed: what the boundaries are derived from: the message id.
    package init(fields: [HeaderField], text: String, html: String?, seed: String) {
        self.fields = fields
        body = MIMEBody(text: Array(text.utf8), html: html.map { Array($0.utf8) }, seed: seed)
    }

    /// RFC 5322 octets: CRLF lines, no dot-stuffing.
    package func bytes() -> [UInt8] {
        var output = OctetBuffer(capacity: 1024 + body.estimatedCount)
        for field in fields { output.append(field) }
        var known = MIMEBody.Known()
        body.append(to: &output, &known)
        return output.bytes
    }
}

extension OctetBuffer {
    /// A header field with the end of its last line.
    mutating func append(_ field: HeaderField) {
        append(field.bytes)
        endLine()
    }
}
