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
            let line = start..<newline
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

    /// Takes one line of the buffer; true when it is the reply's last.
    private mutating func take(_ line: Range<Int>) throws(SMTPFailure) -> Bool {
        let first = line.lowerBound
        let end = line.isEmpty || buffer[line.upperBound - 1] != 0x0D ? line.upperBound : line.upperBound - 1
        lineCount += 1
        guard end - first <= SMTPReplyReader.longestLine, lineCount <= SMTPReplyReader.mostLines else {
            throw SMTPFailure(.endlessReply)
        }
        let separator = end - first > 3 ? buffer[first + 3] : 0x20
        guard let number = number(first..<end), (200..<600).contains(number), separator == 0x20 || separator == 0x2D,
            code == nil || code == number
        else { throw SMTPFailure(.notSMTP) }
        code = number
        var words = SMTPReply.printable(buffer[min(first + 4, end)..<end])
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

    /// The three digits that a line begins with.
    private func number(_ line: Range<Int>) -> Int? {
        guard line.count >= 3 else { return nil }
        var number = 0
        for index in line.lowerBound..<line.lowerBound + 3 {
            let digit = buffer[index]
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }
}
