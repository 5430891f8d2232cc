internal import Formats

/// Collects what is wrong with one file.
final class FindingCollector {
    let source: SourceText
    private(set) var findings: [Finding] = []

    /// The workspace's, once it is known.
    var locale: String?

    init(_ source: SourceText, findings: [Finding] = []) { (self.source, self.findings) = (source, findings) }

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    func error(_ node: YAMLNode, _ rule: DefinitionRule, _ message: Phrase, suggestion: Phrase? = nil) {
        report(node.range, rule, .error, message, suggestion)
    }

    func warning(_ node: YAMLNode, _ rule: DefinitionRule, _ message: Phrase, suggestion: Phrase? = nil) {
        report(node.range, rule, .warning, message, suggestion)
    }

    /// A mistake in a part of a scalar's text, counted in its characters.
    func error(
        _ node: YAMLNode, offset: Int, length: Int, _ rule: DefinitionRule, _ message: Phrase, suggestion: Phrase? = nil
    ) {
        report(source.range(in: node, offset: offset, length: length), rule, .error, message, suggestion)
    }

    /// A file with more mistakes than this is damaged or not a definition: the rest would help nobody.
    private static let most = 200

    /// True when nothing more will be taken: no use in looking for suggestions.
    var isFull: Bool { findings.count > FindingCollector.most }

    func append(_ finding: Finding) {
        guard findings.count < FindingCollector.most else {
            if findings.count == FindingCollector.most {
                findings.append(
                    Finding(
                        finding.mark, rule: DefinitionRule.tooMany.rawValue,
                        Phrase("there are more mistakes from here on"), suggestion: Phrase("mend those above first")))
            }
            return
        }
        findings.append(finding)
    }

    /// Leaves the source lines out of the findings from an index on.
    func hideLines(from index: Int) {
        for position in findings.indices.dropFirst(index) {
            let finding = findings[position]
            findings[position] = Finding(
                finding.mark, length: finding.length, rule: finding.rule, severity: finding.severity, finding.message,
                suggestion: finding.suggestion)
        }
    }

    func report(
        _ range: Range<Int>, _ rule: DefinitionRule, _ severity: Finding.Severity, _ message: Phrase,
        _ suggestion: Phrase?
    ) {
        append(
            source.finding(
                at: range, rule: rule.rawValue, severity: severity, message.shortened(), suggestion: suggestion))
    }
}
