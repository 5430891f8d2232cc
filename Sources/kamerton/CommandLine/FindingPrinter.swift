import Definitions

/// Shows findings as compilers do: place, message, the line, a caret, what to write instead.
struct FindingPrinter {
    let console: Console

    func print(_ findings: [Finding]) {
        for finding in findings { for line in lines(finding) { console.error(line) } }
    }

    func lines(_ finding: Finding) -> [String] {
        let mark = finding.mark
        let severity =
            finding.severity == .error ? console.styled("error", .red) : console.styled("warning", .yellow)
        var lines = [
            console.styled("\(mark.file):\(mark.line):\(mark.column)", .bold)
                + ": \(severity): \(printable(finding.message)) [\(finding.rule)]"
        ]
        if let source = finding.sourceLine, !source.isEmpty {
            let number = String(mark.line)
            let shown = source.replacing("\t", with: " ")
            let caret =
                String(repeating: " ", count: max(0, mark.column - 1))
                + String(repeating: "^", count: min(finding.length, max(1, shown.count - mark.column + 1)))
            lines.append("  \(number) | \(printable(shown))")
            lines.append("  \(String(repeating: " ", count: number.count)) | \(console.styled(caret, .green))")
        }
        if let suggestion = finding.suggestion {
            lines.append("  " + console.styled("→ \(printable(suggestion))", .dim))
        }
        return lines
    }
}
