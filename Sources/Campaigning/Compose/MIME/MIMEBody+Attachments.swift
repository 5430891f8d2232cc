/// A message with files: `multipart/mixed` (RFC 2046, 5.1.3), what is to be read first.
extension MIMEBody {
    func appendMixed(to output: inout OctetBuffer, _ known: inout Known) {
        let boundary = boundary("mixed")
        output.append("Content-Type: multipart/mixed;\r\n boundary=\"")
        output.append(boundary)
        output.append("\"\r\n\r\n--")
        output.append(boundary)
        output.endLine()
        appendReadable(to: &output, &known)
        for part in attachments {
            output.append("\r\n--")
            output.append(boundary)
            output.endLine()
            output.append(part)
        }
        MIMEBody.close(boundary, &output)
    }
}
