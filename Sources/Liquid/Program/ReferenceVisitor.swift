/// Collects the variables that a program reads from outside, in the order of the text. What it assigns anywhere before
/// counts as its own.
struct ReferenceVisitor {
    private(set) var references: [LiquidReference] = []
    private var source: TemplateSource
    private let library: Library
    private var assigned: Set<String> = []
    private var scopes: [Set<String>] = []
    private var visiting: Set<String> = []
    private var includes: [LiquidPlace] = []

    init(program: Program, library: Library) {
        source = program.source
        self.library = library
        visit(program.block)
    }

    mutating func visit(_ block: Block) {
        for step in block.steps {
            switch step {
            case .text: break
            case .output(let output): visit(output)
            case .tag(let tag): tag.visit(&self)
            }
        }
    }

    mutating func visit(_ output: Output) {
        visit(output.expression)
        for filter in output.filters { for argument in filter.arguments { visit(argument.value) } }
    }

    mutating func visit(_ condition: Condition) {
        for comparison in condition.comparisons {
            for case .value(let expression) in [comparison.left, comparison.right] { visit(expression) }
        }
    }

    mutating func visit(_ expression: Expression?) {
        switch expression {
        case nil, .literal: break
        case .range(let range):
            visit(range.first)
            visit(range.last)
        case .path(let path): visit(path)
        }
    }

    private mutating func visit(_ path: Path) {
        for case .dynamic(let expression) in path.lookups { visit(expression) }
        if let computed = path.computedName {
            visit(computed)
            return mayReadAnything()
        }
        let name = path.name
        guard name.text != "self", !assigned.contains(name.text), !scopes.contains(where: { $0.contains(name.text) })
        else {
            unsure.insert(name.text)
            return
        }
        references.append(
            LiquidReference(
                path: path.knownPath, place: source.place(path.span.start), length: source.length(path.span),
                includes: includes))
    }

    /// Names that stand for something of the template's own where they are read, or may; `self` when any variable may be meant.
    private(set) var unsure: Set<String> = []

    /// What is read is only known when it is rendered.
    mutating func mayReadAnything() { unsure.insert("self") }

    mutating func assign(_ name: String) { assigned.insert(name) }

    mutating func with(_ names: [String], _ body: (inout ReferenceVisitor) -> Void) {
        scopes.append(Set(names))
        body(&self)
        scopes.removeLast()
    }

    /// Goes into a partial whose name is known, once in each chain. An isolated one sees only `names` and what is global.
    mutating func visitPartial(_ name: String, _ span: SourceSpan, names: [String], isIsolated: Bool) {
        guard visiting.insert(name).inserted, let program = library.known(name) else { return }
        let saved = (source, assigned, scopes)
        includes.append(source.place(span.start))
        source = program.source
        if isIsolated { (assigned, scopes) = ([], []) }
        with(names) { $0.visit(program.block) }
        includes.removeLast()
        source = saved.0
        scopes = saved.2
        if isIsolated { assigned = saved.1 }
        visiting.remove(name)
    }
}
