internal import Formats

/// Builds the syntax tree by recursive descent. Weakest first: or, and, not, a comparison, + and −, * and /.
///
/// A mistake inside a term is noted, the rest of that term is skipped up to the next `and`, `or` or closing parenthesis, and
/// parsing goes on, so that one run shows them all.
struct FilterSyntaxParser {
    private let tokens: [FilterToken]
    private let lengthOfText: Int
    private var index = 0
    private var depth = 0
    private(set) var mistakes: [FilterMistake] = []

    /// Deeper nesting is refused: it would be a program, not a filter, and SQLite's parser takes a hundred open things.
    private static let greatestDepth = 16

    /// Thrown inside the parser after the mistake has been noted.
    private struct Skip: Error {}

    init(tokens: [FilterToken], lengthOfText: Int) { (self.tokens, self.lengthOfText) = (tokens, lengthOfText) }

    mutating func parse() -> FilterSyntax {
        let tree = parseOr()
        while case .symbol(")") = current.kind {
            note(current.range, Phrase("this parenthesis closes nothing"), Phrase("remove it, or open one before"))
            advance()
            if current.kind != .end { _ = parseRest() }
        }
        return tree
    }

    /// What stands behind a parenthesis too many: read for its mistakes only.
    private mutating func parseRest() -> FilterSyntax {
        if current.word == "and" || current.word == "or" { advance() }
        return parseOr()
    }

    // MARK: Tokens

