internal import Formats

/// What the model of purchases expects of a member: `alive < 30%`, `expected_purchases(90d) >= 1`.
extension FilterChecker {
    /// A stage would change by itself from day to day, at times that nobody can name beforehand.
    mutating func noteForecast(in range: Range<Int>) {
        guard schema.isForStageRule else { return }
        note(
            range, Phrase("a stage's rule cannot ask what is expected: that changes by itself every day"),
            Phrase("ask it in a segment or an audience; here write last(purchase) older than 180d"))
    }

    mutating func expectedPurchases(_ nameRange: Range<Int>, _ arguments: [Argument], _ range: Range<Int>) -> Typed? {
        // A duration by itself, or after "within" as elsewhere.
        guard arguments.count == 1 else {
            noteUsage("expected_purchases", nameRange, Phrase("expected_purchases takes one duration"))
            return nil
        }
        switch arguments[0].value.kind {
        case .span(let span):
            noteForecast(in: range)
            return Typed(operand: .expectedPurchases(within: span), type: .number, range: range)
        case .broken: return nil
        default:
            noteUsage(
                "expected_purchases", arguments[0].value.range, Phrase("expected_purchases takes one duration"))
            return nil
        }
    }

    /// A share that is compared with a probability: 30% is 0.3. A number above 1 was meant as per cent.
    mutating func probability(_ syntax: FilterSyntax) -> Typed? {
        switch syntax.kind {
        case .percent(let percent) where percent <= 100:
            return Typed(operand: .constant(.number(percent / 100)), type: .number, range: syntax.range)
        case .percent, .literal(.number(1.000001...)):
            let written = source(syntax.range)
            note(
                syntax.range, Phrase("a probability is from 0% to 100%, found \(written)"),
                Phrase("write it as 30%, or as 0.3"))
            return nil
        default: return value(syntax)
        }
    }
}
