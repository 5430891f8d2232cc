/// The octets of a message as they follow DATA (RFC 5321, 4.5.2).
enum DotStuffing {
    /// Doubles the dots at the beginning of lines, makes every line end CRLF (a bare CR or LF would let a message end
    /// early or smuggle commands), and adds the final dot.
    static func encode(_ message: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(message.count + 64)
        message.withUnsafeBufferPointer { bytes in
            var isAtLineStart = true
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0x0D || byte == 0x0A {
                    if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
                    output.append(0x0D)
                    output.append(0x0A)
                    isAtLineStart = true
                    continue
                }
                if isAtLineStart, byte == 0x2E { output.append(0x2E) }
                isAtLineStart = false
                output.append(byte)
            }
            if !isAtLineStart { output += [0x0D, 0x0A] }
        }
        output += [0x2E, 0x0D, 0x0A]
        return output
    }
}
