/// Transfer encodings of a text part: 7bit where every line allows it, else quoted-printable (RFC 2045, 6.7).
enum QuotedPrintable {
    private static let maximumLine = 76

    /// Puts a byte as `=XX`.
    @inline(__always) static func write(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) {
        place[0] = 0x3D
        place[1] = digit(byte >> 4)
        place[2] = digit(byte & 15)
    }

    @inline(__always) static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    // MARK: 7bit

    /// True when the text can go as it is: ASCII without controls, lines of at most 76, nothing that a relay on the way
    /// could change (white space at a line's end, `From ` or a dot at its start).
    static func isSevenBit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.baseAddress else { return true }
        var start = 0
        var index = 0
        while true {
            while index + SixteenBytes.count <= text.count {
                let these = SixteenBytes(at: first + index)
                let plain = SixteenBytes.countBefore(these.controlsAndBeyondASCII .| these.equal(to: 0x7F))
                index += plain
                if plain < SixteenBytes.count || index - start > maximumLine { break }
            }
            if index - start > maximumLine { return false }
            guard index < text.count else { return isSafeLine(text, start, index) }
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D {
                if !isSafeLine(text, start, index) { return false }
                if byte == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
                start = index + 1
            } else if byte < 0x20 || byte > 0x7E {
                return false
            }
            index += 1
        }
    }

    private static func isSafeLine(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end > start else { return true }
        if end - start > maximumLine || text[end - 1] == 0x20 || text[start] == 0x2E { return false }
        return !isFrom(text, start, end)
    }

    private static func isFrom(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end - start >= 5 && text[start] == 0x46 && text[start + 1] == 0x72 && text[start + 2] == 0x6F
            && text[start + 3] == 0x6D && text[start + 4] == 0x20
    }

    /// Appends lines as they are, each with CRLF.
    static func appendSevenBit(_ text: UnsafeBufferPointer<UInt8>, to output: inout OctetBuffer) {
        var start = 0
        for index in text.indices where text[index] == 0x0A || text[index] == 0x0D {
            // Of CRLF, what stands before it ended the line.
            if text[index] == 0x0A, index > 0, text[index - 1] == 0x0D {
                start = index + 1
                continue
            }
            output.append(UnsafeBufferPointer(rebasing: text[start..<index]))
            output.endLine()
            start = index + 1
        }
        if start < text.count {
            output.append(UnsafeBufferPointer(rebasing: text[start...]))
            output.endLine()
        }
    }

    // MARK: quoted-printable

    /// Appends the text encoded. Every line break (CRLF, LF, CR) becomes CRLF; the last line gets one if it lacks it.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout OctetBuffer) {
        guard let first = text.baseAddress, !text.isEmpty else { return }
        let start = output.room(for: room(for: text.count))
        output.advance(by: write(first, count: text.count, to: start) - start)
    }

    /// What a text may need: a byte takes three at most, a soft break three more, and there are far fewer of those than bytes; runs are
    /// copied in sixteens.
    static func room(for count: Int) -> Int { count * 4 + SixteenBytes.count }

    /// Writes the text encoded where there is room for it. Returns its end.
    static func write(
        _ text: UnsafePointer<UInt8>, count: Int, to end: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var writer = Writer(text: text, count: count, end: end)
        writer.encode()
        return writer.end
    }

    /// Writes into memory that has room for whatever comes.
    private struct Writer {
        let text: UnsafePointer<UInt8>
        let count: Int
        private(set) var end: UnsafeMutablePointer<UInt8>
        private var index = 0
        private var column = 0

        init(text: UnsafePointer<UInt8>, count: Int, end: UnsafeMutablePointer<UInt8>) {
            (self.text, self.count, self.end) = (text, count, end)
        }

        mutating func encode() {
            while index < count {
                if column > 0 {
                    encodeRun()
                    if index == count { break }
                }
                let byte = text[index]
                if byte == 0x0A || byte == 0x0D {
                    if byte == 0x0D, index + 1 < count, text[index + 1] == 0x0A { index += 1 }
                    endLine()
                    index += 1
                    continue
                }
                let isLast = isBreak(index + 1)
                let isLiteral: Bool
                if byte == 0x20 || byte == 0x09 {
                    isLiteral = !isLast
                } else if column == 0, byte == 0x2E || (byte == 0x46 && isFrom()) {
                    isLiteral = false
                } else {
                    isLiteral = byte > 0x20 && byte < 0x7F && byte != 0x3D
                }
                let width = isLiteral ? 1 : 3
                // The last character of a line may take the column that a soft break would need.
                if column + width > (isLast ? maximumLine : maximumLine - 1) {
                    end.pointee = 0x3D
                    end += 1
                    endLine()
                    // What begins a line now may need encoding there.
                    continue
                }
                if isLiteral { end.pointee = byte } else { QuotedPrintable.write(byte, to: end) }
                end += width
                column += width
                index += 1
            }
            if column > 0 { endLine() }
        }

        private func isBreak(_ index: Int) -> Bool { index == count || text[index] == 0x0A || text[index] == 0x0D }

        private func isFrom() -> Bool {
            QuotedPrintable.isFrom(UnsafeBufferPointer(start: text, count: count), index, count)
        }

        /// Encodes what has no rules of its own: no control, nothing in the last column of a line, no space at its end. Plain
        /// text is copied in sixteens, equals signs and other scripts go byte by byte.
        private mutating func encodeRun() {
            // In registers, which `self` is not.
            var (from, to) = (text + index, end)
            let textEnd = text + count
            var room = maximumLine - 1 - column
            while room > 0, from + SixteenBytes.count <= textEnd {
                let these = SixteenBytes(at: from)
                UnsafeMutableRawPointer(to).copyMemory(from: from, byteCount: SixteenBytes.count)
                let special = these.controlsAndBeyondASCII .| these.equal(to: 0x3D) .| these.equal(to: 0x7F)
                let plain = min(room, SixteenBytes.countBefore(special))
                from += plain
                to += plain
                room -= plain
                if plain == SixteenBytes.count { continue }
                let first = from
                while room >= 3, from < textEnd, from.pointee == 0x3D || from.pointee >= 0x80 {
                    QuotedPrintable.write(from.pointee, to: to)
                    from += 1
                    to += 3
                    room -= 3
                }
                if from == first { break }
            }
            let position = from - text
            // A plain byte at the end of a line is only known to be plain when it is no space.
            if position > index, text[position - 1] == 0x20, isBreak(position) {
                (from, to, room) = (from - 1, to - 1, room + 1)
            }
            (index, end, column) = (from - text, to, maximumLine - 1 - room)
        }

        private mutating func endLine() {
            (end[0], end[1]) = (0x0D, 0x0A)
            end += 2
            column = 0
        }
    }
}
