internal import Formats

/// What an answer in words is about: tags, each with the words and phrases that mean it.
///
/// ```yaml
/// delivery: [доставк*, курьер*, deliver*, "late parcel"]
/// price: [цен*, дорог*, price*, expensive]
/// ```
package struct TagRules: Sendable {
    /// A word of a phrase; with a star at its end whatever begins so.
    package struct Stem: Sendable, Hashable {
        package let text: String
        package let isPrefix: Bool

        package init(_ text: String, isPrefix: Bool) { (self.text, self.isPrefix) = (text, isPrefix) }
    }

    package struct Tag: Sendable {
        package let name: String
        /// Each is a phrase: its stems one after another. As they are written.
        package let phrases: [[Stem]]
    }

    /// In the order of the file.
    package let tags: [Tag]

    /// The stems of `late parcel*`; nil where there is no word in it, or a star within one.
    package static func stems(_ text: String) -> [Stem]? {
        var stems: [Stem] = []
        for piece in text.split(whereSeparator: \.isWhitespace) {
            let isPrefix = piece.hasSuffix("*")
            let body = isPrefix ? piece.dropLast() : piece
            if body.contains("*") { return nil }
            let words = WordSplitter.words(String(body))
            // A star alone stands for nothing.
            if words.isEmpty, isPrefix { return nil }
            for (index, word) in words.enumerated() {
                stems.append(Stem(word, isPrefix: isPrefix && index == words.count - 1))
            }
        }
        return stems.isEmpty ? nil : stems
    }
}

/// Reads a file of tags; every mistake at once, each with its place.
package enum TagRuleFile {
    private static let (mostTags, mostPhrases) = (500, 2000)

    /// - Parameter file: the name shown with mistakes.
    /// - Returns: nil where the file is no list of tags at all, or has mistakes.
    package static func parse(_ bytes: [UInt8], file: String) -> (rules: TagRules?, findings: [Finding]) {
        let source = SourceText(bytes.count > YAMLTree.largestFile ? [] : bytes, file: file)
        let (root, findings) = YAMLTree.parse(bytes, file: file)
        let collector = FindingCollector(source, findings: findings)
        guard let root else {
            if findings.isEmpty {
                collector.append(
                    Finding(
                        SourceMark(file: file, line: 1, column: 1), rule: DefinitionRule.emptyFile.rawValue,
                        Phrase("the file has no tags"), suggestion: TagRuleFile.example))
            }
            return (nil, collector.findings)
        }
        guard let pairs = root.pairs else {
            collector.error(
                root, .wrongType, Phrase("a file of tags is a mapping of tags to words, found \(root.kindInWords)"),
                suggestion: TagRuleFile.example)
            return (nil, collector.findings)
        }
        if pairs.count > mostTags {
            collector.error(root, .limit, Phrase("the file has \(pairs.count) tags, at most \(mostTags) are taken"))
        }
        let tags = pairs.prefix(mostTags).compactMap { tag($0.key, $0.value, collector) }
        return (collector.hasErrors ? nil : TagRules(tags: tags), collector.findings)
    }

    private static var example: Phrase { Phrase("write, for example, \"delivery: [deliver*, courier*]\"") }

    private static func tag(_ key: YAMLNode, _ value: YAMLNode, _ collector: FindingCollector) -> TagRules.Tag? {
        guard let name = key.text, !name.isEmpty, name.count <= 60 else {
            collector.error(key, .wrongType, Phrase("a tag is a name of at most 60 characters"))
            return nil
        }
        let nodes = value.elements ?? (value.text.map { _ in [value] } ?? [])
        guard value.elements != nil || value.text != nil else {
            collector.error(
                value, .wrongType, Phrase("the tag \(name) needs a list of words, found \(value.kindInWords)"),
                suggestion: TagRuleFile.example)
            return nil
        }
        if nodes.isEmpty || (nodes.count == 1 && nodes[0].text?.isEmpty == true) {
            collector.error(
                key, .emptyValue, Phrase("the tag \(name) has no words"), suggestion: TagRuleFile.example)
            return nil
        }
        if nodes.count > mostPhrases {
            collector.error(
                value, .limit, Phrase("the tag \(name) has \(nodes.count) words, at most \(mostPhrases) are taken"))
        }
        let phrases = nodes.prefix(mostPhrases).compactMap { phrase($0, collector) }
        return TagRules.Tag(name: name, phrases: phrases)
    }

    private static func phrase(_ node: YAMLNode, _ collector: FindingCollector) -> [TagRules.Stem]? {
        guard let text = node.text else {
            collector.error(
                node, .wrongType, Phrase("a word or a phrase is wanted here, found \(node.kindInWords)"),
                suggestion: TagRuleFile.example)
            return nil
        }
        guard let stems = TagRules.stems(text) else {
            let isStar = text.contains("*")
            collector.error(
                node, .wrongValue,
                isStar
                    ? Phrase("\"\(text)\" has a star that does not end a word")
                    : Phrase("\"\(text)\" has no word in it"),
                suggestion: isStar ? Phrase("write the beginning of a word and then a star: deliver*") : nil)
            return nil
        }
        return stems
    }
}
