extension FilterMistakes {
    /// The mistakes with their line and column, as they are shown for a filter that does not stand in a file.
    package func findings(in text: String, named name: String) -> [Finding] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return mistakes.map { mistake in
            var (line, rest) = (0, mistake.offset)
            while line < lines.count - 1, rest > lines[line].count {
                rest -= lines[line].count + 1
                line += 1
            }
            return Finding(
                SourceMark(file: name, line: line + 1, column: rest + 1), length: mistake.length, rule: "filter",
                mistake.message, suggestion: mistake.suggestion, sourceLine: String(lines[line]))
        }
    }
}
