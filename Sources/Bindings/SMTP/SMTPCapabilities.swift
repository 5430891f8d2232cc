/// What the server offered in its last EHLO reply (RFC 5321, 4.1.1.1).
package struct SMTPCapabilities: Sendable, Hashable {
    package var pipelining = false
    package var eightBitMIME = false
    package var smtputf8 = false
    package var hasSize = false
    /// Octets of the largest message (RFC 1870); nil when it does not say or says 0.
    package var maximumSize: Int?

    package init() {}

    /// Takes one line of the reply, without its code.
    mutating func take(_ line: String) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "=" })
        switch words.first.map({ $0.uppercased() }) {
        case "PIPELINING": pipelining = true
        case "8BITMIME": eightBitMIME = true
        case "SMTPUTF8": smtputf8 = true
        case "SIZE":
            hasSize = true
            if words.count > 1, let size = Int(words[1]), size > 0 { maximumSize = size }
        default: break
        }
    }
}
