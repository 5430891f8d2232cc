/// One response of the server (RFC 3501, 7): a line, with the literals that stand in it.
struct IMAPResponse {
    enum Token: Hashable {
        case open
        case close
        /// An atom, a number, a flag, `BODY[]<0>`; also `NIL`.
        case word(String)
        /// A quoted string or a literal.
        case string([UInt8])
    }

    /// `*`, `+`, or the tag of a command.
    let tag: String
    /// What follows the tag, as it stands there; literals left out.
    let text: String
    let tokens: [Token]

    /// - Parameter pieces: the text of the line, cut where a literal stands, each with the literal that follows it.
    init(_ pieces: [(text: [UInt8], literal: [UInt8]?)]) {
        var tokens: [Token] = []
        var text: [UInt8] = []
        for piece in pieces {
            text += piece.text
            tokens += IMAPResponse.tokens(piece.text[...])
            if let literal = piece.literal {
                // `{123}` before it.
                if case .word(let word)? = tokens.last, word.hasPrefix("{") || word.hasPrefix("~{") {
                    tokens.removeLast()
                }
                tokens.append(.string(literal))
            }
        }
        let line = String(decoding: text, as: UTF8.self)
        tag = String(line.prefix { $0 != " " })
        self.text = String(line.dropFirst(tag.count).drop { $0 == " " })
        self.tokens = Array(tokens.dropFirst())
    }

    /// The octets of the literal that a line announces at its end.
    static func literal(endOf line: [UInt8]) -> Int? {
        guard line.last == 0x7D, let open = line.lastIndex(of: 0x7B) else { return nil }
        var digits = line[(open + 1)..<(line.count - 1)]
        if digits.last == 0x2B { digits.removeLast() }
        guard !digits.isEmpty, digits.count <= 10, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func tokens(_ bytes: ArraySlice<UInt8>) -> [Token] {
        var found: [Token] = []
        var rest = bytes
        while let first = rest.first {
            switch first {
            case 0x20, 0x09: rest.removeFirst()
            case 0x28:
                found.append(.open)
                rest.removeFirst()
            case 0x29:
                found.append(.close)
                rest.removeFirst()
            case 0x22: found.append(.string(quoted(&rest)))
            default: found.append(.word(word(&rest)))
            }
        }
        return found
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst(), byte != 0x22 {
            if byte == 0x5C, let next = rest.popFirst() { text.append(next) } else { text.append(byte) }
        }
        return text
    }

    /// Brackets hold words together: `BODY[HEADER.FIELDS (DATE)]<0>`.
    private static func word(_ rest: inout ArraySlice<UInt8>) -> String {
        var depth = 0
        var text: [UInt8] = []
        while let byte = rest.first {
            if byte == 0x5B { depth += 1 } else if byte == 0x5D { depth -= 1 }
            if depth <= 0, byte == 0x20 || byte == 0x28 || byte == 0x29 || byte == 0x22 { break }
            text.append(byte)
            rest.removeFirst()
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The words of the line in upper case, to be compared.
    func word(_ index: Int) -> String {
        guard index < tokens.count, case .word(let word) = tokens[index] else { return "" }
        return word.uppercased()
    }

    /// Of `* n FETCH (…)`: the message's UID and its octets, where both are there.
    var message: (uid: UInt32, bytes: [UInt8])? {
        guard tag == "*", word(1) == "FETCH" else { return nil }
        var uid: UInt32?
        var bytes: [UInt8]?
        for (index, token) in tokens.enumerated() where index + 1 < tokens.count {
            guard case .word(let name) = token else { continue }
            if name.uppercased() == "UID", case .word(let number) = tokens[index + 1] { uid = UInt32(number) }
            if name.uppercased().hasPrefix("BODY[]") {
                switch tokens[index + 1] {
                case .string(let content): bytes = content
                case .word(let word) where word.uppercased() == "NIL": bytes = []
                default: break
                }
            }
        }
        guard let uid, let bytes else { return nil }
        return (uid, bytes)
    }
}
