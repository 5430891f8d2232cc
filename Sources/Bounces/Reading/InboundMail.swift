internal import Formats
package import MIMEReader

/// A mail that came in, taken apart: what its sender says, what it reports in fields, and what it returns of the message
/// that it is about.
package struct InboundMail: Sendable {
    package let header: MIMEHeader
    package let mediaType: String
    /// The words meant for people, without the message that is returned below them.
    package let notice: String
    /// The header of the message that is returned, wherever it stands.
    package let returned: MIMEHeader?
    /// The groups of `message/delivery-status` (RFC 3464): that of the message first, where there is one.
    package let statusGroups: [MIMEHeader]
    /// The fields of `message/feedback-report` (RFC 5965).
    package let feedback: MIMEHeader?
    /// The mail within this one, where that is a report itself: gateways wrap what they pass on. At most one.
    let wrapped: [InboundMail]

    /// Nil for no bytes at all.
    package init?(parsing bytes: [UInt8]) {
        let bytes = InboundMail.withoutEnvelopeLine(bytes)
        guard !bytes.isEmpty, let root = MIMEPart(parsing: bytes) else { return nil }
        self.init(root, bytes: bytes)
    }

    /// - Parameter bytes: of the mail, for those whose parts nobody can find.
    private init(_ root: MIMEPart, bytes: [UInt8]) {
        header = root.header
        mediaType = root.mediaType
        var reader = PartReader()
        reader.read(root)
        feedback = reader.feedback
        var words = String(reader.words.prefix(PlainText.limit))
        if root.isMultipart, reader.foundNothing { words = InboundMail.body(bytes) }
        var groups = reader.statusGroups
        if groups.isEmpty { (words, groups) = InlineReport.taken(from: words) }
        statusGroups = groups
        let (notice, inline) = InboundMail.split(words)
        self.notice = notice
        returned = reader.returned ?? inline
        wrapped = reader.inner.map { [InboundMail($0, bytes: [])] } ?? []
    }

    /// What follows the header, without the lines that divide parts.
    private static func body(_ bytes: [UInt8]) -> String {
        let text = PlainText.normalized(TextEncoding.text(guessing: Array(bytes.prefix(4 * PlainText.limit))))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop { !$0.isEmpty }
        return lines.filter { line in
            !(line.hasPrefix("--") && line.count > 4 && !line.contains(" ")) && !line.hasPrefix("Content-")
        }.joined(separator: "\n")
    }

    /// `From sender date` begins a mail of an mbox, `>From` a mail that went through one.
    private static func withoutEnvelopeLine(_ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        rest = rest.drop { $0 == 0x0A || $0 == 0x0D }
        while rest.starts(with: Array("From ".utf8)) || rest.starts(with: Array(">From ".utf8)) {
            rest = rest.drop { $0 != 0x0A }.dropFirst()
        }
        return Array(rest)
    }

    /// The addresses of a field.
    package func addresses(_ name: String) -> [String] { header.all(name).flatMap(AddressScanner.addresses) }

    /// Cuts a text where it stops to speak and begins to quote.
    static func split(_ text: String) -> (notice: String, returned: MIMEHeader?) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let mark = lines.indices.first { index in index > 0 && QuoteMark.isIn(lines[index]) }
        let start = HeaderBlock.start(in: lines)
        guard var cut = [mark, start].compactMap(\.self).min() else { return (text, nil) }
        let from = start.map { max($0, cut) } ?? cut + 1
        let returned = HeaderBlock.header(
            lines[min(from, lines.count)...].drop { $0.allSatisfy(\.isWhitespace) }.prefix {
                !$0.allSatisfy(\.isWhitespace)
            })
        // A notice that follows what it returns.
        if lines[..<cut].allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            cut = lines.endIndex
        }
        return (lines[..<cut].joined(separator: "\n"), returned)
    }
}

/// The lines under which mailers return a message.
enum QuoteMark {
    static func isIn(_ line: Substring) -> Bool {
        guard line.utf8.count < 200 else { return false }
        let text = line.lowercased()
        return marks.contains { text.contains($0) }
    }

