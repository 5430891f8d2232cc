import Foundation
internal import Formats

extension FindingCollector {
    /// A text, or one for each language.
    /// - Parameter isLine: false lets it have several lines: it stands on a page, not in a header.
    func localizedText(_ node: YAMLNode?, isLine: Bool = true) -> LocalizedText? {
        guard let node else { return nil }
        guard let pairs = node.pairs else {
            guard node.text != nil else {
                error(
                    node, .wrongType, Phrase("\(Shape.localizedText.words) must stand here, found \(node.kindInWords)"))
                return nil
            }
            return value(of: node, isLine ? Values.line : Values.text).map { LocalizedText($0) }
        }
        guard !pairs.isEmpty else {
            error(node, .emptyValue, Phrase("the text is empty"), suggestion: Phrase("write { ru: …, en: … }"))
            return nil
        }
        var variants: [String: String] = [:]
        for (key, node) in pairs {
            guard let locale = value(of: key, Values.locale),
                let text = value(of: node, isLine ? Values.line : Values.text)
            else { continue }
            variants[locale] = text
        }
        guard variants.count == pairs.count else { return nil }
        let text = LocalizedText(variants: variants)
        if let locale, text.text(for: locale, fallback: locale) == nil {
            warning(
                node, .localeMissing, Phrase("there is no text in \(locale), so members of other languages get none"),
                suggestion: Phrase("add \"\(Locales.language(of: locale)): …\""))
        }
        return text
    }

    /// The rules that an author answers for.
    func silences(_ node: YAMLNode?) -> [Silence] {
        guard let node else { return [] }
        var findings: [Finding] = []
        let silences = Silence.read(node, in: source, findings: &findings)
        for finding in findings { append(finding) }
        return silences
    }

    /// `{ file: PATH }` or `{ env: NAME }`. A secret written out is refused.
    func secretSource(_ node: YAMLNode, what: Phrase) -> SecretSource? {
        guard node.pairs != nil else {
            if node.elements != nil {
                error(node, .wrongType, Phrase("\(what) must be \(Shape.secret.words), found a list"))
            } else {
                reportLiteral(node, what: what)
            }
            return nil
        }
        // A secret may have been written where its place should be: the line is not repeated on screens and in logs.
        let before = findings.count
        defer { hideLines(from: before) }
        let reader = MappingReader(node, .secretSource, self)
        let file = reader.value("file", Values.line)
        let variable = reader.value("env", Values.line)
        switch (file, variable) {
        case (let file?, nil): return .file(file)
        case (nil, let variable?):
            guard variable.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
                error(
                    reader.node("env") ?? node, .secretLiteral,
                    Phrase("this is not the name of an environment variable"),
                    suggestion: Phrase("write only its name, as in { env: KAMERTON_SECRET }"))
                return nil
            }
            return .environment(variable)
        case (_?, _?):
            error(
                node, .wrongValue, Phrase("\(what) is in a file or in the environment, not in both"),
                suggestion: Phrase("delete one"))
            return nil
        case (nil, nil):
            if node.pairs?.isEmpty == true {
                error(
                    node, .missingKey, Phrase("\(what) needs \"file\" or \"env\""),
                    suggestion: Phrase("write \(Shape.secret.words)"))
            }
            return nil
        }
    }

    /// Points at the secret without repeating it.
    private func reportLiteral(_ node: YAMLNode, what: Phrase) {
        let mark = source.mark(at: node.range.lowerBound)
        append(
            Finding(
                mark, length: 1, rule: DefinitionRule.secretLiteral.rawValue,
                Phrase("\(what) is written out here, where everyone who reads the repository sees it"),
                suggestion: Phrase(
                    """
                    keep it in the environment or in a file that git ignores: \(Shape.secret.words); \
                    then change the secret, as it may be known
                    """)))
    }

    /// The type of an attribute or a field.
    func valueType(_ node: YAMLNode) -> ValueType? {
        if node.pairs != nil {
            let reader = MappingReader(node, .oneOf, self)
            let words = reader.elements("one_of").map { value(of: $0, Values.line) }
            guard let list = reader.node("one_of") else { return nil }
            let found = words.compactMap { $0 }
            guard found.count == words.count else { return nil }
            guard !found.isEmpty, Set(found).count == found.count else {
                error(
                    list, .valueType,
                    found.isEmpty ? Phrase("one_of has no values") : Phrase("one_of has a value twice"),
                    suggestion: Phrase("for example { one_of: [free, club] }"))
                return nil
            }
            return .oneOf(found)
        }
        let words = ["string", "number", "boolean", "date"]
        switch node.text {
        case "string": return .string
        case "number": return .number
        case "boolean": return .boolean
        case "date": return .date
        default:
            let synonyms = [
                "text": "string", "str": "string", "varchar": "string", "int": "number", "integer": "number",
                "float": "number", "decimal": "number", "money": "number", "bool": "boolean", "datetime": "date",
                "time": "date", "timestamp": "date",
            ]
            let word = node.text?.lowercased() ?? ""
            error(
                node, .valueType, Phrase("\(node.kindInWords) is not a type"),
                suggestion: synonyms[word].map { Phrase("write \($0)") } ?? Suggestions.nearest(to: word, among: words)
                    .map {
                        Phrase("did you mean \"\($0)\"?")
                    } ?? Phrase("one of: \(words.joined(separator: ", ")), { one_of: [a, b] }"))
            return nil
        }
    }

    /// Parses a filter; its mistakes are placed in the file.
    /// - Parameter rephrase: may say a mistake differently, knowing the words under it; false drops it.
    func filter(
        _ node: YAMLNode, _ schema: FilterSchema,
        rephrase: (FilterMistake, _ words: String) -> Rephrased = { _, _ in .keep }
    ) -> Filter? {
        guard let text = node.text else {
            error(node, .wrongType, Phrase("a filter must stand here, found \(node.kindInWords)"))
            return nil
        }
        do {
            return try FilterParser.parse(text, schema: schema)
        } catch {
            // Each is placed by walking the text, so a filter that is all mistakes is cut short.
            for mistake in error.mistakes.prefix(20) {
                let words = String(text.dropFirst(mistake.offset).prefix(mistake.length))
                    .trimmingCharacters(in: ["\"", "'", " "])
                switch rephrase(mistake, words) {
                case .keep:
                    self.error(
                        node, offset: mistake.offset, length: mistake.length, .filter, mistake.message,
                        suggestion: mistake.suggestion)
                case .say(let rule, let message, let suggestion):
                    self.error(
                        node, offset: mistake.offset, length: mistake.length, rule, message, suggestion: suggestion)
                case .drop: break
                }
            }
            return nil
        }
    }

    enum Rephrased {
        case keep
        case say(DefinitionRule, Phrase, Phrase?)
        /// It only follows from another mistake that is already reported.
        case drop
    }
}
