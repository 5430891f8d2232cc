internal import Formats

/// Decodes what people agree to: a version and the text in each language.
struct WordingDecoder {
    let collector: FindingCollector

    /// Nil when it is not there, or when it has mistakes.
    func decode(_ reader: MappingReader?) -> SignUpSettings.Wording? {
        guard let reader else { return nil }
        let version = reader.value("version", Values.line)
        let text = collector.localizedText(reader.node("text"), isLine: false)
        if let version, version.count > 100, let node = reader.node("version") {
            collector.error(
                node, .wrongValue, Phrase("the version has \(version.count) characters; 100 is the most"),
                suggestion: Phrase("write a date such as 2026-11"))
            return nil
        }
        guard let version, let text else { return nil }
        return SignUpSettings.Wording(version: version, text: text)
    }
}
