internal import Formats
internal import Foundation

/// Runs a program once.
struct Renderer {
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
    var inclusions: [Inclusion] = []
    /// The markup that is being rendered, for errors.
    var here = SourceSpan(0, 0)

    let limits: LiquidLimits
    private let escapes: Bool
    private let outputStart: Int
    private var depth = 0
    private var iterations = 0
    private var work = 0

    enum Interrupt { case `break`, `continue` }

    /// A tag that renders another template, where it stands.
    struct Inclusion {
        let program: Program
        let span: SourceSpan
    }

    init(
        program: Program, library: Library, context: LiquidContext, globals: LiquidObject, output: consuming [UInt8]
    ) {
        (self.program, self.library, self.globals) = (program, library, globals)
        let options = library.options
        (limits, escapes) = (options.limits, options.escape)
        locale = LiquidLocale(context.locale ?? options.locale)
        zoneName = context.timeZone ?? options.timeZone
        givenNow = context.now ?? options.now
        outputStart = output.count
        self.output = output
    }

    var options: LiquidOptions { library.options }

    // MARK: Steps

    mutating func render(_ block: Block) throws(LiquidError) {
        depth += 1
        if depth > limits.depth { throw failure(Phrase("nested too deeply (over \(limits.depth) levels)")) }
        // Asked of the program for each stretch, they would be counted each time.
        let source = program.source.bytes
        for step in block.steps {
            try spend(1)
            switch step {
            case .text(let span): try append(span, of: source)
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
            add(text, escaped: escapes)
        case .markup(let text): add(text, escaped: false)
        case .array(let elements):
            guard depth < LiquidValue.maximalDepth else { return }
            for element in elements {
                try spend(1)
                try write(element, depth: depth + 1)
            }
        default:
            let text = value.text
            add(text, escaped: escapes)
        }
        try checkOutput()
    }

    private mutating func add(_ text: String, escaped: Bool) {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            if escaped { HTMLEscaping.append(bytes, to: &output) } else { output.append(contentsOf: bytes) }
        }
    }

    /// A stretch of the template.
    private mutating func append(_ span: SourceSpan, of source: [UInt8]) throws(LiquidError) {
        try spend((span.end - span.start) / 64)
        source.withUnsafeBufferPointer { bytes in
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[span.range]))
        }
        try checkOutput()
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) throws(LiquidError) {
        try spend(bytes.count / 64)
        output.append(contentsOf: bytes)
        try checkOutput()
    }

    mutating func append(_ text: String) throws(LiquidError) {
        add(text, escaped: false)
        try checkOutput()
    }

    // Not copied for the question: whatever is asked of a renderer may change it.
    private mutating func checkOutput() throws(LiquidError) {
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
        program.source.error(message, span ?? here, suggestion: suggestion, includes: places)
    }

    /// Of the tags that led here.
    var places: [LiquidPlace] { inclusions.map { $0.program.source.place($0.span.start) } }
}
