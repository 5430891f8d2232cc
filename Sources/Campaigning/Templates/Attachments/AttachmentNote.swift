internal import Definitions
internal import Formats

/// A file that a template attaches, as its front matter names it: `files/plan.pdf`, or that with another name for readers.
package struct AttachmentNote: Sendable {
    /// Below `templates/`.
    let path: PlacedText
    let name: PlacedText?

    /// Reads `attachments:`, a list of paths or of maps of `file` and `name`.
    static func read(_ value: YAMLNode, in source: SourceText, findings: inout [Finding]) -> [AttachmentNote] {
        let items: [YAMLNode]
        switch value.kind {
        case .sequence(let nodes): items = nodes
        default: items = [value]
        }
        return items.compactMap { node in
            if let text = node.text, !text.isEmpty {
                return AttachmentNote(path: placed(text, node, source), name: nil)
            }
            let pairs = node.pairs ?? []
            let unknown = pairs.first { !["file", "name"].contains($0.key.text ?? "") }
            guard unknown == nil, let file = pairs.first(where: { $0.key.text == "file" })?.value,
                let path = file.text, !path.isEmpty
            else {
                let mark = unknown?.key.mark ?? node.mark
                findings.append(
                    Finding(
                        mark, rule: "wrong-type", Phrase("that is not a file to attach"),
                        suggestion: Phrase("write files/plan.pdf, or { file: files/plan.pdf, name: The plan.pdf }"),
                        sourceLine: source.line(mark.line)))
                return nil
            }
            let name = pairs.first { $0.key.text == "name" }?.value
            return AttachmentNote(
                path: placed(path, file, source),
                name: name.flatMap { node in node.text.map { placed($0, node, source) } })
        }
    }

    private static func placed(_ text: String, _ node: YAMLNode, _ source: SourceText) -> PlacedText {
        PlacedText(text, node.mark, sourceLine: source.line(node.mark.line))
    }
}
