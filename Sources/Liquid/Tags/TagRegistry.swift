/// All tags by name; the names of ends and branches belong to the tag that opens.
enum TagRegistry {
    typealias Parser = @Sendable (inout TemplateParser, TagToken) throws(MarkupProblem) -> any Tag

    static let parsers: [String: Parser] = [
        "assign": AssignTag.parse,
        "break": InterruptTag.parseBreak,
        "capture": CaptureTag.parse,
        "case": CaseTag.parse,
        "comment": CommentTag.parse,
        "continue": InterruptTag.parseContinue,
        "cycle": CycleTag.parse,
        "decrement": CounterTag.parseDecrement,
        "doc": DocTag.parse,
        "echo": EchoTag.parse,
        "for": ForTag.parse,
        "if": IfTag.parseIf,
        "ifchanged": IfChangedTag.parse,
        "include": IncludeTag.parse,
        "increment": CounterTag.parseIncrement,
        "raw": RawTag.parse,
        "render": RenderTag.parse,
        "tablerow": TableRowTag.parse,
        "unless": IfTag.parseUnless,
        "#": InlineCommentTag.parse,
    ]

    /// For suggestions.
    static let names = (Array(parsers.keys) + ["liquid"]).sorted()
}
