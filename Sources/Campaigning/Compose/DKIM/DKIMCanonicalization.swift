/// How a header and a body are brought into one form before they are signed, so that what relays change on the way breaks
/// nothing (RFC 6376, 3.4). Works on octets whose line ends are CRLF.
package struct DKIMCanonicalization: Sendable, Hashable {
    package enum Algorithm: String, Sendable, CaseIterable {
        /// Tolerates next to nothing.
        case simple
        /// Tolerates other white space, other folds and other case in the names of fields.
        case relaxed
    }

    package var header: Algorithm
    package var body: Algorithm

    package init(header: Algorithm, body: Algorithm) { (self.header, self.body) = (header, body) }

    /// What mail survives best with, and the one to use.
    package static let relaxed = DKIMCanonicalization(header: .relaxed, body: .relaxed)

    /// The value of `c=`: `relaxed/simple`; `relaxed` alone has a simple body.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let header = parts.first.flatMap(Algorithm.init), parts.count <= 2 else { return nil }
        guard let body = parts.count == 2 ? Algorithm(rawValue: parts[1]) : .simple else { return nil }
        self.init(header: header, body: body)
    }

    package var name: String { "\(header.rawValue)/\(body.rawValue)" }
}

extension DKIMCanonicalization.Algorithm {
    private static let (tab, lf, cr, space): (UInt8, UInt8, UInt8, UInt8) = (0x09, 0x0A, 0x0D, 0x20)

    /// Appends a field (without the CRLF at its end) in its canonical form (3.4.1, 3.4.2).
    package func append(_ field: [UInt8], to output: inout [UInt8]) {
        field.withUnsafeBufferPointer { append($0, to: &output) }
    }

    func append(_ field: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        if self == .relaxed { output += Self.relaxed(field: field) } else { output += field }
    }

    /// The name in lower case, no white space around the colon, and the value without folds.
    private static func relaxed(field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: field.count + 1) { output, written in
            let colon = field.firstIndex(of: 0x3A) ?? field.count
            for byte in field[..<colon] {
                output[written] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                written += 1
            }
            while written > 0, output[written - 1] == space || output[written - 1] == tab { written -= 1 }
            output[written] = 0x3A
            written += 1
            let start = written
            var needsSpace = false
            var previous: UInt8 = 0
            for byte in field[min(colon + 1, field.count)...] {
                if byte == space || byte == tab {
                    needsSpace = written > start
                } else if byte != cr, byte != lf || previous != cr {
                    // A CR is half of the CRLF of a fold; white space follows it.
                    if needsSpace {
                        output[written] = space
                        written += 1
                        needsSpace = false
                    }
                    output[written] = byte
                    written += 1
                }
                previous = byte
            }
        }
    }

    /// A body in its canonical form (3.4.3, 3.4.4).
    package func canonical(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        self == .relaxed ? Self.relaxed(body) : Self.simple(body)
    }

    /// Ends in one CRLF, whatever it ended in; an empty body is a CRLF.
    private static func simple(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var end = body.count
        while end >= 2, body[end - 1] == lf, body[end - 2] == cr { end -= 2 }
        return body[..<end] + [cr, lf]
    }

    /// White space shrinks to a space and goes from the ends of lines, empty lines from the end; an empty body is empty.
    private static func relaxed(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: body.count + 2) { output, kept in
            var (input, written, lineStart) = (0, 0, 0)
            var hasSpace = false
            func endLine() {
                output[written] = cr
                output[written + 1] = lf
                // Only a line with something on it keeps those above it.
                if written > lineStart { kept = written + 2 }
                written += 2
                lineStart = written
                hasSpace = false
            }
            while input < body.count {
                let byte = body[input]
                input += 1
                if byte == space || byte == tab {
                    hasSpace = true
                } else if byte == cr, input < body.count, body[input] == lf {
                    input += 1
                    endLine()
                } else {
                    if hasSpace {
                        output[written] = space
                        written += 1
                        hasSpace = false
                    }
                    output[written] = byte
                    written += 1
                }
            }
            if written > lineStart { endLine() }
        }
    }
}
