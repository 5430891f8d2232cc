/// A side of a comparison; `blank` and `empty` are questions here, and empty strings elsewhere.
enum Operand: Sendable {
    case value(Expression)
    case blank
    case empty
}

/// A class, so that going through the comparisons of a condition copies nothing.
final class Comparison: Sendable {
    enum Operator: String, Sendable {
        case equal = "=="
        case notEqual = "!="
        case lessOrGreater = "<>"
        case less = "<"
        case greater = ">"
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case contains
    }

    let left: Operand
    /// Nil: the left side alone decides.
    let relation: Operator?
    let right: Operand
    let span: SourceSpan

    init(left: Operand, relation: Operator?, right: Operand, span: SourceSpan) {
        (self.left, self.relation, self.right, self.span) = (left, relation, right, span)
    }
}

/// Comparisons joined by `and` and `or`, which have no precedence: each decides over all that follows it.
struct Condition: Sendable {
    enum Joint: Sendable { case and, or }

    var comparisons: [Comparison]
    /// Between a comparison and the next.
    var joints: [Joint]
}
