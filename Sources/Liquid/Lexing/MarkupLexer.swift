internal import Formats

/// A word of markup.
struct Lexeme: Sendable {
    enum Kind: Sendable {
        case name, number, string, comparison, pipe, dot, range, colon, comma
        case openSquare, closeSquare, openRound, closeRound, question, dash, end
    }

    let kind: Kind
    let span: SourceSpan
}

/// Why markup is not what it should be.
struct MarkupProblem: Error {
    let message: Phrase
    let span: SourceSpan
    var suggestion: String?

    init(_ message: Phrase, _ span: SourceSpan, suggestion: String? = nil) {
        (self.message, self.span, self.suggestion) = (message, span, suggestion)
    }
}

/// Cuts markup into words, strictly: a character that has no meaning is a mistake.
enum MarkupLexer {
    static func lexemes(_ bytes: [UInt8], _ span: SourceSpan) throws(MarkupProblem) -> [Lexeme] {
        var result: [Lexeme] = []
        var index = span.start
        while index < span.end {
            let byte = bytes[index]
            if byte.isLiquidSpace {
                index += 1
                continue
            }
            let lexeme = try lexeme(bytes, index, span.end)
            index = lexeme.span.end
            result.append(lexeme)
        }
        result.append(Lexeme(kind: .end, span: SourceSpan(span.end, span.end)))
        return result
    }

    private static func lexeme(_ bytes: [UInt8], _ start: Int, _ end: Int) throws(MarkupProblem) -> Lexeme {
        func make(_ kind: Lexeme.Kind, _ length: Int) -> Lexeme {
            Lexeme(kind: kind, span: SourceSpan(start, start + length))
        }
        let byte = bytes[start]
        let next = start + 1 < end ? bytes[start + 1] : 0
        switch byte {
        case UInt8(ascii: "|"): return make(.pipe, 1)
        case UInt8(ascii: "."): return next == byte ? make(.range, 2) : make(.dot, 1)
        case UInt8(ascii: ":"): return make(.colon, 1)
        case UInt8(ascii: ","): return make(.comma, 1)
        case UInt8(ascii: "["): return make(.openSquare, 1)
        case UInt8(ascii: "]"): return make(.closeSquare, 1)
        case UInt8(ascii: "("): return make(.openRound, 1)
        case UInt8(ascii: ")"): return make(.closeRound, 1)
        case UInt8(ascii: "?"): return make(.question, 1)
        case UInt8(ascii: "<"):
            return make(.comparison, next == UInt8(ascii: "=") || next == UInt8(ascii: ">") ? 2 : 1)
        case UInt8(ascii: ">"): return make(.comparison, next == UInt8(ascii: "=") ? 2 : 1)
        case UInt8(ascii: "="), UInt8(ascii: "!"):
            if next == UInt8(ascii: "=") { return make(.comparison, 2) }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let close = bytes[(start + 1)..<end].firstIndex(of: byte) else {
                throw MarkupProblem(Phrase("this string has no closing quote"), SourceSpan(start, end))
            }
            return make(.string, close + 1 - start)
        case UInt8(ascii: "-"):
            return next.isDigit ? number(bytes, start, end) : make(.dash, 1)
        default:
            if byte.isDigit { return number(bytes, start, end) }
            if byte.isWord { return name(bytes, start, end) }
        }
        throw MarkupProblem(
            Phrase("unexpected character \"\(character(bytes, start, end))\""), SourceSpan(start, start + 1))
    }

    private static func character(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Character {
        String(decoding: bytes[start..<min(end, start + 16)], as: UTF8.self).first ?? " "
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Lexeme {
        var index = start + 1
        while index < end, bytes[index].isDigit { index += 1 }
        if index + 1 < end, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
            index += 1
            while index < end, bytes[index].isDigit { index += 1 }
        }
        return Lexeme(kind: .number, span: SourceSpan(start, index))
    }

    private static func name(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Lexeme {
        var index = start + 1
        while index < end, bytes[index].isWord || bytes[index] == UInt8(ascii: "-") { index += 1 }
        if index < end, bytes[index] == UInt8(ascii: "?") { index += 1 }
        let isContains = bytes[start..<index].elementsEqual("contains".utf8)
        return Lexeme(kind: isContains ? .comparison : .name, span: SourceSpan(start, index))
    }
}
