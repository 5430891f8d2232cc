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
        var mail = "MAIL FROM:<\(message.sender)>"
        if capabilities.hasSize { mail += " SIZE=\(size)" }
        if capabilities.eightBitMIME, Envelope.hasHighBits(message.bytes) { mail += " BODY=8BITMIME" }
        if !(message.sender + message.recipient).utf8.allSatisfy({ $0 < 0x80 }) {
            guard capabilities.smtputf8 else {
                throw Obstacle(words: "the address is not ASCII and the relay does not offer SMTPUTF8")
            }
            mail += " SMTPUTF8"
        }
        self.mail = Array((mail + "\r\n").utf8)
        recipient = Array("RCPT TO:<\(message.recipient)>\r\n".utf8)
    }

    /// Looks at every octet, many at a time.
    private static func hasHighBits(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var all: UInt64 = 0
            var offset = 0
            while offset + 8 <= bytes.count {
                all |= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                offset += 8
            }
            while offset < bytes.count {
                all |= UInt64(bytes[offset])
                offset += 1
            }
            return all & 0x8080_8080_8080_8080 != 0
        }
    }

    /// No control characters; spaces and angle brackets only inside a quoted local part.
    private static func isSafe(_ address: String) -> Bool {
        guard address.utf8.count <= 320, !address.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            return false
        }
        var isQuoted = false
        var isEscaped = false
        for byte in address.utf8 {
            if isEscaped {
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
