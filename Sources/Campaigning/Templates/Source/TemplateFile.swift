internal import Formats
package import Definitions
import Foundation

/// One file of `templates/`, its front matter taken apart from its body.
package struct TemplateFile: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case markdown = "md"
        case html
        case text = "txt"
    }

    /// Relative to the workspace.
    package let path: String
    /// As in the file's name; `""` when it has none.
    package let locale: String
    package let format: Format
    package let frontMatter: FrontMatter
    package let body: String
    /// The line of the file on which the body begins.
    package let bodyLine: Int
    package let source: SourceText

    /// Larger than any message.
    private static let maximumBytes = 1 << 20

    /// Reads a file. What is wrong with it is added to `findings`.
    static func read(
        _ path: String, locale: String, format: Format, directory: String, findings: inout [Finding]
    ) -> TemplateFile? {
        let start = SourceMark(file: path, line: 1, column: 1)
        guard let data = FileManager.default.contents(atPath: directory + "/" + path) else {
            findings.append(Finding(start, rule: "template-unreadable", Phrase("the template cannot be read")))
            return nil
        }
        guard data.count <= maximumBytes else {
            findings.append(
                Finding(
                    start, rule: "template-too-large", Phrase("the template has \(data.count) bytes; 1 MB is allowed")))
            return nil
        }
        guard String(validating: data, as: UTF8.self) != nil else {
            findings.append(
                Finding(
                    start, rule: "template-encoding", Phrase("the template is not UTF-8"),
                    suggestion: Phrase("save it as UTF-8")))
            return nil
        }
        return TemplateFile(
            path: path, locale: locale, format: format, bytes: [UInt8](data), findings: &findings)
    }

    init(path: String, locale: String, format: Format, bytes: [UInt8], findings: inout [Finding]) {
        (self.path, self.locale, self.format) = (path, locale, format)
        source = SourceText(bytes, file: path)
        var text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first.map({ TemplateFile.isFence($0) }) == true else {
            (frontMatter, body, bodyLine) = (FrontMatter(), lines.joined(separator: "\n"), 1)
            return
        }
        guard let end = lines.dropFirst().firstIndex(where: TemplateFile.isFence) else {
            findings.append(
                Finding(
                    SourceMark(file: path, line: 1, column: 1), length: 3, rule: "front-matter",
                    Phrase("the front matter has no end"), suggestion: Phrase("close it with a line of ---"),
                    sourceLine: "---"))
            (frontMatter, body, bodyLine) = (.broken, "", lines.count)
            return
        }
        let matter = lines[1..<end].joined(separator: "\n")
        frontMatter = FrontMatter(Array(matter.utf8), file: path, firstLine: 2, findings: &findings)
        body = lines[(end + 1)...].joined(separator: "\n")
        bodyLine = end + 2
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }

    /// The body after as many empty lines as stand before it in the file, so that what a parser says of it has the
    /// file's own line numbers.
    var placedBody: String { String(repeating: "\n", count: bodyLine - 1) + body }
}
