package import Formats

/// A place in a text file. Lines and columns count from 1; a column counts characters, not bytes.
package struct SourceMark: Sendable, Hashable, Comparable {
    /// The path as people should see it: relative to the workspace where it is inside it.
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
        (self.file, self.line, self.column) = (file, line, column)
    }

    package static func < (a: SourceMark, b: SourceMark) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}

/// One mistake, or one thing worth a second look, in a definition or a template.
package struct Finding: Error, Sendable, Hashable {
    package enum Severity: String, Sendable {
        case error
        case warning
    }

    package let mark: SourceMark
    /// Characters under the caret, at least 1.
    package let length: Int
    /// The stable name of the rule, in kebab case: `unknown-key`.
    package let rule: String
    package let severity: Severity
    /// What is wrong and what was found: one sentence without a final full stop.
    package let message: Phrase
    /// What to write instead, or what to do next.
    package let suggestion: Phrase?
    /// The line of the file that the mark points at, without its newline.
    package let sourceLine: String?
    /// The tags that led there, the nearest first: a mistake in a partial is met by way of what includes it.
    package let trail: [SourceMark]

    package init(
        _ mark: SourceMark, length: Int = 1, rule: String, severity: Severity = .error, _ message: Phrase,
        suggestion: Phrase? = nil, sourceLine: String? = nil, trail: [SourceMark] = []
    ) {
        self.mark = mark
        self.length = max(1, length)
        self.rule = rule
        self.severity = severity
        self.message = message
        self.suggestion = suggestion
        self.sourceLine = sourceLine
        self.trail = trail
    }

    /// The same mistake met on another way is the same mistake.
    package static func == (a: Finding, b: Finding) -> Bool {
        a.mark == b.mark && a.length == b.length && a.rule == b.rule && a.severity == b.severity
            && a.message == b.message && a.suggestion == b.suggestion && a.sourceLine == b.sourceLine
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(mark)
        hasher.combine(rule)
        hasher.combine(message)
    }
}
