package import Definitions
package import Formats

/// Why one member's message cannot be made; the others go on.
package struct ComposeError: PhrasedError {
    package let phrase: Phrase

    package init(_ phrase: Phrase) { self.phrase = phrase }
}

/// Findings as an error, for where a command cannot go on.
package struct FindingsError: PhrasedError {
    package let findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }

    /// A line for each.
    package var phrase: Phrase {
        let lines = findings.map { finding in
            let mark = finding.mark
            return Phrase("\(mark.file):\(mark.line):\(mark.column): \(finding.message)")
        }
        return Phrase(listing: lines, separator: "\n")
    }
}
