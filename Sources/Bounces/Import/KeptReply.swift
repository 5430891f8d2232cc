package import Definitions
import Foundation
internal import MIMEReader
package import Store

/// What a person wrote back, read from the mail that is kept of it.
package struct KeptReply: Sendable {
    /// As it stands in the mail.
    package let from: String
    package let subject: String
    /// The beginning of what was written, on one line; quoted lines left out.
    package let words: String
    /// All of it that is theirs, with its lines run together.
    package let wholeWords: String

    /// Nil where the mail is not kept any more.
    package init?(_ listed: ListedInboundEvent, in workspace: Workspace) {
        let path = InboundFolder.file(listed.hash, in: InboundFolder.path(workspace))
        guard let bytes = FileManager.default.contents(atPath: path),
            let reading = MailReading(parsing: [UInt8](bytes))
        else { return nil }
        from = KeptReply.line(reading.mail.header["From"] ?? "")
        subject = KeptReply.line(reading.mail.header["Subject"] ?? "")
        wholeWords = OwnWords.of(reading.mail.notice, limit: 10_000)
        words = String(OwnWords.of(reading.mail.notice, limit: 300).prefix(200))
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
