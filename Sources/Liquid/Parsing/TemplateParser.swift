internal import Formats

/// Turns a template into a program. A mistake is noted, and parsing goes on after it, so that all are found in one pass.
struct TemplateParser {
    let source: TemplateSource
    let options: LiquidOptions
    private(set) var errors: [LiquidError] = []
    /// Names of partials that are known without rendering, for the checks of strict templates.
    var partials: [(name: String, span: SourceSpan)] = []
    /// Names that tags give a value.
    var assigned: Set<String> = []
    private var tokens: TemplateTokenizer
    /// Too deep to go on.
    private var isAborted = false
    private static let maximalErrors = 100
    private var trimsNext = false
    private var depth = 0

    init(source: TemplateSource, options: LiquidOptions) {
        self.source = source
        self.options = options
        tokens = TemplateTokenizer(
            bytes: source.bytes, span: SourceSpan(0, source.bytes.count), isLiquidTag: false)
    }

    mutating func parse() -> Program {
        let block = parseBlock(of: nil, branches: []).block
        return Program(source: source, block: block, assigned: assigned)
    }

    mutating func note(_ problem: MarkupProblem) {
        guard errors.count < TemplateParser.maximalErrors else { return }
        errors.append(source.error(problem.message, problem.span, suggestion: problem.suggestion))
    }

    // MARK: Blocks

    enum Ending {
        /// The tag that ends the block, or the end of the template, which has been noted as a mistake.
        case end
        /// A tag that begins the next part of the same construct: `else`, `when`.
        case branch(TagToken)
    }

    /// Parses to the end of `tag` (of the template, for nil) or to the next tag that is one of `branches`.
    mutating func parseBlock(of tag: TagToken?, branches: Set<String>) -> (block: Block, ending: Ending) {
        depth += 1
        defer { depth -= 1 }
        var block = Block()
        guard depth <= options.limits.depth else {
            if let tag {
                note(MarkupProblem(Phrase("nested too deeply (over \(options.limits.depth) blocks)"), tag.nameSpan))
            }
            isAborted = true
            while tokens.next() != nil {}
            return (block, .end)
        }
        if let ending = parse(into: &block, of: tag, branches: branches) { return (block, ending) }
        if let tag, !isAborted {
            note(MarkupProblem(Phrase("\"\(tag.name)\" is never closed with \"end\(tag.name)\""), tag.nameSpan))
        }
        return (block, .end)
    }

    /// Nil at the end of the tokens.
    private mutating func parse(into block: inout Block, of tag: TagToken?, branches: Set<String>) -> Ending? {
        while let token = tokens.next() {
            switch token.kind {
            case .text: appendText(token.span, to: &block)
            case .output: appendOutput(token, to: &block)
            case .tag, .line:
                if token.kind == .line, isBlank(token.span) { continue }
                if token.kind == .tag { trim(token, &block) }
                guard let inner = TagToken(token, in: source.bytes) else {
                    note(invalidTag(token))
                    continue
                }
                if let ending = appendTag(inner, to: &block, of: tag, branches: branches) { return ending }
            }
        }
        return nil
    }

    private func isBlank(_ span: SourceSpan) -> Bool { source.bytes[span.range].allSatisfy(\.isLiquidSpace) }

    private func invalidTag(_ token: TemplateTokenizer.Token) -> MarkupProblem {
        let text = source.text(token.span)
        return token.kind == .tag && !text.hasSuffix("%}")
            ? MarkupProblem(
                Phrase("this tag is never closed with \"%}\""), SourceSpan(token.span.start, token.span.start + 2))
            : MarkupProblem(Phrase("a tag begins with its name"), token.span)
    }

    private mutating func appendText(_ span: SourceSpan, to block: inout Block) {
        var span = span
        if trimsNext { while span.start < span.end, source.bytes[span.start].isLiquidSpace { span.start += 1 } }
        trimsNext = false
        block.steps.append(.text(span))
        if block.isBlank { block.isBlank = isBlank(span) }
    }

    /// `{%-` and `{{-` take the white space before them, if text stands directly before.
    private mutating func trim(_ token: TemplateTokenizer.Token, _ block: inout Block) {
        let span = token.span
        guard span.end - span.start > 2 else { return }
        if source.bytes[span.start + 2] == UInt8(ascii: "-"), case .text(var text) = block.steps.last {
            while text.end > text.start, source.bytes[text.end - 1].isLiquidSpace { text.end -= 1 }
            block.steps[block.steps.count - 1] = .text(text)
        }
        trimsNext = source.bytes[span.end - 3] == UInt8(ascii: "-")
    }

