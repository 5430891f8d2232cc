internal import Definitions
internal import Formats

/// What the pages of a preview share.
struct PreviewFrame {
    let title: String
    let language: Language
    /// HTML.
    let content: String

    /// The switch is a pair of radio buttons that the style sheet asks: frames take the scheme of the page around them.
    var html: String {
        """
        <!doctype html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; frame-src 'self'; \
        base-uri 'none'; form-action 'none'">
        <meta name="referrer" content="no-referrer">
        <title>\(HTMLText.escape(title))</title>
        <link rel="stylesheet" href="preview.css">
        </head>
        <body>
        <p class="scheme">
        <label><input type="radio" name="scheme" checked> \(say(Phrase("as the system")))</label>
        <label><input type="radio" name="scheme" id="light"> \(say(Phrase("light")))</label>
        <label><input type="radio" name="scheme" id="dark"> \(say(Phrase("dark")))</label>
        </p>
        \(content)
        </body>
        </html>

        """
    }

    private func say(_ phrase: Phrase) -> String { HTMLText.escape(phrase.text(in: language)) }
}

/// Findings as a list: the place, what is wrong, the line, what to write instead.
struct PreviewFindings {
    let findings: [Finding]
    let language: Language

    var html: String {
        guard !findings.isEmpty else {
            return "<p class=\"none\">\(say(Phrase("no mistakes")))</p>"
        }
        return "<ul class=\"findings\">\n" + findings.map(item).joined(separator: "\n") + "\n</ul>"
    }

    /// "2 mistakes, 1 warning"; empty when there is nothing.
    var summary: String {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count - errors
        var parts: [Phrase] = []
        if errors > 0 { parts.append(Phrase("\(errors, "mistake", "mistakes")")) }
        if warnings > 0 { parts.append(Phrase("\(warnings, "warning", "warnings")")) }
        return parts.isEmpty ? "" : say(Phrase(listing: parts))
    }

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    private func item(_ finding: Finding) -> String {
        let kind = finding.severity == .error ? Phrase("error") : Phrase("warning")
        var lines = [
            """
            <li class="\(finding.severity.rawValue)"><code>\(place(finding.mark))</code>
            <p><b>\(say(kind))</b>: \(say(finding.message)) <span class="soft">[\(HTMLText.escape(finding.rule))]</span></p>
            """
        ]
        if let line = finding.sourceLine, !line.isEmpty {
            lines.append("<pre>\(HTMLText.escape(String(line.prefix(300))))</pre>")
        }
        lines += finding.trail.map { "<p class=\"soft\">\(say(Phrase("included from \(text($0))")))</p>" }
        if let suggestion = finding.suggestion { lines.append("<p>→ \(say(suggestion))</p>") }
        return lines.joined(separator: "\n") + "</li>"
    }

    private func text(_ mark: SourceMark) -> String { "\(mark.file):\(mark.line):\(mark.column)" }

    private func place(_ mark: SourceMark) -> String { HTMLText.escape(text(mark)) }

    private func say(_ phrase: Phrase) -> String { HTMLText.escape(phrase.text(in: language)) }
}
