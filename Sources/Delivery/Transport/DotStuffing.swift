import Glibc

/// The octets of a message as they follow DATA (RFC 5321, 4.5.2).
enum DotStuffing {
    /// Doubles the dots at the beginning of lines, makes every line end CRLF (a bare CR or LF would let a message end
    /// early or smuggle commands), and adds the final dot.
    static func append(_ message: [UInt8], to output: inout [UInt8]) {
        output.reserveCapacity(output.count + message.count + message.count / 64 + 64)
        message.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            // Lines that are as they should be are copied together.
            var copied = 0
            var line = 0
            while line < bytes.count {
                if base[line] == 0x2E {
                    output += bytes[copied..<line]
                    output.append(0x2E)
                    copied = line
                }
                let end = DotStuffing.endOfLine(base, from: line, count: bytes.count)
                if !end.isWhole {
                    output += bytes[copied..<end.text]
                    output.append(0x0D)
                    output.append(0x0A)
                    copied = end.next
                }
                line = end.next
            }
            output += bytes[copied...]
        }
        output.append(0x2E)
        output.append(0x0D)
        output.append(0x0A)
    }

    /// Where the text of a line ends, where the next line begins, and whether CRLF is between them.
    private static func endOfLine(
        _ base: UnsafePointer<UInt8>, from line: Int, count: Int
    ) -> (text: Int, next: Int, isWhole: Bool) {
        let newline = memchr(base + line, 0x0A, count - line).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
        let end = newline ?? count
        if let cr = memchr(base + line, 0x0D, end - line).map({ UnsafeRawPointer($0) - UnsafeRawPointer(base) }) {
            let isWhole = cr + 1 == newline
            return (cr, isWhole ? cr + 2 : cr + 1, isWhole)
        }
        return (end, min(end + 1, count), false)
    }
}