    private static let marks = [
        "below this line is a copy of the message", "this is a copy of the message", "this is a copy of your message",
        "--- original message", "original message follows", "header of the original message",
        "headers of the original message", "original message header", "unsent message below", "unsent message follows",
        "message text follows", "original mail as follows", "message header follows", "message headers follow",
        "returned message follows", "returned message below", "begin returned message", "start of returned message",
        "copy of your message", "copy of the original message", "the original message follows", "--- your message",
        "forwarded message ---", "--- returned message", "--- message header", "original message (",
        "undelivered message follows",
        "исходное сообщение ---", "---- исходное", "заголовки исходного", "копия вашего сообщения",
        "ursprüngliche nachricht ---", "kopfzeilen der nachricht", "message original ---", "mensaje original ---",
        "the first 50 lines", "the beginning of your message", "message contents follow", "your original message",
    ]
}

/// Goes through the parts of a mail, once, and keeps what each is good for.
private struct PartReader {
    var words = ""
    var html = ""
    var returned: MIMEHeader?
    var statusGroups: [MIMEHeader] = []
    var feedback: MIMEHeader?
    /// A report that is attached.
    var inner: MIMEPart?

    var foundNothing: Bool {
        returned == nil && statusGroups.isEmpty && feedback == nil && words.allSatisfy(\.isWhitespace)
    }

    mutating func read(_ part: MIMEPart) {
        visit(part, isRoot: true)
        if words.allSatisfy(\.isWhitespace) { words = html }
    }

    private mutating func visit(_ part: MIMEPart, isRoot: Bool) {
        switch part.mediaType {
        case "message/delivery-status", "message/global-delivery-status":
            statusGroups += HeaderBlock.groups(text(part))
        case "message/feedback-report":
            let groups = HeaderBlock.groups(text(part))
            if feedback == nil, !groups.isEmpty { feedback = MIMEHeader(groups.flatMap(\.fields)) }
        case "text/rfc822-headers", "text/rfc822", "message/rfc822-headers", "message/global-headers":
            keep(HeaderBlock.header(lines(text(part))))
        case "message/rfc822", "message/global", "message/news", "message/partial":
            if let inner = part.parts.first {
                keep(inner.header)
                if self.inner == nil, inner.mediaType == "multipart/report" { self.inner = inner }
            } else {
                keep(HeaderBlock.header(lines(text(part))))
            }
        case let type where type.hasPrefix("multipart/"):
            part.parts.forEach { visit($0, isRoot: false) }
        case "text/html":
            if returned == nil, html.utf8.count < PlainText.limit { html += PlainText.of(part) + "\n" }
        case let type where type.hasPrefix("text/") || isRoot:
            if returned == nil, words.utf8.count < PlainText.limit { words += PlainText.of(part) + "\n" }
        default: break
        }
    }

    private mutating func keep(_ header: MIMEHeader?) {
        if returned == nil { returned = header }
    }

    private func text(_ part: MIMEPart) -> String {
        // GMime takes some reports for mails; their fields are then the header of the mail within.
        if let inner = part.parts.first {
            return inner.header.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + "\n\n"
                + PlainText.of(inner)
        }
        return PlainText.normalized(TextEncoding.text(guessing: part.content))
    }

    private func lines(_ text: String) -> [Substring] {
        Array(text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.allSatisfy(\.isWhitespace) })
    }
}

/// A report whose fields stand in the text, as mails that lost their parts have it.
private enum InlineReport {
    static func taken(from text: String) -> (words: String, groups: [MIMEHeader]) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.contains(where: { $0.lowercased().hasPrefix("final-recipient:") }),
            let start = lines.firstIndex(where: { line in
                let line = line.lowercased()
                return names.contains { line.hasPrefix($0) }
            })
        else { return (text, []) }
        let rest = lines[start...]
        // The report ends where the header of the returned message begins.
        let end = HeaderBlock.start(in: Array(rest)).map { start + $0 } ?? lines.endIndex
        let groups = HeaderBlock.groups(rest[..<max(end, start)].joined(separator: "\n"))
        let others = Array(lines[..<start]) + Array(lines[max(end, start)...])
        return (others.joined(separator: "\n"), groups)
    }

    private static let names = [
        "reporting-mta:", "original-envelope-id:", "arrival-date:", "final-recipient:", "original-recipient:",
    ]
}
