/// Transfer encodings of a text part: 7bit where every line allows it, else quoted-printable (RFC 2045, 6.7).
enum QuotedPrintable {
    static let digits = Array("0123456789ABCDEF".utf8)
    private static let maximumLine = 76

    /// True when the text can go as it is: ASCII without controls, lines of at most 76, nothing that a relay on the way
    /// could change (white space at a line's end, `From ` or a dot at its start).
    static func isSevenBit(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        var index = 0
        while index < text.count {
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
        return isSafeLine(text, start, text.count)
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
    static func appendSevenBit(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var index = 0
        var start = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D {
                output.append(contentsOf: text[start..<index])
                output.append(0x0D)
                output.append(0x0A)
                if byte == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < text.count {
            output.append(contentsOf: text[start...])
            output.append(0x0D)
            output.append(0x0A)
        }
    }

    /// Appends the text encoded. Every line break (CRLF, LF, CR) becomes CRLF; the last line gets one if it lacks it.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        // A byte takes three at most, a soft break three more, and there are far fewer of those than bytes.
        output += [UInt8](unsafeUninitializedCapacity: text.count * 4 + 8) { buffer, count in
            var writer = Writer(buffer: buffer)
            writer.encode(text)
            count = writer.count
        }
    }

    /// Writes into memory that has room for whatever comes.
    private struct Writer {
        let buffer: UnsafeMutableBufferPointer<UInt8>
        private(set) var count = 0
        private var column = 0

        init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

        mutating func encode(_ text: UnsafeBufferPointer<UInt8>) {
            var index = 0
            while index < text.count {
                if column > 0 { copyRun(text, &index) }
                let byte = text[index]
                if byte == 0x0A || byte == 0x0D {
                    if byte == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
                    endLine()
                    index += 1
                    continue
                }
                let isLast = index + 1 == text.count || text[index + 1] == 0x0A || text[index + 1] == 0x0D
                let isLiteral: Bool
                if byte == 0x20 || byte == 0x09 {
                    isLiteral = !isLast
                } else if column == 0, byte == 0x2E || (byte == 0x46 && isFrom(text, index, text.count)) {
                    isLiteral = false
                } else {
                    isLiteral = byte > 0x20 && byte < 0x7F && byte != 0x3D
                }
                let width = isLiteral ? 1 : 3
                // The last character of a line may take the column that a soft break would need.
                if column + width > (isLast ? maximumLine : maximumLine - 1) {
                    put(0x3D)
                    endLine()
                    // What begins a line now may need encoding there.
                    continue
                }
                if isLiteral { put(byte) } else { putEncoded(byte) }
                column += width
                index += 1
            }
            if column > 0 { endLine() }
        }

        /// Copies a run of what stays as it is, none of it at the end of a line, which has rules of its own.
        private mutating func copyRun(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
            let start = index
            let end = min(start + max(0, maximumLine - 1 - column), text.count - 1)
            let (source, target) = (UnsafeRawBufferPointer(text), UnsafeMutableRawBufferPointer(buffer))
            while index + 8 <= end {
                let eight = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                guard Writer.isPlain(eight) else { break }
                target.storeBytes(of: eight, toByteOffset: count + index - start, as: UInt64.self)
                index += 8
            }
            while index < end {
                let byte = text[index]
                guard byte >= 0x20 && byte < 0x7F && byte != 0x3D || byte == 0x09 else { break }
                buffer[count + index - start] = byte
                index += 1
            }
            // The byte behind the run decides whether the run's own last byte ends a line.
            if index > start, text[index] == 0x0A || text[index] == 0x0D { index -= 1 }
            count += index - start
            column += index - start
        }

        /// True when all eight bytes are printable ASCII without the equals sign; it may be false when they are.
        private static func isPlain(_ eight: UInt64) -> Bool {
            let (ones, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
            let equals = eight ^ (ones &* 0x3D)
            let deletes = eight ^ (ones &* 0x7F)
            let found =
                eight | (eight &- ones &* 0x20) & ~eight | (equals &- ones) & ~equals | (deletes &- ones) & ~deletes
            return found & high == 0
        }

        private mutating func put(_ byte: UInt8) {
            buffer[count] = byte
            count += 1
        }

        private mutating func putEncoded(_ byte: UInt8) {
            put(0x3D)
            put(Writer.digit(byte >> 4))
            put(Writer.digit(byte & 15))
        }

        private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

        private mutating func endLine() {
            put(0x0D)
            put(0x0A)
            column = 0
        }
    }
}
