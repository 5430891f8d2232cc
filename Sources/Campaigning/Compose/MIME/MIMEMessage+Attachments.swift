/// A message with files: `multipart/mixed` (RFC 2046, 5.1.3), what is to be read first.
extension MIMEMessage {
    func appendMixed(to output: inout [UInt8]) {
        let boundary = boundary("mixed")
        MIMEMessage.line("Content-Type: multipart/mixed;", to: &output)
        MIMEMessage.line(" boundary=\"\(boundary)\"", to: &output)
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)", to: &output)
        appendBody(to: &output)
        for part in attachments {
            MIMEMessage.line("", to: &output)
            MIMEMessage.line("--\(boundary)", to: &output)
            output += part
        }
        MIMEMessage.line("", to: &output)
        MIMEMessage.line("--\(boundary)--", to: &output)
    }
}
