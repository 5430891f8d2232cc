internal import Formats

/// A rule that an author answers for: `silence: { http-link: "the printer's page has no TLS" }`.
package struct Silence: Sendable, Hashable {
    package let rule: HygieneRule
    package let reason: String
    /// Of the rule's name.
    package let mark: SourceMark
    package let sourceLine: String?

    /// Reads what stands under `silence:`. What is wrong with it is added to `findings`.
    package static func read(_ node: YAMLNode, in source: SourceText, findings: inout [Finding]) -> [Silence] {
        guard let pairs = node.pairs else {
            findings.append(
                finding(
                    node, source, Phrase("\"silence\" must be rules with their reasons, found \(node.kindInWords)"),
                    Phrase("write it as silence: { http-link: why this is right here }")))
            return []
        }
        var silences: [Silence] = []
        for (key, value) in pairs {
            if let silence = read(key, value, source, &findings) { silences.append(silence) }
        }
        return silences
    }

    private static func read(
        _ key: YAMLNode, _ value: YAMLNode, _ source: SourceText, _ findings: inout [Finding]
    ) -> Silence? {
        let name = key.text ?? ""
        guard let rule = HygieneRule(rawValue: name) else {
            findings.append(
                finding(
                    key, source, Phrase("there is no rule \"\(name)\""),
                    Suggestions.nearest(to: name, among: HygieneRule.silenceable).map {
                        Phrase("did you mean \"\($0)\"?")
                    } ?? Suggestions.oneOf(HygieneRule.silenceable)))
            return nil
        }
        guard rule.canBeSilenced else {
            findings.append(
                finding(
                    key, source, Phrase("\"\(name)\" cannot be silenced"),
                    rule == .unusedSilence
                        ? Phrase("delete the silence that is not needed") : Phrase("mend what it finds")))
            return nil
        }
        let reason = value.text?.filter { !$0.isNewline } ?? ""
        guard value.text != nil, value.scalar != .null, !reason.allSatisfy(\.isWhitespace) else {
            findings.append(
                finding(
                    key, source, Phrase("\"\(name)\" is silenced without a reason"),
                    Phrase("say why it is right here: \(name): …")))
            return nil
        }
        return Silence(rule: rule, reason: reason, mark: key.mark, sourceLine: source.line(key.mark.line))
    }

    private static func finding(
        _ node: YAMLNode, _ source: SourceText, _ message: Phrase, _ suggestion: Phrase
    ) -> Finding {
        Finding(
            node.mark, length: node.text?.unicodeScalars.count ?? 1, rule: DefinitionRule.silence.rawValue, message,
            suggestion: suggestion, sourceLine: source.line(node.mark.line))
    }
}
