internal import Formats

/// Decodes `content:`, of a campaign or of a step.
struct ContentDecoder {
    let collector: FindingCollector
    let rules: VariantRules

    func decode(_ reader: MappingReader, example: String) -> Content? {
        guard let node = reader.node("content") else { return nil }
        guard node.pairs != nil else {
            guard node.text != nil else {
                collector.error(
                    node, .wrongType,
                    Phrase(
                        "\"content\" must be \(Shape.either(.templateName, .mapping(.content)).words), found a list"),
                    suggestion: Phrase("for example \"content: \(example)\""))
                return nil
            }
            return collector.value(of: node, template).map { Content(template: $0, mark: node.mark) }
        }
        let inner = MappingReader(node, .content, collector, under: reader.key("content"))
        let template = inner.value("template", template)
        let subject = collector.localizedText(inner.node("subject"))
        let preview = collector.localizedText(inner.node("preview"))
        let base = template.map {
            Content(template: $0, subject: subject, preview: preview, mark: inner.node("template")!.mark)
        }
        let variants = VariantDecoder(collector: collector, template: self.template).decode(inner, base)
        guard var content = base else { return nil }
        content.variants = variants.map { rules.check($0, node) }
        // Whoever knows nothing of variants sees the first.
        return content.saying(nil)
    }

    /// A stem in `templates/`: never a path out of it.
    private func template(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try Values.line(node)
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        guard isPlain else {
            let stem = text.split(separator: "/").last?.prefix { $0 != "." }
            throw ValueMistake(
                .wrongValue, Phrase("\"\(text)\" is not the stem of a template: letters, digits, - and _"),
                suggestion: stem.flatMap {
                    $0.isEmpty ? nil : Phrase("write \($0), without folder, language and ending")
                })
        }
        return text
    }
}
