internal import SMTP

/// The commands of one transaction, made of addresses that come from outside.
struct Envelope {
    let mail: [UInt8]
    let recipient: [UInt8]

    /// Why a message cannot go over a connection with these capabilities.
    struct Obstacle: Error {
        let words: String
    }

    init(_ message: OutgoingMessage, _ capabilities: SMTPCapabilities) throws(Obstacle) {
        for (address, what) in [(message.sender, "sender"), (message.recipient, "recipient")]
        where !Envelope.isSafe(address) {
            throw Obstacle(words: "the \(what)'s address has characters that no envelope can carry")
        }
        // RFC 1870, 3: neither doubled dots nor the final one count.
        let size = message.bytes.count
        if let limit = capabilities.maximumSize, size > limit {
            throw Obstacle(words: "the message has \(size) octets, the relay takes \(limit)")
        }
        var mail: [UInt8] = []
        mail.reserveCapacity(message.sender.utf8.count + 64)
        mail += "MAIL FROM:<".utf8
        mail += message.sender.utf8
        mail.append(0x3E)
        if capabilities.hasSize {
            mail += " SIZE=".utf8
            mail += String(size).utf8
        }
        if capabilities.eightBitMIME, message.hasHighBits { mail += " BODY=8BITMIME".utf8 }
        if !Envelope.isASCII(message.sender) || !Envelope.isASCII(message.recipient) {
            guard capabilities.smtputf8 else {
                throw Obstacle(words: "the address is not ASCII and the relay does not offer SMTPUTF8")
            }
            mail += " SMTPUTF8".utf8
        }
        mail += "\r\n".utf8
        self.mail = mail
        var recipient: [UInt8] = []
        recipient.reserveCapacity(message.recipient.utf8.count + 16)
        recipient += "RCPT TO:<".utf8
        recipient += message.recipient.utf8
        recipient += ">\r\n".utf8
        self.recipient = recipient
    }

    private static func isASCII(_ address: String) -> Bool { address.utf8.allSatisfy { $0 < 0x80 } }

    /// No control characters; spaces and angle brackets only inside a quoted local part.
    private static func isSafe(_ address: String) -> Bool {
        var address = address
        return address.withUTF8(isSafe)
    }

    private static func isSafe(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        guard address.count <= 320 else { return false }
        var isQuoted = false
        var isEscaped = false
        for byte in address {
            if byte < 0x20 || byte == 0x7F {
                return false
            } else if isEscaped {
                isEscaped = false
            } else if isQuoted, byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isQuoted.toggle()
            } else if !isQuoted, byte == 0x20 || byte == 0x3C || byte == 0x3E {
                return false
            }
        }
        return !isQuoted
    }
}
