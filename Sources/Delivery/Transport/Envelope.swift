internal import SMTP

/// The commands of one transaction, made of addresses that come from outside.
struct Envelope {
    let message: OutgoingMessage
    private let saysSize: Bool
    private let isEightBit: Bool
    private let isBeyondASCII: Bool

    /// Why a message cannot go over a connection with these capabilities.
    struct Obstacle: Error {
        let words: String
    }

    init(_ message: OutgoingMessage, _ capabilities: SMTPCapabilities) throws(Obstacle) {
        let sender = try Envelope.look(at: message.sender, "sender")
        let recipient = try Envelope.look(at: message.recipient, "recipient")
        // RFC 1870, 3: neither doubled dots nor the final one count.
        let size = message.bytes.count
        if let limit = capabilities.maximumSize, size > limit {
            throw Obstacle(words: "the message has \(size) octets, the relay takes \(limit)")
        }
        isBeyondASCII = sender.isBeyondASCII || recipient.isBeyondASCII
        if isBeyondASCII, !capabilities.smtputf8 {
            throw Obstacle(words: "the address is not ASCII and the relay does not offer SMTPUTF8")
        }
        self.message = message
        saysSize = capabilities.hasSize
        isEightBit = capabilities.eightBitMIME && message.look.hasHighBits
    }

    /// `MAIL FROM` with its parameters.
    func appendMail(to output: inout [UInt8]) {
        Envelope.append("MAIL FROM:<", to: &output)
        Envelope.append(message.sender, to: &output)
        output.append(0x3E)
        if saysSize {
            Envelope.append(" SIZE=", to: &output)
            Envelope.append(String(message.bytes.count), to: &output)
        }
        if isEightBit { Envelope.append(" BODY=8BITMIME", to: &output) }
        if isBeyondASCII { Envelope.append(" SMTPUTF8", to: &output) }
        Envelope.append("\r\n", to: &output)
    }

    func appendRecipient(to output: inout [UInt8]) {
        Envelope.append("RCPT TO:<", to: &output)
        Envelope.append(message.recipient, to: &output)
        Envelope.append(">\r\n", to: &output)
    }

    private static func append(_ words: StaticString, to output: inout [UInt8]) {
        output.append(contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
    }

    private static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { output.append(contentsOf: $0) }
    }

    private struct Look {
        var isSafe = true
        var isBeyondASCII = false
    }

    private static func look(at address: String, _ what: String) throws(Obstacle) -> Look {
        var address = address
        let look = address.withUTF8(look)
        guard look.isSafe else {
            throw Obstacle(words: "the \(what)'s address has characters that no envelope can carry")
        }
        return look
    }

    /// No control characters; spaces and angle brackets only inside a quoted local part.
    private static func look(at address: UnsafeBufferPointer<UInt8>) -> Look {
        var look = Look()
        var isQuoted = false
        var isEscaped = false
        for byte in address {
            if byte >= 0x80 { look.isBeyondASCII = true }
            if byte < 0x20 || byte == 0x7F {
                look.isSafe = false
            } else if isEscaped {
                isEscaped = false
            } else if isQuoted, byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isQuoted.toggle()
            } else if !isQuoted, byte == 0x20 || byte == 0x3C || byte == 0x3E {
                look.isSafe = false
            }
        }
        if isQuoted || address.count > 320 { look.isSafe = false }
        return look
    }
}
