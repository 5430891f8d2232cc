/// What stands for a value in markup.
enum Expression: Sendable {
    case literal(LiquidValue)
    case path(Path)
    case range(RangeExpression)

    static let `nil` = Expression.literal(.nil)
}

/// `(first..last)` with an end that is known only when rendering.
final class RangeExpression: Sendable {
    let first: Expression
    let last: Expression
    let span: SourceSpan

    init(first: Expression, last: Expression, span: SourceSpan) {
        (self.first, self.last, self.span) = (first, last, span)
    }
}

/// A variable and what is looked up in it: `member.tags[0]`.
final class Path: Sendable {
    enum Root: Sendable {
        case name(LiquidName)
        /// `[expression]`: the variable whose name is the value.
        case dynamic(Expression)
    }

    enum Lookup: Sendable {
        /// `.name`; `size`, `first` and `last` are also questions to the value.
        case name(LiquidName, command: Command?)
        /// `["name"]`
        case key(LiquidName)
        /// `[expression]`
        case dynamic(Expression)
    }

    enum Command: String, Sendable { case size, first, last }

    /// The variable's name, unless it is computed.
    let name: LiquidName
    /// What computes the variable's name.
    let computedName: Expression?
    let lookups: [Lookup]
    /// The variable's name and the keys, where there is nothing else in the path; else nil.
    let names: [LiquidName]?
    let span: SourceSpan
    /// The path as it was written, for `forloop.name`, and for errors.
    let text: String

    init(root: Root, lookups: [Lookup], span: SourceSpan, text: String) {
        (name, computedName) =
            switch root {
            case .name(let name): (name, nil)
            case .dynamic(let expression): (LiquidName(""), expression)
            }
        (self.lookups, self.span, self.text) = (lookups, span, text)
        let keys: [LiquidName] = lookups.compactMap { lookup in
            switch lookup {
            case .name(let name, nil), .key(let name): name
            case .name(_, .some), .dynamic: nil
            }
        }
        names = computedName == nil && keys.count == lookups.count ? [name] + keys : nil
    }

    /// The name and the keys that are known without rendering.
    var knownPath: [String] {
        guard computedName == nil else { return [] }
        var result = [name.text]
        for lookup in lookups {
            switch lookup {
            case .name(let name, nil), .key(let name): result.append(name.text)
            case .name(_, .some), .dynamic: return result
            }
        }
        return result
    }
}
