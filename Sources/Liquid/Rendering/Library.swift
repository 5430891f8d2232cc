internal import Formats
internal import Synchronization

/// The partials of a template, parsed when they are first wanted and kept for the next rendering.
final class Library: Sendable {
    let options: LiquidOptions
    private let programs = Mutex<[String: Result<Program, LiquidErrors>]>([:])

    init(options: LiquidOptions) { self.options = options }

    /// Nil when there is no template of that name.
    func program(_ name: String) -> Result<Program, LiquidErrors>? {
        if let known = programs.withLock({ $0[name] }) { return known }
        guard let text = options.templates(name) else { return nil }
        var parser = TemplateParser(source: TemplateSource(name: name, bytes: Array(text.utf8)), options: options)
        let program = parser.parse()
        let result: Result<Program, LiquidErrors> =
            parser.errors.isEmpty ? .success(program) : .failure(LiquidErrors(parser.errors))
        programs.withLock { $0[name] = result }
        return result
    }

    /// The program, if it can be parsed.
    func known(_ name: String) -> Program? { try? program(name)?.get() }

    /// Whether a partial that has been parsed gives this name a value.
    func assigns(_ name: String) -> Bool {
        programs.withLock { $0.values.contains { (try? $0.get().assigned.contains(name)) ?? false } }
    }

    /// The mistakes of the partials that `parser` names, and of those that they name.
    func errors(below parser: TemplateParser) -> [LiquidError] {
        var errors: [LiquidError] = []
        var seen: Set<String> = []
        check(parser, chain: [], seen: &seen, errors: &errors)
        return errors
    }

    private func check(
        _ parser: TemplateParser, chain: [LiquidPlace], seen: inout Set<String>, errors: inout [LiquidError]
    ) {
        for (name, span) in parser.partials where seen.insert(name).inserted {
            let place = parser.source.place(span.start)
            guard let text = options.templates(name) else {
                errors.append(parser.source.error(Phrase("there is no template \"\(name)\""), span, includes: chain))
                continue
            }
            guard chain.count < options.limits.depth else { continue }
            var inner = TemplateParser(source: TemplateSource(name: name, bytes: Array(text.utf8)), options: options)
            _ = inner.parse()
            errors += inner.errors.map { $0.included(from: chain + [place]) }
            check(inner, chain: chain + [place], seen: &seen, errors: &errors)
        }
    }
}

extension LiquidError {
    func included(from chain: [LiquidPlace]) -> LiquidError {
        LiquidError(
            message: message, place: place, length: length, suggestion: suggestion, includes: chain + includes)
    }
}
