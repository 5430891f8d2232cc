internal import Crypto
import Foundation

/// The bodies of a message: plain text, or plain text and HTML beside each other. The same input gives the same octets.
struct MIMEBody {
    let text: [UInt8]
    /// Nil makes a message of plain text alone.
    let html: [UInt8]?
    /// What the boundaries are derived from: the message id.
    let seed: String
    /// Whole parts that the HTML refers to, made ready before: pictures.
    var related: [[UInt8]] = []
    /// Whole parts made ready before: files that go with the message.
    var attachments: [[UInt8]] = []
    /// A whole part made ready before that says the same for calendars: the last of the alternatives (RFC 6047, 3).
    var calendar: [UInt8]?

    /// As many octets as it may take while it is written.
    var estimatedCount: Int {
        let parts = related.reduce(0) { $0 + $1.count + 64 } + attachments.reduce(0) { $0 + $1.count + 64 }
        return 1024 + (calendar?.count ?? 0) + text.count * 4 + (html?.count ?? 0) * 4 + parts
    }

    /// What the messages of a template had, for the next of them; nil where nothing is kept.
    struct Known {
        var text: EncodedLines?
        var html: EncodedLines?
    }

    /// Appends MIME's own header fields, the empty line and the bodies.
    func append(to output: inout OctetBuffer, _ known: inout Known) {
        output.append("MIME-Version: 1.0\r\n")
        if attachments.isEmpty { appendReadable(to: &output, &known) } else { appendMixed(to: &output, &known) }
    }

    /// What is read: a part of its own where files go with it, else the message. With pictures, the HTML and they are one
    /// `multipart/related` (RFC 2387) beside the plain text.
    func appendReadable(to output: inout OctetBuffer, _ known: inout Known) {
        guard let html else {
            MIMEBody.append(text, "text/plain", to: &output, &known.text)
            return
        }
        let boundary = boundary("boundary")
        output.append("Content-Type: multipart/alternative;\r\n boundary=\"")
        output.append(boundary)
        output.append("\"\r\n\r\n--")
        output.append(boundary)
        output.endLine()
        MIMEBody.append(text, "text/plain", to: &output, &known.text)
        output.append("\r\n--")
        output.append(boundary)
        output.endLine()
        if related.isEmpty {
            MIMEBody.append(html, "text/html", to: &output, &known.html)
        } else {
            appendRelated(html, to: &output, &known)
        }
        if let calendar {
            output.append("\r\n--")
            output.append(boundary)
            output.endLine()
            output.append(calendar)
        }
        MIMEBody.close(boundary, &output)
    }

    private func appendRelated(_ html: [UInt8], to output: inout OctetBuffer, _ known: inout Known) {
        let boundary = boundary("related")
        output.append("Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"")
        output.append(boundary)
        output.append("\"\r\n\r\n--")
        output.append(boundary)
        output.endLine()
        MIMEBody.append(html, "text/html", to: &output, &known.html)
        for part in related {
            output.append("\r\n--")
            output.append(boundary)
            output.endLine()
            output.append(part)
        }
        MIMEBody.close(boundary, &output)
    }

    static func close(_ boundary: [UInt8], _ output: inout OctetBuffer) {
        output.append("\r\n--")
        output.append(boundary)
        output.append("--\r\n")
    }

    private static func append(
        _ body: [UInt8], _ type: StaticString, to output: inout OctetBuffer, _ known: inout EncodedLines?
    ) {
        body.withUnsafeBufferPointer { bytes in
            var union: UInt8 = 0
            for byte in bytes { union |= byte }
            output.append("Content-Type: ")
            output.append(type)
            output.append(union < 0x80 ? "; charset=us-ascii\r\n" : "; charset=utf-8\r\n")
            if union < 0x80, QuotedPrintable.isSevenBit(bytes) {
                output.append("Content-Transfer-Encoding: 7bit\r\n\r\n")
                QuotedPrintable.appendSevenBit(bytes, to: &output)
            } else {
                output.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n")
                if known?.append(bytes, to: &output) == nil { QuotedPrintable.append(bytes, to: &output) }
            }
        }
    }

    // MARK: Boundaries

    /// `=_` can stand neither in quoted-printable nor, with a keyed digest behind it, by chance in plain text; a text that
    /// holds it all the same gets another one.
    func boundary(_ use: StaticString) -> [UInt8] {
        var attempt = 0
        while true {
            let candidate = MIMEBody.boundary(use, attempt, seed)
            if !MIMEBody.holds(text, candidate), !MIMEBody.holds(html ?? [], candidate) { return candidate }
            attempt += 1
        }
    }

    /// Bytes of a digest that are used.
    private static let digestLength = 15

    private static func boundary(_ use: StaticString, _ attempt: Int, _ seed: String) -> [UInt8] {
        var message = OctetBuffer(capacity: 128)
        message.append(use)
        message.append(attempt == 0 ? " 0 " : " \(attempt) ")
        message.append(seed)
        let length = 2 + TextCode.base32Length(digestLength)
        return [UInt8](unsafeUninitializedCapacity: length) { boundary, count in
            (boundary[0], boundary[1]) = (0x3D, 0x5F)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
                message.withBytes { Crypto.sha256($0, into: digest.baseAddress!) }
                TextCode.writeBase32(
                    UnsafeBufferPointer(rebasing: digest[..<digestLength]), to: boundary.baseAddress! + 2)
            }
            count = length
        }
    }

    /// The slow search is for the rare text that has an `=_` at all.
    private static func holds(_ text: [UInt8], _ boundary: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var index = 1
            while index < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + index, 0x5F, bytes.count - index)
            {
                index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if bytes[index - 1] == 0x3D, bytes[(index - 1)...].starts(with: boundary) { return true }
                index += 1
            }
            return false
        }
    }
}
