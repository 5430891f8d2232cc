internal import Formats

extension FilterSyntaxParser {
    /// A value alone, or a value and what is asked of it.
    mutating func parseComparison() throws -> FilterSyntax {
        let left = try parseSum()
        if case .symbol(let symbol) = current.kind {
            if let comparator = Comparator(rawValue: symbol) {
                let operatorRange = current.range
                advance()
                let right = try parseSum()
                return node(left, .compare(left, comparator, operatorRange: operatorRange, right), to: right)
            }
            if symbol == "~=" { return try parseMatch(left, .folded) }
        }
        switch current.word {
        case "in":
            advance()
            return try parseList(left, isNegated: false)
        case "not":
            guard next.word == "in" else { return left }
            advance()
            advance()
            return try parseList(left, isNegated: true)
        case "is": return try parseIsSet(left)
        case "within":
            advance()
            let span = try parseSpan()
            guard case .span(let value) = span.kind else { return node(left, .broken, to: span) }
            return node(left, .within(left, value), to: span)
        case "older":
            advance()
            guard current.word == "than" else {
                throw expected(Phrase(verbatim: "\"than\""), Phrase("write: older than 180d"))
            }
            advance()
            let span = try parseSpan()
            guard case .span(let value) = span.kind else { return node(left, .broken, to: span) }
            return node(left, .olderThan(left, value), to: span)
        case "before", "after":
            let comparator: Comparator = current.word == "before" ? .less : .greater
            advance()
            let right = try parseSum()
            return node(left, .date(left, comparator, right), to: right)
        case let word?:
            if let match = FilterNode.TextMatch(rawValue: word) { return try parseMatch(left, match) }
            return left
        case nil: return left
        }
    }

    private func node(_ left: FilterSyntax, _ kind: FilterSyntax.Kind, to right: FilterSyntax) -> FilterSyntax {
        FilterSyntax(kind, left.range.lowerBound..<right.range.upperBound)
    }

    private mutating func parseMatch(_ left: FilterSyntax, _ match: FilterNode.TextMatch) throws -> FilterSyntax {
        advance()
        let right = try parseSum()
        return node(left, .match(left, match, right), to: right)
    }

    private mutating func parseIsSet(_ left: FilterSyntax) throws -> FilterSyntax {
        advance()
        let isNegated = current.word == "not"
        if isNegated { advance() }
        guard current.word == "set" else {
            throw expected(
                isNegated ? Phrase(verbatim: "\"set\"") : Phrase("\"set\" or \"not set\""),
                Phrase("to compare a value, write ="))
        }
        let range = left.range.lowerBound..<current.range.upperBound
        advance()
        return FilterSyntax(.isSet(left, isNegated: isNegated), range)
    }

    private mutating func parseList(_ left: FilterSyntax, isNegated: Bool) throws -> FilterSyntax {
        let open = current
        guard take(symbol: "(") else {
            throw expected(Phrase("\"(\""), Phrase("write the values in parentheses: in (a, b)"))
        }
        var values: [FilterSyntax] = []
        repeat { values.append(try parseSum()) } while take(symbol: ",")
        let range = left.range.lowerBound..<current.range.upperBound
        guard take(symbol: ")") else {
            if current.kind == .end {
                note(open.range, Phrase("this parenthesis is not closed"), Phrase("add a ) after the last value"))
                return FilterSyntax(.broken, range)
            }
            throw expected(Phrase("\",\" or \")\""))
        }
        return FilterSyntax(.list(left, isNegated: isNegated, values), range)
    }

    /// A duration such as `90d`.
    mutating func parseSpan() throws -> FilterSyntax {
        if case .span(let span) = current.kind {
            let token = current
            advance()
            return FilterSyntax(.span(span), token.range)
        }
        // "90 days", "3 d": a number and a unit apart.
        if case .number(let number) = current.kind, let word = next.word, let unit = DurationWord.unit(of: word) {
            let range = current.range.lowerBound..<next.range.upperBound
            let written = FilterPrinter.text(of: number) + unit.rawValue
            note(range, Phrase("a duration is one word"), Phrase("write \(written)"))
            advance()
            advance()
            return FilterSyntax(.broken, range)
        }
        if case .number(let number) = current.kind {
            let written = FilterPrinter.text(of: number)
            throw expected(
                Phrase("a duration"), Phrase("say of what: \(written)d is days, \(written)w weeks, \(written)mo months")
            )
        }
        throw expected(Phrase("a duration"), Phrase("write it as 90d, 6h, 2w or 18mo"))
    }
}
