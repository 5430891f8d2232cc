internal import Formats

/// Reads `a == b and c contains d or e`.
enum ConditionParser {
    static func parse(_ parser: TemplateParser, _ span: SourceSpan) throws(MarkupProblem) -> Condition {
        do {
            return try parseStrictly(parser.source, span)
        } catch {
            if parser.options.hasStrictSyntax { throw error }
            guard let condition = try parseLaxly(parser.source, span) else { throw error }
            return condition
        }
    }

    private static func parseStrictly(_ source: TemplateSource, _ span: SourceSpan) throws(MarkupProblem) -> Condition {
        var markup = try MarkupParser(source, span)
        var condition = Condition(comparisons: [try comparison(&markup)], joints: [])
        while true {
            if markup.skipName("and") {
                condition.joints.append(.and)
            } else if markup.skipName("or") {
                condition.joints.append(.or)
            } else {
                break
            }
            condition.comparisons.append(try comparison(&markup))
        }
        try markup.finish()
        return condition
    }

    private static func comparison(_ markup: inout MarkupParser) throws(MarkupProblem) -> Comparison {
        let start = markup.next.span.start
        let left = try markup.operand()
        guard markup.looksAt(.comparison) else {
            return Comparison(
                left: left, relation: nil, right: .value(.nil), span: SourceSpan(start, markup.next.span.start))
        }
        let word = markup.text(try markup.take(.comparison, Phrase("a comparison")))
        let right = try markup.operand()
        return Comparison(
            left: left, relation: Comparison.Operator(rawValue: word), right: right,
            span: SourceSpan(start, markup.next.span.start))
    }

    /// Splits at the words `and` and `or`, and reads a value, an operator and a value out of each part.
    private static func parseLaxly(_ source: TemplateSource, _ span: SourceSpan) throws(MarkupProblem) -> Condition? {
        var scanner = LaxScanner(source.bytes, span)
        var parts: [SourceSpan] = []
        var joints: [Condition.Joint] = []
        var start = span.start
        while let fragment = scanner.fragment() {
            let word = source.text(fragment)
            guard word == "and" || word == "or" else { continue }
            parts.append(SourceSpan(start, fragment.start))
            joints.append(word == "and" ? .and : .or)
            start = fragment.end
        }
        parts.append(SourceSpan(start, span.end))
        var comparisons: [Comparison] = []
        for part in parts {
            guard let comparison = try laxComparison(source, part) else { return nil }
            comparisons.append(comparison)
        }
        return Condition(comparisons: comparisons, joints: joints)
    }

    private static func laxComparison(_ source: TemplateSource, _ span: SourceSpan) throws(MarkupProblem) -> Comparison?
    {
        var scanner = LaxScanner(source.bytes, span)
        guard let left = scanner.fragment() else { return nil }
        scanner.skipSpaces()
        let start = scanner.position
        while let byte = scanner.byte,
            (0x61...0x7A).contains(byte) || byte == 0x5F || (0x3C...0x3E).contains(byte) || byte == 0x21
        {
            scanner.position += 1
        }
        let word = source.text(SourceSpan(start, scanner.position))
        scanner.skipSpaces()
        let right = scanner.fragmentHere()
        let relation = Comparison.Operator(rawValue: word)
        if relation == nil, !word.isEmpty {
            throw MarkupProblem(Phrase("there is no operator \"\(word)\""), SourceSpan(start, scanner.position))
        }
        return Comparison(
            left: LaxExpression.operand(source, left), relation: relation,
            right: right.map { LaxExpression.operand(source, $0) } ?? .value(.nil), span: span)
    }
}