    var current: FilterToken { tokens[index] }
    var next: FilterToken { tokens[min(index + 1, tokens.count - 1)] }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    mutating func take(symbol: String) -> Bool {
        guard current.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func note(_ range: Range<Int>, _ message: Phrase, _ suggestion: Phrase? = nil) {
        mistakes.append(
            FilterMistake(
                offset: range.lowerBound, length: max(1, range.count), message: message, suggestion: suggestion))
    }

    /// Notes that something else should stand here, and gives the term up.
    mutating func expected(_ what: Phrase, _ suggestion: Phrase? = nil) -> any Error {
        // At the end the caret points behind the last word, where the missing one would be.
        let place = current.kind == .end ? lengthOfText..<lengthOfText + 1 : current.range
        note(place, Phrase("expected \(what), found \(describe(current))"), suggestion)
        return Skip()
    }

    private func describe(_ token: FilterToken) -> Phrase {
        switch token.kind {
        case .name(let name): Phrase("\"\(name)\"")
        case .text(let text): Phrase("the text \"\(text)\"")
        case .number(let number): Phrase("the number \(FilterPrinter.text(of: number))")
        case .percent(let number): Phrase(verbatim: FilterPrinter.text(of: number) + "%")
        case .span(let span): Phrase("the duration \(span)")
        case .date(let date): Phrase("the date \(date)")
        case .symbol(let symbol): Phrase("\"\(symbol)\"")
        case .end: Phrase("the end")
        }
    }

    // MARK: Levels

    private mutating func parseOr() -> FilterSyntax { parseChain("or", FilterSyntax.Kind.any) { $0.parseAnd() } }

    private mutating func parseAnd() -> FilterSyntax {
        parseChain("and", FilterSyntax.Kind.all) { $0.parseNotOrSkip() }
    }

    private mutating func parseChain(
        _ word: String, _ kind: ([FilterSyntax]) -> FilterSyntax.Kind,
        _ part: (inout FilterSyntaxParser) -> FilterSyntax
    ) -> FilterSyntax {
        var parts = [part(&self)]
        while current.word == word {
            advance()
            parts.append(part(&self))
        }
        if parts.count == 1 { return parts[0] }
        return FilterSyntax(kind(parts), parts[0].range.lowerBound..<parts[parts.count - 1].range.upperBound)
    }

    /// A term; when it has a mistake, the rest of it is skipped.
    private mutating func parseNotOrSkip() -> FilterSyntax {
        let start = current.range.lowerBound
        if let term = try? parseNot() {
            if endsTerm(current) { return term }
            _ = expected(Phrase("\"and\", \"or\" or the end"), suggestionForStray())
        }
        skipTerm()
        return FilterSyntax(.broken, start..<max(start, current.range.lowerBound))
    }

    private func endsTerm(_ token: FilterToken) -> Bool {
        token.kind == .end || token.isSymbol(")") || token.isSymbol(",") && depth > 0 || token.word == "and"
            || token.word == "or"
    }

    private func suggestionForStray() -> Phrase? {
        switch current.kind {
        case .symbol("="), .symbol("!="), .symbol("<"), .symbol("<="), .symbol(">"), .symbol(">="):
            Phrase("comparisons are not chained: write a < b and b < c")
        default: nil
        }
    }

    private mutating func skipTerm() {
        var open = 0
        while current.kind != .end {
            if current.isSymbol("(") { open += 1 }
            if current.isSymbol(")") {
                if open == 0 { return }
                open -= 1
            }
            if open == 0, current.word == "and" || current.word == "or" { return }
            advance()
        }
    }

    private mutating func parseNot() throws -> FilterSyntax {
        guard current.word == "not" else { return try parseComparison() }
        let start = current.range.lowerBound
        advance()
        try enter()
        defer { depth -= 1 }
        let part = try parseNot()
        return FilterSyntax(.not(part), start..<part.range.upperBound)
    }

    private mutating func enter() throws {
        depth += 1
        guard depth <= FilterSyntaxParser.greatestDepth else {
            note(
                current.range, Phrase("the filter is nested too deeply"), Phrase("give parts of it names, as segments"))
            depth -= 1
            throw Skip()
        }
    }

    mutating func parseSum() throws -> FilterSyntax {
        var left = try parseProduct()
        while current.isSymbol("+") || current.isSymbol("-") {
            let operation: FilterOperand.Arithmetic = current.isSymbol("+") ? .plus : .minus
            advance()
            left = join(left, operation, try parseProduct())
        }
        return left
    }

    private mutating func parseProduct() throws -> FilterSyntax {
        var left = try parsePrimary()
        while current.isSymbol("*") || current.isSymbol("/") {
            let operation: FilterOperand.Arithmetic = current.isSymbol("*") ? .times : .dividedBy
            advance()
            left = join(left, operation, try parsePrimary())
        }
        return left
    }

    private func join(
        _ left: FilterSyntax, _ operation: FilterOperand.Arithmetic, _ right: FilterSyntax
    ) -> FilterSyntax {
        FilterSyntax(.arithmetic(left, operation, right), left.range.lowerBound..<right.range.upperBound)
    }

    private mutating func parsePrimary() throws -> FilterSyntax {
        let token = current
        switch token.kind {
        case .number(let number):
            advance()
            return FilterSyntax(.literal(.number(number)), token.range)
        case .text(let text):
            advance()
            return FilterSyntax(.literal(.text(text)), token.range)
        case .date(let date):
            advance()
            return FilterSyntax(.literal(.date(date)), token.range)
        case .percent(let percent):
            advance()
            return FilterSyntax(.percent(percent), token.range)
        case .span(let span):
            advance()
            return FilterSyntax(.span(span), token.range)
        case .symbol("-"): return try parseNegative()
        case .symbol("("): return try parseParenthesis()
        case .name(let name): return try parseName(name)
        default: throw expected(Phrase("a condition or a value"))
        }
    }

    private mutating func parseNegative() throws -> FilterSyntax {
        let start = current.range.lowerBound
        advance()
        try enter()
        defer { depth -= 1 }
        let part = try parsePrimary()
        let range = start..<part.range.upperBound
        if case .literal(.number(let number)) = part.kind { return FilterSyntax(.literal(.number(-number)), range) }
        let zero = FilterSyntax(.literal(.number(0)), start..<start + 1)
        return FilterSyntax(.arithmetic(zero, .minus, part), range)
    }

    private mutating func parseParenthesis() throws -> FilterSyntax {
        let open = current
        advance()
        try enter()
        defer { depth -= 1 }
        let inner = parseOr()
        let end = current.range.upperBound
        guard take(symbol: ")") else {
            if current.kind == .end {
                note(open.range, Phrase("this parenthesis is not closed"), Phrase("add a ) after the condition"))
                throw Skip()
            }
            let mistake = expected(Phrase("\")\""))
            leaveParenthesis()
            throw mistake
        }
        return FilterSyntax(inner.kind, open.range.lowerBound..<end)
    }

    private mutating func parseName(_ name: String) throws -> FilterSyntax {
        let token = current
        let word = token.word ?? ""
        if ["and", "or", "not", "in", "is"].contains(word) { throw expected(Phrase("a condition or a value")) }
        advance()
        if word == "true" || word == "false" { return FilterSyntax(.literal(.boolean(word == "true")), token.range) }
        if current.isSymbol("(") { return try parseCall(name, token.range) }
        if take(symbol: ".") {
            guard case .name(let field) = current.kind else { throw expected(Phrase("the name of a field")) }
            let part = FilterSyntax(.name(field), current.range)
            advance()
            return FilterSyntax(.path(name, field: part), token.range.lowerBound..<part.range.upperBound)
        }
        return FilterSyntax(.name(name), token.range)
    }

    private mutating func parseCall(_ name: String, _ nameRange: Range<Int>) throws -> FilterSyntax {
        let open = current
        advance()
        try enter()
        defer { depth -= 1 }
        let arguments: [FilterSyntax.Argument]
        do {
            arguments = try parseArguments()
        } catch {
            leaveParenthesis()
            throw error
        }
        let end = current.range.upperBound
        guard take(symbol: ")") else {
            if current.kind == .end {
                note(open.range, Phrase("this parenthesis is not closed"), Phrase("add a ) after the last argument"))
                throw Skip()
            }
            var hint: Phrase?
            if case .span(let span) = current.kind { hint = Phrase("write: within \(span)") }
            let mistake = expected(Phrase("\",\" or \")\""), hint)
            leaveParenthesis()
            throw mistake
        }
        return FilterSyntax(.call(name: name, nameRange: nameRange, arguments), nameRange.lowerBound..<end)
    }

    private mutating func parseArguments() throws -> [FilterSyntax.Argument] {
        var arguments: [FilterSyntax.Argument] = []
        guard !current.isSymbol(")") else { return [] }
        repeat {
            if current.word == "within" {
                let start = current.range.lowerBound
                advance()
                let span = try parseSpan()
                let range = start..<span.range.upperBound
                arguments.append(.init(FilterSyntax(span.kind, range), isWithin: true))
            } else {
                arguments.append(.init(try parseSum()))
            }
        } while take(symbol: ",")
        return arguments
    }

    /// After a mistake inside parentheses: goes behind the one that closes them, which else would seem to close nothing.
    /// Where none does, stays.
    private mutating func leaveParenthesis() {
        var open = 0
        for position in index..<tokens.count {
            if tokens[position].isSymbol("(") { open += 1 }
            guard tokens[position].isSymbol(")") else { continue }
            if open == 0 {
                index = min(position + 1, tokens.count - 1)
                return
            }
            open -= 1
        }
    }
}
