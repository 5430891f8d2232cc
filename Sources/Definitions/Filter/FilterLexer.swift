internal import Formats
import Foundation

/// Cuts a filter's text into tokens. What it cannot read is a mistake and is left out; it always reaches the end.
struct FilterLexer {
    private let characters: [Character]
    private var position = 0
    private(set) var tokens: [FilterToken] = []
    private(set) var mistakes: [FilterMistake] = []

    /// Longest first: the first that fits is taken. The second is what it means, nil where that is itself.
    private static let symbols: [(written: String, meant: String?)] = [
        ("==", "="), ("<>", "!="), ("=~", "~="), ("&&", "and"), ("||", "or"), ("!=", nil), ("<=", nil), (">=", nil),
        ("~=", nil), ("≠", "!="), ("≤", "<="), ("≥", ">="), ("!", "not"), ("=", nil), ("<", nil), (">", nil),
        ("(", nil), (")", nil), (",", nil), (".", nil), ("+", nil), ("-", nil), ("*", nil), ("/", nil), ("−", "-"),
    ]

    init(_ text: String) { characters = Array(text) }

    static func tokens(of text: String) -> (tokens: [FilterToken], mistakes: [FilterMistake]) {
        var lexer = FilterLexer(text)
        lexer.run()
        return (lexer.tokens, lexer.mistakes)
    }

    private mutating func run() {
        while position < characters.count {
            let character = characters[position]
            if character.isWhitespace {
                position += 1
            } else if character == "-", peek(1) == "-" {
                while position < characters.count, !characters[position].isNewline { position += 1 }
            } else if FilterLexer.isDigit(character) {
                lexNumber()
            } else if character.isLetter || character == "_" {
                lexName()
            } else if character == "\"" || character == "'" {
                lexText(quote: character)
            } else {
                lexSymbol()
            }
        }
        tokens.append(FilterToken(kind: .end, range: characters.count..<characters.count))
    }

    private func peek(_ distance: Int) -> Character? {
        position + distance < characters.count ? characters[position + distance] : nil
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character == "_" || isDigit(character)
    }

    private mutating func add(_ kind: FilterToken.Kind, from start: Int) {
        tokens.append(FilterToken(kind: kind, range: start..<position))
    }

    private mutating func fail(_ range: Range<Int>, _ message: Phrase, _ suggestion: Phrase? = nil) {
        mistakes.append(
            FilterMistake(
                offset: range.lowerBound, length: max(1, range.count), message: message, suggestion: suggestion))
    }

    // A hyphen between letters belongs to the name (first-purchase), so a minus has a space beside it.
    private mutating func lexName() {
        let start = position
        while let character = peek(0) {
            if FilterLexer.isNamePart(character) {
                position += 1
            } else if character == "-", let next = peek(1), FilterLexer.isNamePart(next) {
                position += 1
            } else {
                break
            }
        }
        let name = String(characters[start..<position]).precomposedStringWithCanonicalMapping
        // A keyword in other letters is read as the keyword, so that what follows is understood. Between parentheses and
        // commas it may be a name: has_tag(шт).
        if let meant = TypedLetters.reading(of: name, among: FilterLexer.keywords), !isArgument(start) {
            fail(start..<position, Phrase("\"\(name)\" is not a word of the language"), meant.slip.advice(meant.word))
            return add(.name(meant.word), from: start)
        }
        add(.name(name), from: start)
    }

    private static let keywords: Set<String> = [
        "and", "or", "not", "in", "is", "set", "within", "older", "than", "before", "after", "contains", "starts_with",
        "ends_with", "true", "false",
    ]

    /// True for a word that stands alone between parentheses or commas.
    private func isArgument(_ start: Int) -> Bool {
        let after = characters[position...].first { !$0.isWhitespace }
        guard after == ")" || after == ",", let before = tokens.last else { return false }
        return before.range.upperBound <= start && (before.isSymbol("(") || before.isSymbol(","))
    }

    private mutating func lexText(quote: Character) {
        let start = position
        position += 1
        var text = ""
        while let character = peek(0) {
            position += 1
            if character == quote {
                add(.text(text.precomposedStringWithCanonicalMapping), from: start)
                return
            }
            if character == "\\", let next = peek(0), next == quote || next == "\\" {
                text.append(next)
                position += 1
            } else {
                text.append(character)
            }
        }
        fail(start..<start + 1, Phrase("this text has no closing \(quote)"), Phrase("end it with \(quote)"))
        add(.text(text), from: start)
    }

