/// Collects what is wrong with one file.
final class FindingCollector {
    let source: SourceText
    private(set) var findings: [Finding] = []

    /// The workspace's, once it is known.
    var locale: String?

    init(_ source: SourceText, findings: [Finding] = []) { (self.source, self.findings) = (source, findings) }

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    func error(_ node: YAMLNode, _ rule: DefinitionRule, _ message: String, suggestion: String? = nil) {
        report(node.range, rule, .error, message, suggestion)
    }

    func warning(_ node: YAMLNode, _ rule: DefinitionRule, _ message: String, suggestion: String? = nil) {
        report(node.range, rule, .warning, message, suggestion)
    }

    /// A mistake in a part of a scalar's text, counted in its characters.
    func error(
        _ node: YAMLNode, offset: Int, length: Int, _ rule: DefinitionRule, _ message: String, suggestion: String? = nil
    ) {
        report(source.range(in: node, offset: offset, length: length), rule, .error, message, suggestion)
    }

    func append(_ finding: Finding) { findings.append(finding) }

    func report(
        _ range: Range<Int>, _ rule: DefinitionRule, _ severity: Finding.Severity, _ message: String,
        _ suggestion: String?
    ) {
        findings.append(
            source.finding(
                at: range, rule: rule.rawValue, severity: severity, message, suggestion: suggestion))
    }
}
