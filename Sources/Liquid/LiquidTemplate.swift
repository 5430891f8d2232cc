/// A template: parsed once, rendered many times, from any thread.
package struct LiquidTemplate: Sendable {
    package let name: String
    package var options: LiquidOptions { library.options }
    private let program: Program
    private let library: Library

    /// Throws every mistake that one pass finds; in strict templates also those of the partials that it names.
    package init(parsing source: String, name: String, options: LiquidOptions = LiquidOptions()) throws(LiquidErrors) {
        self.name = name
        var parser = TemplateParser(source: TemplateSource(name: name, bytes: Array(source.utf8)), options: options)
        program = parser.parse()
        library = Library(options: options)
        let errors = parser.errors + (options.strict ? library.errors(below: parser) : [])
        guard errors.isEmpty else { throw LiquidErrors(errors) }
    }

    /// Appends to `output`; when it throws, what was written before stays there.
    package func render(
        _ globals: LiquidObject, in context: LiquidContext = LiquidContext(), into output: inout [UInt8]
    )
        throws(LiquidError)
    {
        var taken: [UInt8] = []
        swap(&taken, &output)
        var renderer = Renderer(
            program: program, library: library, context: context, globals: globals, output: consume taken)
        defer { swap(&renderer.output, &output) }
        try renderer.render(program.block)
    }

    package func render(_ globals: LiquidObject, in context: LiquidContext = LiquidContext()) throws(LiquidError)
        -> String
    {
        var output: [UInt8] = []
        try render(globals, in: context, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Bytes of the source.
    package var sourceCount: Int { program.source.bytes.count }

    /// What it renders to whatever the variables are; nil where that is not plain to see.
    package var constant: String? {
        var text = ""
        for step in program.block.steps {
            guard case .text(let span) = step else { return nil }
            text += program.source.text(span)
        }
        return text
    }

    /// What the template, and the partials that it names, read from outside.
    package var variableReferences: [LiquidReference] {
        ReferenceVisitor(program: program, library: library).references
    }

    /// The names that they read below a variable; nil where that is only known when they are rendered.
    package func names(below variable: String) -> Set<String>? {
        let visitor = ReferenceVisitor(program: program, library: library)
        guard visitor.unsure.isDisjoint(with: [variable, "self"]) else { return nil }
        var names: Set<String> = []
        for reference in visitor.references where reference.path.first == variable {
            guard reference.path.count > 1 else { return nil }
            names.insert(reference.path[1])
        }
        return names
    }
}
