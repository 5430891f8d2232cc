internal import Crypto
import Foundation

/// A finished message: header fields and one or two bodies. The same input gives the same octets.
package struct MIMEMessage {
    /// In the order in which they are written; MIME's own fields follow them.
    package var fields: [HeaderField]
    package var text: String
    /// Nil makes a message of plain text alone.
    package var html: String?
    /// What the boundaries are derived from: the message id.
    package var seed: String
    /// Whole parts that the HTML refers to, made ready before: pictures.
    package var related: [[UInt8]]
    /// Whole parts made ready before: files that go with the message.
    package var attachments: [[UInt8]]

    package init(
        fields: [HeaderField], text: String, html: String?, seed: String, related: [[UInt8]] = [],
        attachments: [[UInt8]] = []
    ) {
        (self.fields, self.text, self.html, self.seed) = (fields, text, html, seed)
        (self.related, self.attachments) = (related, attachments)
    }

    /// RFC 5322 octets: CRLF lines, no dot-stuffing. With pictures, the HTML and they are one `multipart/related`
    /// (RFC 2387) beside the plain text.
    package func bytes() -> [UInt8] {
        var output: [UInt8] = []
        let images = (related + attachments).reduce(0) { $0 + $1.count + 64 }
        output.reserveCapacity(2048 + text.utf8.count * 3 / 2 + (html?.utf8.count ?? 0) * 3 / 2 + images)
        for field in fields {
            output += field.bytes
            output.append(0x0D)
            output.append(0x0A)
        }
        MIMEMessage.line("MIME-Version: 1.0", to: &output)
        if attachments.isEmpty { appendBody(to: &output) } else { appendMixed(to: &output) }
        return output
    }

    /// What is read: a part of its own where files go with it, else the message.
    func appendBody(to output: inout [UInt8]) {
        guard let html else {
            appendPart(text, type: "text/plain", to: &output)
            return
        }
        let boundary = boundary("boundary")
        MIMEMessage.line("Content-Type: multipart/alternative;", to: &output)
        MIMEMessage.line(" boundary=\"\(boundary)\"", to: &output)
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)", to: &output)
        appendPart(text, type: "text/plain", to: &output)
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)", to: &output)
        if related.isEmpty {
            appendPart(html, type: "text/html", to: &output)
        } else {
            appendRelated(html, to: &output)
        }
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)--", to: &output)
    }

    private func appendRelated(_ html: String, to output: inout [UInt8]) {
        let boundary = boundary("related")
        MIMEMessage.line("Content-Type: multipart/related; type=\"text/html\";", to: &output)
        MIMEMessage.line(" boundary=\"\(boundary)\"", to: &output)
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)", to: &output)
        appendPart(html, type: "text/html", to: &output)
        for part in related {
            MIMEMessage.line("", to: &output)
            MIMEMessage.line("--\(boundary)", to: &output)
            output += part
        }
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)--", to: &output)
    }

    static func line(_ text: String, to output: inout [UInt8]) {
        output += text.utf8
        output.append(0x0D)
        output.append(0x0A)
    }

    private func appendPart(_ body: String, type: String, to output: inout [UInt8]) {
        var body = body
        body.withUTF8 { bytes in
            var union: UInt8 = 0
            for byte in bytes { union |= byte }
            let isASCII = union < 0x80
            MIMEMessage.line("Content-Type: \(type); charset=\(isASCII ? "us-ascii" : "utf-8")", to: &output)
            if QuotedPrintable.isSevenBit(bytes) {
                MIMEMessage.line("Content-Transfer-Encoding: 7bit", to: &output)
                MIMEMessage.line("", to: &output)
                QuotedPrintable.appendSevenBit(bytes, to: &output)
            } else {
                MIMEMessage.line("Content-Transfer-Encoding: quoted-printable", to: &output)
                MIMEMessage.line("", to: &output)
                QuotedPrintable.append(bytes, to: &output)
            }
        }
    }

    /// `=_` can stand neither in quoted-printable nor, with a keyed digest behind it, by chance in plain text; a text that
    /// holds it all the same gets another one.
    func boundary(_ use: String) -> String {
        var attempt = 0
        while true {
            let digest = Crypto.sha256(Array("\(use) \(attempt) \(seed)".utf8)).prefix(15)
            let candidate = "=_" + TextCode.base32(Array(digest))
            if !MIMEMessage.holds(text, candidate), !MIMEMessage.holds(html ?? "", candidate) { return candidate }
            attempt += 1
        }
    }

    /// The slow search is for the rare text that has an `=_` at all.
    private static func holds(_ text: String, _ boundary: String) -> Bool {
        var text = text
        let mayHold = text.withUTF8 { bytes in
            var index = 1
            while index < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + index, 0x5F, bytes.count - index)
            {
                index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if bytes[index - 1] == 0x3D { return true }
                index += 1
            }
            return false
        }
        return mayHold && text.contains(boundary)
    }
}
