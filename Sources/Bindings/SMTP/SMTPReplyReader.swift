/// Cuts replies out of the bytes that a server sends. Bounded: a server that never ends a line or a reply is refused.
struct SMTPReplyReader {
    private static let longestLine = 4096
    private static let mostLines = 100

    private var buffer: [UInt8] = []
    private var start = 0
    private var code: Int?
    private var text = ""
    private var lineCount = 0

    /// True while bytes are held that no call has consumed.
    var isHoldingBytes: Bool { start < buffer.count || code != nil }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: true)
        } else if start > 0 {
            buffer.removeFirst(start)
        }
        start = 0
        buffer += bytes
    }

    /// The next whole reply, or nil when more bytes are needed.
    mutating func next() throws(SMTPFailure) -> SMTPReply? {
        while let newline = buffer[start...].firstIndex(of: 0x0A) {
            let line = buffer[start..<newline]
            start = newline + 1
            if try take(line) {
                defer { (code, text, lineCount) = (nil, "", 0) }
                return SMTPReply(code: code ?? 0, text: text)
            }
        }
        if buffer.count - start > SMTPReplyReader.longestLine {
            throw SMTPFailure(.endlessLine)
        }
        return nil
    }

    /// Takes one line; true when it is the reply's last.
    private mutating func take(_ line: ArraySlice<UInt8>) throws(SMTPFailure) -> Bool {
        let line = line.last == 0x0D ? line.dropLast() : line
        lineCount += 1
        guard line.count <= SMTPReplyReader.longestLine, lineCount <= SMTPReplyReader.mostLines else {
            throw SMTPFailure(.endlessReply)
        }
        let separator = line.dropFirst(3).first
        guard let number = SMTPReplyReader.number(line.prefix(3)), (200..<600).contains(number),
            separator == nil || separator == 0x20 || separator == 0x2D, code == nil || code == number
        else { throw SMTPFailure(.notSMTP) }
        code = number
        var words = SMTPReply.printable(line.dropFirst(4))
        // Each line repeats the enhanced status code: once is enough.
        if text.isEmpty {
            text = words
        } else {
            let status = text.prefix { $0 != " " }
            if status.contains("."), words.hasPrefix(status + " ") { words.removeFirst(status.count + 1) }
            if text.count < 1000 { text += " " + words }
        }
        return separator != 0x2D
    }

    /// Three digits.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
