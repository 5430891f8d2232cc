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
    // One each: the parts of a pattern are asked for as if they were made later.
    private static let tab: UInt8 = 0x09
    private static let lf: UInt8 = 0x0A
    private static let cr: UInt8 = 0x0D
    private static let space: UInt8 = 0x20

    /// A field (without the CRLF at its end) in its canonical form (3.4.1, 3.4.2).
    package func canonical(field: [UInt8]) -> [UInt8] {
        var output = OctetBuffer(capacity: field.count + 1)
        field.withUnsafeBufferPointer { append($0, to: &output) }
        return output.bytes
    }

    /// Appends it.
    func append(_ field: UnsafeBufferPointer<UInt8>, to output: inout OctetBuffer) {
        guard self == .relaxed else { return output.append(field) }
        let place = output.room(for: field.count + 1 + SixteenBytes.count)
        output.advance(by: Self.relaxed(field, to: place))
    }

    /// The name in lower case, no white space around the colon, and the value without folds. Returns how many octets it takes: at
    /// most one more than the field. Sixteen more may be written behind them.
    private static func relaxed(
        _ field: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var written = 0
        let colon = field.firstIndex(of: 0x3A) ?? field.count
        for byte in field[..<colon] {
            output[written] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            written += 1
        }
        while written > 0, output[written - 1] == space || output[written - 1] == tab { written -= 1 }
        output[written] = 0x3A
        written += 1
        let start = written
        var index = min(colon + 1, field.count)
        while index < field.count {
            // What is white space becomes a space between two words; one before it may have been copied.
            var needsSpace = written > start && output[written - 1] == space
            if needsSpace { written -= 1 }
            while index < field.count, isFoldOrSpace(field, at: index) {
                let isSpace = field[index] == space || field[index] == tab
                needsSpace = needsSpace || isSpace && written > start
                index += 1
            }
            guard index < field.count else { break }
            if needsSpace {
                output[written] = space
                written += 1
            }
            let end = copyWords(field, from: index, to: output + written)
            written += end - index
            index = end
        }
        if written > start, output[written - 1] == space { written -= 1 }
        return written
    }

    /// A CR is half of the CRLF of a fold; white space follows it.
    private static func isFoldOrSpace(_ field: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = field[index]
        return byte == space || byte == tab || byte == cr || (byte == lf && field[index - 1] == cr)
    }

    /// Copies an octet, and what follows it as it stands: up to a second space in a row, a control, or what is not ASCII. Returns
    /// where that is.
    private static func copyWords(
        _ field: UnsafeBufferPointer<UInt8>, from start: Int, to output: UnsafeMutablePointer<UInt8>
    ) -> Int {
        guard let base = field.baseAddress else { return start }
        output[0] = base[start]
        var place = start + 1
        while place + SixteenBytes.count <= field.count {
            let (before, these) = (SixteenBytes(at: base + place - 1), SixteenBytes(at: base + place))
            let plain = SixteenBytes.countBefore(
                these.controlsAndBeyondASCII .| (before.equal(to: space) .& these.equal(to: space)))
            these.store(at: output + (place - start))
            place += plain
            if plain < SixteenBytes.count { return place }
        }
        while place < field.count, base[place] >= space, base[place] != space || base[place - 1] != space {
            output[place - start] = base[place]
            place += 1
        }
        return place
    }

    /// Calls `use` with a body in its canonical form (3.4.3, 3.4.4): as it stands where it has that form already.
    package func withCanonical<Result>(
        _ body: UnsafeBufferPointer<UInt8>, _ use: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard self == .relaxed else { return Self.simple(body).withUnsafeBufferPointer(use) }
        let odd = Self.nextOdd(body, from: 0)
        return odd == body.count && Self.endsInOneLine(body)
            ? use(body) : Self.relaxed(body, firstOdd: odd).withUnsafeBufferPointer(use)
    }

    /// The last line is whole, and not empty.
    private static func endsInOneLine(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
        body.count > 2 && body[body.count - 1] == lf && body[body.count - 2] == cr && body[body.count - 3] != lf
    }

    /// The next place of a tab, or of a second space or CR behind a space; the first octet that is looked at stands behind none.
    private static func nextOdd(_ body: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = body.baseAddress, start < body.count, base[start] != tab else { return start }
        var place = start + 1
        while place + 2 * SixteenBytes.count <= body.count {
            let (first, second) = (odd(base + place), odd(base + place + SixteenBytes.count))
            if SixteenBytes.isAny(first .| second) {
                let plain = SixteenBytes.countBefore(first)
                return place + (plain < SixteenBytes.count ? plain : plain + SixteenBytes.countBefore(second))
            }
            place += 2 * SixteenBytes.count
        }
        while place < body.count {
            let this = base[place]
            if this == tab || (base[place - 1] == space && (this == space || this == cr)) { return place }
            place += 1
        }
        return place
    }

    /// Marks the odd places among sixteen. Another octet stands before them.
    @inline(__always) private static func odd(_ address: UnsafePointer<UInt8>) -> SixteenBytes.Marks {
        let (before, these) = (SixteenBytes(at: address - 1), SixteenBytes(at: address))
        return these.equal(to: tab)
            .| (before.equal(to: space) .& (these.equal(to: space) .| these.equal(to: cr)))
    }

    /// Ends in one CRLF, whatever it ended in; an empty body is a CRLF.
    private static func simple(_ body: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var end = body.count
        while end >= 2, body[end - 1] == lf, body[end - 2] == cr { end -= 2 }
        return body[..<end] + [cr, lf]
    }

    /// White space shrinks to a space and goes from the ends of lines, empty lines from the end; an empty body is empty.
    private static func relaxed(_ body: UnsafeBufferPointer<UInt8>, firstOdd: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: body.count + 2) { output, written in
            guard let from = body.baseAddress, let to = output.baseAddress else { return }
            var input = 0
            while input < body.count {
                let odd = input == 0 ? firstOdd : nextOdd(body, from: input)
                (to + written).update(from: from + input, count: odd - input)
                written += odd - input
                input = odd
                guard input < body.count else { break }
                // The first of them may have been copied.
                if input > 0, from[input - 1] == space { written -= 1 }
                while input < body.count, from[input] == space || from[input] == tab { input += 1 }
                let isEnd =
                    input == body.count || (from[input] == cr && input + 1 < body.count && from[input + 1] == lf)
                if !isEnd {
                    to[written] = space
                    written += 1
                }
            }
            if written > 0, to[written - 1] == space { written -= 1 }
            func endsLine() -> Bool { written >= 2 && to[written - 2] == cr && to[written - 1] == lf }
            if written > 0, !endsLine() {
                (to[written], to[written + 1]) = (cr, lf)
                written += 2
            }
            // Empty lines, and the end of the only line when that is empty.
            while endsLine(), written == 2 || (written >= 4 && to[written - 4] == cr && to[written - 3] == lf) {
                written -= 2
            }
        }
    }
}
