internal import Definitions
internal import Formats
internal import Liquid

/// Reads one file of texts for `t`.
struct LocaleFileReader {
    private(set) var file: LocaleFiles.File
    private(set) var findings: [Finding] = []
    private var source: SourceText?
    /// Keys deeper than this are nobody's.
    private static let deepest = 8

    init(path: String, locale: String) { file = LocaleFiles.File(path: path, locale: locale) }

    mutating func read(_ bytes: [UInt8]) {
        let (root, mistakes) = YAMLTree.parse(bytes, file: file.path)
        findings += mistakes
        source = SourceText(bytes, file: file.path)
        guard let root else { return }
        if case .scalar(let text, _) = root.kind, text.isEmpty { return }
        guard let pairs = root.pairs else {
            add(root.mark, Phrase("the file is not a map of keys and texts"), Phrase("write it as: greeting: Hello"))
            return
        }
        read(pairs, below: [])
    }

    private mutating func read(_ pairs: [(key: YAMLNode, value: YAMLNode)], below path: [String]) {
        for (node, value) in pairs {
            guard let name = node.text, !name.isEmpty,
                name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
            else {
                add(node.mark, Phrase("a key of a text is made of Latin letters, digits, - and _"), nil)
                continue
            }
            let path = path + [name]
            guard path.count <= LocaleFileReader.deepest else {
                add(node.mark, Phrase("keys are at most \(LocaleFileReader.deepest) deep"), nil)
                continue
            }
            switch value.kind {
            case .sequence: add(value.mark, Phrase("\"\(path.joined(separator: "."))\" is a list, not a text"), nil)
            case .scalar(let text, _):
                if text.allSatisfy(\.isWhitespace) {
                    add(node.mark, Phrase("\"\(path.joined(separator: "."))\" says nothing"), nil)
                }
                if let text = parsed(text, value.mark) { add(path, .plain(text), node.mark) }
            case .mapping(let pairs):
                if let forms = forms(pairs) { add(path, .counted(forms), node.mark) } else { read(pairs, below: path) }
            }
        }
    }

    /// Nil for a map of keys.
    private mutating func forms(_ pairs: [(key: YAMLNode, value: YAMLNode)]) -> [PluralForm: TranslatedText]? {
        var forms: [PluralForm: TranslatedText] = [:]
        guard !pairs.isEmpty,
            pairs.allSatisfy({ $0.key.text.flatMap(PluralForm.init(rawValue:)) != nil && $0.value.text != nil })
        else { return nil }
        for (key, value) in pairs {
            guard let form = key.text.flatMap(PluralForm.init(rawValue:)), let text = value.text else { continue }
            forms[form] = parsed(text, value.mark)
        }
        return forms
    }

    private mutating func parsed(_ text: String, _ mark: SourceMark) -> TranslatedText? {
        do throws(TranslationMistake) {
            return try TranslatedText(text)
        } catch {
            add(mark, error.message, nil)
            return nil
        }
    }

    private mutating func add(_ path: [String], _ text: LiquidTranslations.Text, _ mark: SourceMark) {
        file.entries.append(
            LocaleFiles.Entry(
                key: path.joined(separator: "."), text: text, mark: mark, sourceLine: source?.line(mark.line)))
    }

    private mutating func add(_ mark: SourceMark, _ message: Phrase, _ suggestion: Phrase?) {
        findings.append(
            Finding(mark, rule: "locale-file", message, suggestion: suggestion, sourceLine: source?.line(mark.line)))
    }
}