    private mutating func lexNumber() {
        let start = position
        if lexDate() { return }
        while let character = peek(0), FilterLexer.isDigit(character) { position += 1 }
        var isWhole = true
        if peek(0) == ".", let next = peek(1), FilterLexer.isDigit(next) {
            isWhole = false
            position += 1
            while let character = peek(0), FilterLexer.isDigit(character) { position += 1 }
        }
        let number = Double(String(characters[start..<position])) ?? 0
        if peek(0) == "%" {
            position += 1
            add(.percent(number), from: start)
            return
        }
        let unitStart = position
        while let character = peek(0), FilterLexer.isNamePart(character) { position += 1 }
        guard position > unitStart else { return add(.number(number), from: start) }
        let written = String(characters[start..<position])
        if let span = Span(written) { return add(.span(span), from: start) }
        add(.span(Span(1, .days)), from: start)
        let unit = String(characters[unitStart..<position])
        if Span.Unit(rawValue: unit) == nil, isWhole, let meant = DurationWord.unit(of: unit) {
            let digits = String(characters[start..<unitStart])
            fail(
                start..<position, Phrase("\"\(unit)\" is not a unit of time"),
                Phrase("write \(digits)\(meant.rawValue)"))
        } else if Span.Unit(rawValue: unit) == nil {
            let units = Span.Unit.allCases.map(\.rawValue).joined(separator: ", ")
            fail(
                unitStart..<position, Phrase("\"\(unit)\" is not a unit of time"),
                Phrase("one of \(units), as in 90d or 18mo"))
        } else if !isWhole {
            fail(
                start..<position, Phrase("\(written) is not a whole number of units"),
                Phrase("write it in a smaller unit: 36h"))
        } else {
            fail(start..<position, Phrase("\(written) is too long"))
        }
    }

    /// `2026-01-01`, `2026-01-01T10:00`, with seconds and an offset if need be. False when no date starts here.
    private mutating func lexDate() -> Bool {
        let shape: [Character] = Array("0000-00-00")
        guard position + shape.count <= characters.count else { return false }
        for (index, expected) in shape.enumerated() {
            let found = characters[position + index]
            guard expected == "-" ? found == "-" : FilterLexer.isDigit(found) else { return false }
        }
        let start = position
        position += shape.count
        if let mark = peek(0), mark == "T" || mark == "t", let digit = peek(1), FilterLexer.isDigit(digit) {
            position += 1
            while let character = peek(0), FilterLexer.isDigit(character) || "Zz:.+-".contains(character) {
                position += 1
            }
        }
        let written = String(characters[start..<position])
        if let date = FilterDate(written) {
            add(.date(date), from: start)
        } else {
            fail(
                start..<position, Phrase("there is no date \(written)"),
                Phrase("write it as 2026-01-31 or 2026-01-31T10:00Z"))
            add(.date(.instant(Instant(milliseconds: 0))), from: start)
        }
        return true
    }

    private func closingQuote(_ character: Character) -> Character? {
        switch character {
        case "“": "”"
        case "„": characters[position...].contains("“") ? "“" : "”"
        case "«": "»"
        case "‘": "’"
        case "`": "`"
        default: nil
        }
    }

    private mutating func lexSymbol() {
        let start = position
        for (written, meant) in FilterLexer.symbols {
            let length = written.count
            guard start + length <= characters.count, String(characters[start..<start + length]) == written
            else { continue }
            position += length
            guard let meant else { return add(.symbol(written), from: start) }
            fail(start..<position, Phrase("\(written) is not an operator here"), Phrase("write \(meant)"))
            add(meant.first!.isLetter ? .name(meant) : .symbol(meant), from: start)
            return
        }
        position += 1
        let character = characters[start]
        if let closing = closingQuote(character), let end = characters[position...].firstIndex(of: closing) {
            // The whole text is read, so that what follows is understood.
            let text = String(characters[position..<end])
            position = end + 1
            fail(start..<position, Phrase("texts stand between straight quotes"), Phrase("write \"\(text)\""))
            return add(.text(text.precomposedStringWithCanonicalMapping), from: start)
        }
        let isQuote = "“”„«»‘’`".contains(character)
        fail(
            start..<position, Phrase("the character \(character) has no meaning here"),
            isQuote ? Phrase("put texts between straight quotes: \"…\"") : nil)
    }
}
