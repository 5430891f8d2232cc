internal import Formats

/// `include`: renders a partial among the variables of this template. Not inside `render`.
final class IncludeTag: Tag {
    private let parameters: PartialParameters

    private init(_ parameters: PartialParameters) { self.parameters = parameters }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        let parameters = try PartialParameters.parse(parser, tag)
        if let name = parameters.knownName { parser.partials.append((name, parameters.span)) }
        return IncludeTag(parameters)
    }

    var isBlank: Bool { false }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let span = parameters.span
        if !renderer.outerFrames.isEmpty {
            throw renderer.failure(Phrase("include is not allowed inside render"), span)
        }
        guard case .string(let name) = try renderer.value(of: parameters.template) else {
            throw renderer.failure(Phrase("the name of a template is a string"), span)
        }
        let variable = parameters.variable(name)
        var value = LiquidValue.nil
        if let expression = parameters.value {
            value = try renderer.value(of: expression)
        } else if case .value(let found) = renderer.slot(LiquidName(name)) {
            value = found
        }
        let bindings = renderer.frame.bindings.count
        for argument in parameters.arguments {
            let argumentValue = try renderer.value(of: argument.value)
            renderer.frame.bindings.append(Frame.Binding(name: argument.name, slot: .value(argumentValue)))
        }
        renderer.frame.bindings.append(Frame.Binding(name: variable, slot: .value(value)))
        let position = renderer.frame.bindings.count - 1
        try renderer.enter(name, span) { (renderer, program) throws(LiquidError) in
            guard case .array(let elements) = value else { return try renderer.render(program.block) }
            for element in elements {
                try renderer.countIteration()
                renderer.frame.bindings[position].slot = .value(element)
                try renderer.render(program.block)
            }
        }
        renderer.frame.bindings.removeSubrange(bindings...)
    }

    func visit(_ visitor: inout ReferenceVisitor) { parameters.visit(&visitor, isIsolated: false) }
}
