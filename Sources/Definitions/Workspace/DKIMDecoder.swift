internal import Formats

/// Decodes `delivery.dkim`: one key, or a list of them, each of which signs.
struct DKIMDecoder {
    let collector: FindingCollector

    func decode(_ reader: MappingReader) -> [DKIMSettings] {
        guard let node = reader.node("dkim"), let key = reader.key("dkim") else { return [] }
        if node.elements?.isEmpty == true {
            collector.error(
                key, .emptyValue, Phrase("\"dkim\" has no key"), suggestion: Phrase("delete it, or see docs/dkim.md"))
        }
        var all: [DKIMSettings] = []
        for entry in node.elements ?? [node] {
            let inner = MappingReader(entry, .dkim, collector, under: node.elements == nil ? key : entry)
            guard let settings = settings(inner) else { continue }
            if all.contains(where: { $0.domain == settings.domain && $0.selector == settings.selector }) {
                collector.error(
                    inner.node("selector") ?? entry, .duplicateName,
                    Phrase("the selector \"\(settings.selector)\" of \(settings.domain) is there twice"),
                    suggestion: Phrase("each key has a selector of its own"))
            }
            all.append(settings)
        }
        return all
    }

    private func settings(_ reader: MappingReader) -> DKIMSettings? {
        let domain = reader.value("domain", Values.signingDomain)
        let selector = reader.value("selector", Values.selector)
        let key = reader.node("key").flatMap { collector.secretSource($0, what: Phrase("the DKIM key")) }
        let canonicalization = reader.value("canonicalization", Values.canonicalization)
        let expires = reader.value("expires", Values.duration)
        if let expires, expires.approximateMilliseconds < 86_400_000, let node = reader.node("expires") {
            collector.error(
                node, .wrongValue, Phrase("mail can be on its way for days, and \(expires) is less than one"),
                suggestion: Phrase("write 7d or more, or leave it out"))
        }
        guard let domain, let selector, let key else { return nil }
        return DKIMSettings(
            domain: domain, selector: selector, key: key, canonicalization: canonicalization ?? "relaxed/relaxed",
            expires: expires)
    }
}

extension Values {
    static func signingDomain(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        guard let domain = DKIMSettings.domain(text) else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not a domain that mail can come from"),
                suggestion: Phrase("write the part behind the @ of the From line: example.org"))
        }
        return domain
    }

    static func selector(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        guard DKIMSettings.isSelector(text) else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not a selector: letters, digits and hyphens"),
                suggestion: Phrase("for example \"selector: k1\""))
        }
        return text
    }

    static func canonicalization(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try line(node)
        guard DKIMSettings.canonicalizations.contains(text) else {
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not a canonicalization"),
                suggestion: Suggestions.oneOf(DKIMSettings.canonicalizations))
        }
        return text
    }
}
