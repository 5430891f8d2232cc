internal import Formats
internal import Foundation

/// Runs a program once.
struct Renderer {
    let options: LiquidOptions
    let library: Library
    let globals: LiquidObject
    let locale: LiquidLocale
    private let zoneName: String
    private let givenNow: Instant?
    private(set) lazy var zone = ZoneCache.zone(zoneName) ?? .utc
    private(set) lazy var now = givenNow ?? Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

    var program: Program
    var output: [UInt8]
    var frame = Frame()
    /// The frames of the templates around an isolated one, for `self` when it was passed on.
    var outerFrames: [Frame] = []
    /// Set by `break` and `continue` until a loop takes it.
    var interrupt: Interrupt?
    /// The tags that led to this program.
    var includes: [LiquidPlace] = []
    /// The markup that is being rendered, for errors.
    var here = SourceSpan(0, 0)

    private let outputStart: Int
    private var depth = 0
    private var iterations = 0
    private var work = 0

    enum Interrupt { case `break`, `continue` }

    init(
        program: Program, library: Library, options: LiquidOptions, context: LiquidContext, globals: LiquidObject,
        output: consuming [UInt8]
    ) {
        (self.program, self.library, self.options, self.globals) = (program, library, options, globals)
        locale = LiquidLocale(context.locale ?? options.locale)
        zoneName = context.timeZone ?? options.timeZone
        givenNow = context.now ?? options.now
        outputStart = output.count
        self.output = output
    }

    var limits: LiquidLimits { options.limits }

    // MARK: Steps

    mutating func render(_ block: Block) throws(LiquidError) {
        depth += 1
        if depth > limits.depth { throw failure(Phrase("nested too deeply (over \(limits.depth) levels)")) }
        for step in block.steps {
            try spend(1)
            switch step {
            case .text(let span): try append(program.source.bytes[span.range])
            case .output(let output): try render(output)
            case .tag(let tag):
                try tag.render(&self)
                if interrupt != nil {
                    depth -= 1
                    return
                }
            }
        }
        depth -= 1
    }

    mutating func render(_ output: Output) throws(LiquidError) {
        let value = try value(of: output)
        here = output.span
        try write(value)
    }

    /// Runs `body` and takes back what it wrote.
    mutating func capture(_ body: (inout Renderer) throws(LiquidError) -> Void) throws(LiquidError) -> [UInt8] {
        let start = output.count
        try body(&self)
        let bytes = Array(output[start...])
        output.removeSubrange(start...)
        return bytes
    }

    // MARK: Output

    mutating func write(_ value: LiquidValue, depth: Int = 0) throws(LiquidError) {
        if let text = value.textValue { try spend(text.utf8.count / 32) }
        switch value {
        case .nil: return
        case .string(let text):
            if options.escape { HTMLEscaping.append(text, to: &output) } else { output.append(contentsOf: text.utf8) }
        case .markup(let text): output.append(contentsOf: text.utf8)
        case .array(let elements):
            guard depth < LiquidValue.maximalDepth else { return }
            for element in elements {
                try spend(1)
                try write(element, depth: depth + 1)
            }
        default:
            let text = value.text
            if options.escape { HTMLEscaping.append(text, to: &output) } else { output.append(contentsOf: text.utf8) }
        }
        try checkOutput()
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) throws(LiquidError) {
        try spend(bytes.count / 64)
        output.append(contentsOf: bytes)
        try checkOutput()
    }

    mutating func append(_ text: String) throws(LiquidError) {
        output.append(contentsOf: text.utf8)
        try checkOutput()
    }

    private func checkOutput() throws(LiquidError) {
        if output.count - outputStart > limits.outputBytes {
            throw failure(Phrase("writes more than \(limits.outputBytes) bytes"))
        }
    }

    // MARK: Limits and errors

    mutating func spend(_ steps: Int) throws(LiquidError) {
        work &+= steps
        if work > limits.work { throw failure(Phrase("takes more than \(limits.work) steps")) }
    }

    /// For filters, which know no places.
    mutating func charge(_ steps: Int) throws(FilterFailure) {
        work &+= steps
        if work > limits.work { throw FilterFailure(Phrase("takes more than \(limits.work) steps")) }
    }

    mutating func countIteration() throws(LiquidError) {
        iterations += 1
        if iterations > limits.iterations { throw failure(Phrase("loops take more than \(limits.iterations) rounds")) }
    }

    func failure(_ message: Phrase, _ span: SourceSpan? = nil, suggestion: String? = nil) -> LiquidError {
        program.source.error(message, span ?? here, suggestion: suggestion, includes: includes)
    }
}
