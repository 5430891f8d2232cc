internal import Formats
internal import YAML

/// Parses one YAML document into a tree, by libyaml's events.
package enum YAMLTree {
    /// Larger files are not definitions.
    package static let largestFile = 1_000_000

    /// - Parameters:
    ///   - file: the name shown in marks.
    ///   - firstLine: the line number of the first line, for YAML inside another file (front matter).
    /// - Returns: the root (nil for an empty document or a syntax error) and what is wrong with it.
    package static func parse(_ bytes: [UInt8], file: String, firstLine: Int = 1) -> (YAMLNode?, [Finding]) {
        if bytes.count > largestFile {
            let mark = SourceMark(file: file, line: firstLine, column: 1)
            let size = (bytes.count + 500_000) / 1_000_000
            return (
                nil,
                [
                    Finding(
                        mark, rule: "yaml-size",
                        Phrase("the file has \(size) MB, more than the 1 MB that a definition may have"),
                        suggestion: Phrase("is it the right file?"))
                ]
            )
        }
        if let finding = YAMLEncoding.mistake(in: bytes, file: file, firstLine: firstLine) { return (nil, [finding]) }
        let source = SourceText(bytes, file: file, firstLine: firstLine)
        return parse(bytes, source)
    }

    /// The same for a text that was read before.
    static func parse(_ bytes: [UInt8], _ source: SourceText) -> (YAMLNode?, [Finding]) {
        var builder = YAMLTreeBuilder(reader: YAMLEventReader(bytes), source: source)
        do {
            let root = try builder.document()
            return (root, builder.findings)
        } catch {
            return (nil, builder.findings + [error])
        }
    }
}
