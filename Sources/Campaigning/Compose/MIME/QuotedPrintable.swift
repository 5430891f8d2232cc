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

    /// How many bytes from there stay as they are, none of them the last of a line.
    private static func plainRun(_ text: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> Int {
        let end = min(start + max(0, limit), text.count - 1)
        var index = start
        while index < end, isPlain[Int(text[index])] { index += 1 }
        // The byte behind the run decides whether the run's own last byte ends a line.
        if index > start, text[index] == 0x0A || text[index] == 0x0D { index -= 1 }
        return index - start
    }

    /// Printable ASCII and tabs, without the equals sign.
    private static let isPlain: [Bool] = (0..<256).map { ($0 >= 0x20 && $0 < 0x7F && $0 != 0x3D) || $0 == 0x09 }

    /// Appends the text encoded. Every line break (CRLF, LF, CR) becomes CRLF; the last line gets one if it lacks it.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var column = 0
        var index = 0
        let count = text.count
        while index < count {
            // Whole runs of what stays as it is, but for the ends of lines, which have rules of their own.
            let run = column == 0 ? 0 : plainRun(text, from: index, limit: maximumLine - 1 - column)
            if run > 0 {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<(index + run)]))
                column += run
                index += run
                if index == count { break }
            }
            let byte = text[index]
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, index + 1 < count, text[index + 1] == 0x0A { index += 1 }
                output.append(0x0D)
                output.append(0x0A)
                column = 0
                index += 1
                continue
            }
            let isLast = index + 1 == count || text[index + 1] == 0x0A || text[index + 1] == 0x0D
            let isLiteral: Bool
            if byte == 0x20 || byte == 0x09 {
                isLiteral = !isLast
            } else if column == 0, byte == 0x2E || (byte == 0x46 && isFrom(text, index, count)) {
                isLiteral = false
            } else {
                isLiteral = byte > 0x20 && byte < 0x7F && byte != 0x3D
            }
            let width = isLiteral ? 1 : 3
            // The last character of a line may take the column that a soft break would need.
            if column + width > (isLast ? maximumLine : maximumLine - 1) {
                output.append(0x3D)
                output.append(0x0D)
                output.append(0x0A)
                column = 0
                // What begins a line now may need encoding there.
                continue
            }
            if isLiteral {
                output.append(byte)
            } else {
                output.append(0x3D)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            }
            column += width
            index += 1
        }
        if column > 0 {
            output.append(0x0D)
            output.append(0x0A)
        }
    }
}
