/// One thing that a template does.
enum Step: Sendable {
    /// Bytes of the template, as they are.
    case text(SourceSpan)
    case output(Output)
    case tag(any Tag)

    var isBlank: Bool { if case .tag(let tag) = self { tag.isBlank } else { false } }
}

/// A tag, parsed: what it does when it is rendered.
protocol Tag: AnyObject, Sendable {
    /// It can write nothing but white space, so that a block of only such tags writes nothing at all.
    var isBlank: Bool { get }

    func render(_ renderer: inout Renderer) throws(LiquidError)

    /// Tells the visitor every expression, variable and block in the tag, in the order in which they take effect.
    func visit(_ visitor: inout ReferenceVisitor)
}

/// Steps in a row: a template, or what is between a tag and its end.
struct Block: Sendable {
    var steps: [Step] = []
    var isBlank = true

    /// For blocks that write only white space: Shopify leaves it out.
    mutating func removeTexts() {
        steps.removeAll { if case .text = $0 { true } else { false } }
    }
}

/// `{{ … }}`, and the right side of `assign` and `echo`.
final class Output: Sendable {
    let expression: Expression
    let filters: [FilterCall]
    let span: SourceSpan

    init(expression: Expression, filters: [FilterCall], span: SourceSpan) {
        (self.expression, self.filters, self.span) = (expression, filters, span)
    }
}

/// A filter where it is used. A class, so that going through the filters of an output copies nothing.
final class FilterCall: Sendable {
    struct Argument: Sendable {
        let name: String?
        let value: Expression
    }

    /// Nil for a filter that is not known: its input goes through.
    let filter: Filter?
    let arguments: [Argument]
    let span: SourceSpan
    /// The arguments when all of them are literals: then they are made once.
    let constants: FilterArguments?

    init(filter: Filter?, arguments: [Argument], span: SourceSpan) {
        (self.filter, self.arguments, self.span) = (filter, arguments, span)
        var constants = FilterArguments()
        for argument in arguments {
            guard case .literal(let value) = argument.value else {
                self.constants = nil
                return
            }
            if let name = argument.name { constants.named[name] = value } else { constants.values.append(value) }
        }
        self.constants = constants
    }
}

/// A parsed template.
final class Program: Sendable {
    let source: TemplateSource
    let block: Block
    /// Names that the program gives a value somewhere: nothing, and not unknown, where that was not reached.
    let assigned: Set<String>

    init(source: TemplateSource, block: Block, assigned: Set<String>) {
        (self.source, self.block, self.assigned) = (source, block, assigned)
    }
}
