package import Definitions

/// A text with the place that it was written at.
package struct PlacedText: Sendable, Hashable {
    package let text: String
    package let mark: SourceMark
    package let sourceLine: String?

    package init(_ text: String, _ mark: SourceMark, sourceLine: String? = nil) {
        (self.text, self.mark, self.sourceLine) = (text, mark, sourceLine)
    }
}

/// What stands between the `---` lines at the top of a template.
package struct FrontMatter: Sendable {
    package private(set) var subject: PlacedText?
    package private(set) var preview: PlacedText?
    /// `none`, or the name of a layout.
    package private(set) var layout: PlacedText?

    private static let keys = ["subject", "preview", "layout"]

    package init() {}

    init(_ yaml: [UInt8], file: String, firstLine: Int, findings: inout [Finding]) {
        let (root, mistakes) = YAMLTree.parse(yaml, file: file, firstLine: firstLine)
        findings += mistakes
        guard let root else { return }
        let source = SourceText(yaml, file: file, firstLine: firstLine)
        guard case .mapping(let entries) = root.kind else {
            findings.append(
                Finding(
                    root.mark, rule: "front-matter", "the front matter is not a list of keys",
                    suggestion: "write it as: subject: Hello", sourceLine: source.line(root.mark.line)))
            return
        }
        for (key, value) in entries {
            guard case .scalar(let name, _) = key.kind else { continue }
            guard FrontMatter.keys.contains(name) else {
                findings.append(
                    Finding(
                        key.mark, length: name.count, rule: "unknown-key", "a template has no \"\(name)\"",
                        suggestion: Suggestions.text(for: name, among: FrontMatter.keys),
                        sourceLine: source.line(key.mark.line)))
                continue
            }
            guard case .scalar(let text, _) = value.kind else {
                findings.append(
                    Finding(
                        value.mark, rule: "wrong-type", "\(name) is not a text",
                        suggestion: name == "layout"
                            ? nil : "templates in several languages are several files: NAME.ru.md, NAME.en.md",
                        sourceLine: source.line(value.mark.line)))
                continue
            }
            let placed = PlacedText(text, value.mark, sourceLine: source.line(value.mark.line))
            switch name {
            case "subject": subject = placed
            case "preview": preview = placed
            default: layout = placed
            }
        }
    }
}
