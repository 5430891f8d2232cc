internal import Formats
internal import Definitions

/// Keeps apart what authors answer for, and says which of their answers nothing asked for.
struct Silencer {
    private(set) var silenced: Set<Finding> = []
    private var declared: [Silence] = []
    private var used: Set<Silence> = []

    /// The findings that no silence is about.
    mutating func filter(_ findings: [Finding], _ silences: [Silence]) -> [Finding] {
        guard !silences.isEmpty else { return findings }
        return findings.filter { finding in
            let answers = silences.filter { finding.severity == .warning && $0.rule.rawValue == finding.rule }
            used.formUnion(answers)
            if !answers.isEmpty { silenced.insert(finding) }
            return answers.isEmpty
        }
    }

    /// To be called for what was looked at as a whole: where mistakes kept it from being so, nobody knows.
    mutating func declare(_ silences: [Silence]) {
        declared += silences.filter { !declared.contains($0) }
    }

    func unused() -> [Finding] {
        declared.filter { !used.contains($0) }.map { silence in
            Finding(
                silence.mark, length: silence.rule.rawValue.count, .unusedSilence,
                Phrase("\"\(silence.rule.rawValue)\" is silenced, and finds nothing here"),
                suggestion: Phrase("delete it, so that it speaks when there is something to say"),
                sourceLine: silence.sourceLine)
        }
    }
}
