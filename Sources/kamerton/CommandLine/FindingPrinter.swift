import Definitions
import Formats

/// Shows findings as compilers do: place, message, the line, a caret, what to write instead.
struct FindingPrinter {
    let console: Console

    func print(_ findings: [Finding]) {
        for finding in findings { for line in lines(finding) { console.error(verbatim: line) } }
    }

    func lines(_ finding: Finding) -> [String] {
        let mark = finding.mark
        let severity =
            finding.severity == .error
            ? console.styled(Phrase("error"), .red) : console.styled(Phrase("warning"), .yellow)
        let message = printable(finding.message.text(in: console.language))
        var lines = [
            console.styled(verbatim: "\(mark.file):\(mark.line):\(mark.column)", .bold)
                + ": \(severity): \(message) [\(finding.rule)]"
        ]
        if let source = finding.sourceLine, !source.isEmpty {
            let number = String(mark.line)
            let shown = printable(source.replacing("\t", with: " "))
            let caret = FindingPrinter.caret(under: shown, finding)
            lines.append("  \(number) | \(shown)")
            lines.append(
                "  \(String(repeating: " ", count: number.count)) | \(console.styled(verbatim: caret, .green))")
        }
        for place in finding.trail {
            let tag = "\(place.file):\(place.line):\(place.column)"
            let included = Phrase("included from \(tag)")
            lines.append("  " + console.styled(verbatim: printable(included.text(in: console.language)), .dim))
        }
        if let suggestion = finding.suggestion {
            let text = printable(suggestion.text(in: console.language))
            lines.append("  " + console.styled(verbatim: "→ \(text)", .dim))
        }
        return lines
    }

    /// As wide as what it stands under: columns count code points, and some of those take two places or none.
    private static func caret(under line: String, _ finding: Finding) -> String {
        let scalars = Array(line.unicodeScalars)
        let start = min(max(0, finding.mark.column - 1), scalars.count)
        let width = { (range: Range<Int>) in
            Table.width(String(String.UnicodeScalarView(scalars[range])))
        }
        let end = min(start + finding.length, scalars.count)
        return String(repeating: " ", count: width(0..<start))
            + String(repeating: "^", count: max(1, width(start..<max(start, end))))
    }
}
