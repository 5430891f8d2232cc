internal import Formats

/// A filter as it is written, before names and types are looked at.
struct FilterSyntax {
    indirect enum Kind {
        case name(String)
        /// `purchase.amount`
        case path(String, field: FilterSyntax)
        case literal(FilterValue)
        case span(Span)
        case percent(Double)
        case call(name: String, nameRange: Range<Int>, [Argument])
        case not(FilterSyntax)
        case all([FilterSyntax])
        case any([FilterSyntax])
        case arithmetic(FilterSyntax, FilterOperand.Arithmetic, FilterSyntax)
        case compare(FilterSyntax, Comparator, operatorRange: Range<Int>, FilterSyntax)
        case match(FilterSyntax, FilterNode.TextMatch, FilterSyntax)
        case list(FilterSyntax, isNegated: Bool, [FilterSyntax])
        case isSet(FilterSyntax, isNegated: Bool)
        case within(FilterSyntax, Span)
        case olderThan(FilterSyntax, Span)
        /// `before` is `<`, `after` is `>`.
        case date(FilterSyntax, Comparator, FilterSyntax)
        /// A mistake that has been noted stands here.
        case broken
    }

    /// An argument of a call: a value, or `within 90d`.
    struct Argument {
        let value: FilterSyntax
        let isWithin: Bool

        init(_ value: FilterSyntax, isWithin: Bool = false) { (self.value, self.isWithin) = (value, isWithin) }
    }

    let kind: Kind
    let range: Range<Int>

    init(_ kind: Kind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }
}