    private mutating func appendOutput(_ token: TemplateTokenizer.Token, to block: inout Block) {
        let (bytes, span) = (source.bytes, token.span)
        block.isBlank = false
        guard span.end - span.start >= 4, bytes[span.end - 2] == UInt8(ascii: "}"),
            bytes[span.end - 1] == UInt8(ascii: "}")
        else {
            note(
                MarkupProblem(Phrase("this output is never closed with \"}}\""), SourceSpan(span.start, span.start + 2))
            )
            return
        }
        trim(token, &block)
        let start = span.start + (bytes[span.start + 2] == UInt8(ascii: "-") ? 3 : 2)
        let end = span.end - 2 - (bytes[span.end - 3] == UInt8(ascii: "-") ? 1 : 0)
        do throws(MarkupProblem) {
            if let output = try OutputParser.parse(&self, SourceSpan(start, end)) {
                block.steps.append(.output(output))
            }
        } catch {
            note(error)
        }
    }

    private mutating func appendTag(_ tag: TagToken, to block: inout Block, of outer: TagToken?, branches: Set<String>)
        -> Ending?
    {
        if tag.name == "liquid" {
            parseLiquidTag(tag, into: &block)
            return nil
        }
        if let parse = TagRegistry.parsers[tag.name] {
            do throws(MarkupProblem) {
                let parsed = try parse(&self, tag)
                block.steps.append(.tag(parsed))
                if !parsed.isBlank { block.isBlank = false }
            } catch {
                note(error)
            }
            return nil
        }
        if branches.contains(tag.name) { return .branch(tag) }
        if let outer, tag.name == "end" + outer.name { return .end }
        note(unknownTag(tag, in: outer))
        return nil
    }

    private func unknownTag(_ tag: TagToken, in outer: TagToken?) -> MarkupProblem {
        if tag.name.hasPrefix("end"), TagRegistry.parsers[String(tag.name.dropFirst(3))] != nil {
            let wanted =
                outer.map { Phrase("; \"\($0.name)\" is open here, and ends with \"end\($0.name)\"") } ?? Phrase("")
            return MarkupProblem(Phrase("\"\(tag.name)\" has nothing to end\(wanted)"), tag.nameSpan)
        }
        if ["else", "elsif", "when"].contains(tag.name) {
            return MarkupProblem(Phrase("\"\(tag.name)\" does not belong here"), tag.nameSpan)
        }
        return MarkupProblem(
            Phrase("there is no tag \"\(tag.name)\""), tag.nameSpan,
            suggestion: NearestName.find(tag.name, among: TagRegistry.names))
    }

    /// The lines of `{% liquid %}` go into the same block, but blocks that they open must end inside.
    private mutating func parseLiquidTag(_ tag: TagToken, into block: inout Block) {
        let saved = tokens
        tokens = TemplateTokenizer(bytes: source.bytes, span: tag.markup, isLiquidTag: true)
        depth += 1
        if depth <= options.limits.depth {
            _ = parse(into: &block, of: nil, branches: [])
        } else {
            note(MarkupProblem(Phrase("nested too deeply (over \(options.limits.depth) blocks)"), tag.nameSpan))
        }
        depth -= 1
        tokens = saved
    }

    // MARK: What tags need

    /// The next raw token, for tags that do not parse what they hold.
    mutating func nextToken() -> TemplateTokenizer.Token? { tokens.next() }

    var isInLiquidTag: Bool { tokens.isLiquidTag }

    mutating func trimNext(_ trims: Bool) { trimsNext = trims }

    func markup(_ span: SourceSpan) throws(MarkupProblem) -> MarkupParser { try MarkupParser(source, span) }

    /// A condition; a mistake in it is noted and the block goes on.
    mutating func condition(_ tag: TagToken) -> Condition {
        do throws(MarkupProblem) {
            return try ConditionParser.parse(self, tag.markup)
        } catch {
            note(error)
            return Condition(comparisons: [], joints: [])
        }
    }

    /// A key of `t` that is written in the template is known to be there, or not, before anything is rendered.
    mutating func checkTranslation(_ key: String, _ span: SourceSpan, _ arguments: [FilterCall.Argument]) {
        guard options.strict, let translations = options.translations,
            let (message, suggestion) = translations.complaint(key, names: arguments.compactMap(\.name))
        else { return }
        note(MarkupProblem(message, span, suggestion: suggestion))
    }

    /// A filter by name, with its arguments checked when rendering, as Shopify does, or now if templates are strict.
    mutating func call(_ name: SourceSpan, _ arguments: [FilterCall.Argument]) -> FilterCall {
        let text = source.text(name)
        let filter = FilterRegistry.filters[text]
        if options.strict {
            if let filter {
                if let message = filter.complaint(about: arguments) { note(MarkupProblem(message, name)) }
            } else {
                note(
                    MarkupProblem(
                        Phrase("there is no filter \"\(text)\""), name,
                        suggestion: NearestName.find(text, among: LiquidFilters.names)))
            }
        }
        return FilterCall(filter: filter, arguments: arguments, span: name)
    }
}
