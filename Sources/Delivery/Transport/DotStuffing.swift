import Glibc

/// The octets of a message as they follow DATA (RFC 5321, 4.5.2).
enum DotStuffing {
    /// Doubles the dots at the beginning of lines, makes every line end CRLF (a bare CR or LF would let a message end
    /// early or smuggle commands), and adds the final dot.
    /// - Parameter isPlain: known already to need none of that.
    static func append(_ message: [UInt8], isPlain: Bool = false, to output: inout [UInt8]) {
        output.reserveCapacity(output.count + message.count + message.count / 64 + 64)
        message.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            if isPlain { return output += bytes }
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

    /// What the wire has to know of a message before it says a word of it.
    struct Look: Equatable {
        /// Every line ends with CRLF, no CR or LF is elsewhere, and no line begins with a dot: nearly always.
        var isPlain = false
        /// Some octet is not ASCII.
        var hasHighBits = false
    }

    /// Looks at all octets, sixteen at a time: without a way out on the way.
    static func look(at bytes: UnsafeBufferPointer<UInt8>) -> Look {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return Look() }
        let raw = UnsafeRawPointer(base)
        // Sixteen of each: a vector compared with a number is compared octet by octet.
        let (carriageReturns, newlines) = (Sixteen(repeating: carriageReturn), Sixteen(repeating: newline))
        let dots = Sixteen(repeating: dot)
        var isOdd = SIMDMask<SIMD16<Int8>>(repeating: false)
        var bits = Sixteen()
        var place = 1
        while place + Sixteen.scalarCount <= bytes.count {
            let before = raw.loadUnaligned(fromByteOffset: place &- 1, as: Sixteen.self)
            let these = raw.loadUnaligned(fromByteOffset: place, as: Sixteen.self)
            // CR stands before LF and nowhere else; a dot does not stand behind LF.
            isOdd =
                isOdd .| ((before .== carriageReturns) .^ (these .== newlines))
                .| ((these .== dots) .& (before .== newlines))
            bits |= these
            place &+= Sixteen.scalarCount
        }
        let (first, last) = (base[0], base[bytes.count - 1])
        var isPlain = first != newline && first != dot && last == newline && isOdd == SIMDMask(repeating: false)
        var union = first
        while place < bytes.count {
            let (before, this) = (base[place - 1], base[place])
            if (before == carriageReturn) != (this == newline) || (this == dot && before == newline) { isPlain = false }
            union |= this
            place += 1
        }
        for index in bits.indices { union |= bits[index] }
        return Look(isPlain: isPlain, hasHighBits: union >= 0x80)
    }

    private typealias Sixteen = SIMD16<UInt8>
    private static let carriageReturn: UInt8 = 0x0D
    private static let newline: UInt8 = 0x0A
    private static let dot: UInt8 = 0x2E

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
