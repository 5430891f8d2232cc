internal import Formats
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
    /// Files that go with the message.
    package private(set) var attachments: [AttachmentNote] = []
    /// Rules that the author answers for.
    package private(set) var silences: [Silence] = []
    /// True when it could not be read: then what it lacks is not known.
    package private(set) var isBroken = false

    private static let texts = ["subject", "preview", "layout"]
    private static let keys = texts + ["attachments", "silence"]

    package init() {}

    /// One without an end.
    static var broken: FrontMatter {
        var matter = FrontMatter()
        matter.isBroken = true
        return matter
    }

    init(_ yaml: [UInt8], file: String, firstLine: Int, findings: inout [Finding]) {
        let quoted = Array(FrontMatter.quotingText(String(decoding: yaml, as: UTF8.self)).utf8)
        let (root, mistakes) = YAMLTree.parse(quoted, file: file, firstLine: firstLine)
        findings += mistakes
        guard let root else {
            isBroken = !mistakes.isEmpty
            return
        }
        let source = SourceText(yaml, file: file, firstLine: firstLine)
        guard case .mapping(let entries) = root.kind else {
            isBroken = true
            findings.append(
                Finding(
                    root.mark, rule: "front-matter", Phrase("the front matter is not a list of keys"),
                    suggestion: Phrase("write it as: subject: Hello"), sourceLine: source.line(root.mark.line)))
            return
        }
        for (key, value) in entries {
            guard case .scalar(let name, _) = key.kind else { continue }
            guard FrontMatter.keys.contains(name) else {
                findings.append(
                    Finding(
                        key.mark, length: name.count, rule: "unknown-key", Phrase("a template has no \"\(name)\""),
                        suggestion: Suggestions.advice(for: name, among: FrontMatter.keys),
                        sourceLine: source.line(key.mark.line)))
                continue
            }
            if name == "silence" {
                silences = Silence.read(value, in: source, findings: &findings)
                continue
            }
            if name == "attachments" {
                attachments = AttachmentNote.read(value, in: source, findings: &findings)
                continue
            }
            guard case .scalar(let text, _) = value.kind else {
                findings.append(
                    Finding(
                        value.mark, rule: "wrong-type", Phrase("\(name) is not a text"),
                        suggestion: name == "layout"
                            ? nil : Phrase("templates in several languages are several files: NAME.ru.md, NAME.en.md"),
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

    /// Liquid and prose are full of what YAML takes for its own (`{{`, `: `): a plain value that holds any is read as if it
    /// stood in quotes, so that `subject: Hello {{ member.first_name | default: "friend" }}` is what it looks like.
    private static func quotingText(_ yaml: String) -> String {
        yaml.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let colon = line.firstIndex(of: ":"), texts.contains(String(line[..<colon])) else {
                return String(line)
            }
            let rest = line[line.index(after: colon)...]
            let value = rest.drop { $0 == " " }
            let hasLiquid = value.contains("{{") || value.contains("{%")
            guard let first = value.first, value.startIndex > rest.startIndex, !"\"'|>".contains(first),
                hasLiquid || (value.contains(": ") && !"[{&*!".contains(first))
            else { return String(line) }
            return line[..<value.startIndex] + "'" + value.replacing("'", with: "''") + "'"
        }.joined(separator: "\n")
    }
}
