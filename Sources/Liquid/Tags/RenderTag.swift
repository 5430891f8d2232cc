internal import Formats
internal import Synchronization

/// `render`: renders a partial that sees its parameters and the global variables, and nothing else.
final class RenderTag: Tag {
    private static let forloop = LiquidName("forloop")
    private let parameters: PartialParameters
    private let name: String
    /// What `with` and `for` set.
    private let variable: LiquidName
    /// Found when it is first wanted.
    private let partial = AtomicLazyReference<Program>()

    private init(_ parameters: PartialParameters, name: String) {
        (self.parameters, self.name) = (parameters, name)
        variable = parameters.variable(name)
    }

    static func parse(_ parser: inout TemplateParser, _ tag: TagToken) throws(MarkupProblem) -> any Tag {
        let parameters = try PartialParameters.parse(parser, tag)
        guard let name = parameters.knownName else {
            throw MarkupProblem(Phrase("the name of the template is a string in quotes"), parameters.span)
        }
        parser.partials.append((name, parameters.span))
        return RenderTag(parameters, name: name)
    }

    var isBlank: Bool { false }

    func render(_ renderer: inout Renderer) throws(LiquidError) {
        let value = try parameters.value.map { (value) throws(LiquidError) in try renderer.value(of: value) } ?? .nil
        let segment = LoopSegment(value, from: 0, to: nil)
        if parameters.isLoop, value.isIterable {
            for index in 0..<segment.count {
                try renderer.countIteration()
                let loop = ActiveLoop(name: name, length: segment.count, index: index)
                try renderOnce(segment[index], loop, &renderer)
            }
        } else {
            try renderOnce(value, nil, &renderer)
        }
    }

    private func renderOnce(_ value: LiquidValue, _ loop: ActiveLoop?, _ renderer: inout Renderer) throws(LiquidError) {
        var frame = Frame()
        if let loop {
            frame.loops.append(loop)
            frame.bindings.append(Frame.Binding(name: RenderTag.forloop, slot: .loop(0)))
        }
        for argument in parameters.arguments {
            let argumentValue = try renderer.value(of: argument.value)
            frame.locals.set(argument.name, to: argumentValue)
        }
        if !value.isNil { frame.locals.set(variable, to: value) }
        let program: Program
        if let known = partial.load() {
            program = known
        } else {
            program = partial.storeIfNil(try renderer.partial(name, parameters.span))
        }
        swap(&renderer.frame, &frame)
        renderer.outerFrames.append(consume frame)
        let interrupt = renderer.interrupt
        try renderer.enter(program, parameters.span) { (renderer, program) throws(LiquidError) in
            try renderer.render(program.block)
        }
        renderer.interrupt = interrupt
        renderer.frame = renderer.outerFrames.removeLast()
    }

    func visit(_ visitor: inout ReferenceVisitor) { parameters.visit(&visitor, isIsolated: true) }
}

extension LiquidValue {
    /// What `render … for` goes over; anything else is rendered once.
    fileprivate var isIterable: Bool {
        switch self {
        case .array, .range, .object: true
        default: false
        }
    }
}
