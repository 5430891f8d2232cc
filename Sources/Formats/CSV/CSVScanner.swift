/// The state machine under `CSVReader` (RFC 4180): bytes in, one record of unescaped bytes at a time out. It keeps
/// only the record that it is in, so chunks may be cut anywhere.
struct CSVScanner {
    enum Problem {
        case strayQuote(field: Int)
        case textAfterQuote(field: Int)
        case unterminatedQuote(line: Int, field: Int)
        case tooLong(limit: Int)
        case nulByte(field: Int)
    }

    private enum State {
        case fieldStart, unquoted, quoted, quoteInQuoted
    }

    let delimiter: UInt8
    /// The most bytes that a record may have.
    let limit: Int

    /// The fields' bytes, one after another; field `i` ends before `ends[i]`.
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    /// The line on which the record begins.
    private(set) var line = 1
    /// The first thing that is wrong with the record.
    private(set) var problem: Problem?
    /// True for a line with nothing on it, not even quotes.
    var isBlank: Bool { ends == [0] && !hasQuote && problem == nil }

    private var state = State.fieldStart
    private var currentLine = 1
    private var quoteLine = 1
    private var hasQuote = false
    private var isComplete = false
    private var lastWasCarriageReturn = false

    /// - Parameter firstLine: the physical line on which the first record begins.
    init(delimiter: UInt8, limit: Int, firstLine: Int = 1) {
        (self.delimiter, self.limit) = (delimiter, limit)
        (line, currentLine) = (firstLine, firstLine)
    }

    /// Reads on from `position` until a record is complete (true) or the chunk is used up (false).
    mutating func scan(_ chunk: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
        if isComplete { beginRecord() }
        while position < chunk.count {
            let byte = chunk[position]
            if lastWasCarriageReturn, byte == 0x0A, state != .quoted {
                // The second half of a CRLF that ended the record before.
                lastWasCarriageReturn = false
                position += 1
                continue
            }
            switch state {
            case .fieldStart where byte == 0x22:
                lastWasCarriageReturn = false
                (state, hasQuote, quoteLine) = (.quoted, true, currentLine)
                position += 1
            case .fieldStart, .unquoted:
                lastWasCarriageReturn = false
                if scanPlain(chunk, &position) { return true }
            case .quoted:
                scanQuoted(chunk, &position)
            case .quoteInQuoted:
                position += 1
                if byte == 0x22 {
                    append(0x22)
                    state = .quoted
                } else if byte == delimiter {
                    endField()
                } else if byte == 0x0D || byte == 0x0A {
                    endRecord(with: byte)
                    return true
                } else {
                    note(.textAfterQuote(field: ends.count))
                    append(byte)
                    state = .unquoted
                }
            }
        }
        return false
    }

    /// Reads a record that lies in the chunk as a whole and has nothing to unescape, as most do: where it stands there.
    /// `ends` then count from its beginning, with a delimiter between each two fields. Nil, and nothing read, when it is
    /// not of that kind: `scan` reads every record.
    mutating func scanWhole(_ chunk: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Range<Int>? {
        if isComplete { beginRecord() }
        guard state == .fieldStart, ends.isEmpty, bytes.isEmpty, problem == nil, position < chunk.count else {
            return nil
        }
        if lastWasCarriageReturn {
            if chunk[position] == 0x0A { position += 1 }
            lastWasCarriageReturn = false
        }
        let (start, delimiter, end) = (position, delimiter, chunk.count)
        var index = start
        while true {
            // Whatever ends a field is not above the comma, or is the delimiter.
            while index < end, chunk[index] > 0x2C, chunk[index] != delimiter { index += 1 }
            guard index < end else { break }
            let byte = chunk[index]
            if byte == delimiter {
                ends.append(index - start)
            } else if byte == 0x0A || byte == 0x0D || byte == 0x22 || byte == 0 {
                let isCarriageReturn = byte == 0x0D
                guard byte == 0x0A || isCarriageReturn && index + 1 < end, index - start <= limit else { break }
                ends.append(index - start)
                position = isCarriageReturn && chunk[index + 1] == 0x0A ? index + 2 : index + 1
                currentLine += 1
                isComplete = true
                return start..<index
            }
            index += 1
        }
        ends.removeAll(keepingCapacity: true)
        return nil
    }

    /// At the end of the input: true when it ends within a record, which is then complete.
    mutating func finish() -> Bool {
        if isComplete { beginRecord() }
        switch state {
        case .fieldStart where ends.isEmpty: return false
        case .quoted: note(.unterminatedQuote(line: quoteLine, field: ends.count))
        default: break
        }
        ends.append(bytes.count)
        isComplete = true
        return true
    }

    /// A run of ordinary bytes, and what ends it. True when the record is complete.
    private mutating func scanPlain(_ chunk: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
        let start = position
        while position < chunk.count {
            let byte = chunk[position]
            if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0x22 || byte == 0 { break }
            position += 1
        }
        if position > start {
            append(chunk[start..<position])
            state = .unquoted
        }
        guard position < chunk.count else { return false }
        let byte = chunk[position]
        position += 1
        switch byte {
        case delimiter: endField()
        case 0x0A, 0x0D:
            endRecord(with: byte)
            return true
        default:
            note(byte == 0 ? .nulByte(field: ends.count) : .strayQuote(field: ends.count))
            append(byte)
            state = .unquoted
        }
        return false
    }

    private mutating func scanQuoted(_ chunk: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
        let start = position
        while position < chunk.count {
            let byte = chunk[position]
            if byte == 0x22 { break }
            if byte <= 0x0D {
                if byte == 0 { note(.nulByte(field: ends.count)) }
                if byte == 0x0D || (byte == 0x0A && !lastWasCarriageReturn) { currentLine += 1 }
            }
            lastWasCarriageReturn = byte == 0x0D
            position += 1
        }
        append(chunk[start..<position])
        if position < chunk.count {
            lastWasCarriageReturn = false
            state = .quoteInQuoted
            position += 1
        }
    }

    private mutating func beginRecord() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        (problem, state, hasQuote, isComplete, line) = (nil, .fieldStart, false, false, currentLine)
    }

    private mutating func endField() {
        if bytes.count <= limit { ends.append(bytes.count) }
        state = .fieldStart
    }

    private mutating func endRecord(with byte: UInt8) {
        ends.append(bytes.count)
        currentLine += 1
        lastWasCarriageReturn = byte == 0x0D
        isComplete = true
    }

    private mutating func note(_ found: Problem) { if problem == nil { problem = found } }

    private mutating func append(_ byte: UInt8) {
        guard bytes.count < limit else { return note(.tooLong(limit: limit)) }
        bytes.append(byte)
    }

    private mutating func append(_ run: Slice<UnsafeBufferPointer<UInt8>>) {
        guard bytes.count + run.count <= limit else {
            problem = .tooLong(limit: limit)
            return
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run))
    }
}
