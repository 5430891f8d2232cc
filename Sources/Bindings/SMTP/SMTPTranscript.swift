/// What the server says while libcurl opens the connection: the header callback's lines.
final class SMTPTranscript {
    private(set) var capabilities = SMTPCapabilities()
    private(set) var isAuthenticated = false
    /// The last refusal, code and words.
    private(set) var refusal: String?
    private var startsAnew = true

    func take(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 3 else { return }
        let line = SMTPReply.printable(bytes.prefix(512))
        let code = line.prefix(3)
        if code == "250" {
            // The EHLO before STARTTLS does not count (RFC 3207, 4.2).
            if startsAnew { capabilities = SMTPCapabilities() }
            startsAnew = false
            capabilities.take(String(line.dropFirst(4)))
        } else {
            startsAnew = true
            if code == "235" { isAuthenticated = true }
            if code.first == "4" || code.first == "5" { refusal = SMTPReply.redacting(line) }
        }
    }
}
