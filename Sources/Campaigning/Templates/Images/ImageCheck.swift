internal import Definitions
import Foundation
internal import Formats

/// Says which pictures of a message cannot be shown, and which say nothing to those who do not see them.
struct ImageCheck {
    let directory: String
    /// The files that the message is made of, the body first.
    let files: [String]

    func findings(_ images: MessageImages) -> [Finding] {
        // The logo is named in the workspace file.
        let sources = (files + ["kamerton.yaml"]).compactMap { file in
            FileManager.default.contents(atPath: directory + "/" + file)
                .map { (file: file, text: String(decoding: $0, as: UTF8.self)) }
        }
        var findings = images.files.compactMap { path, file in
            problem(path, file).map { rule, message, suggestion in
                finding(path, sources, rule, message, suggestion)
            }
        }
        if images.isTooHeavy, let first = images.files.first {
            findings.append(
                finding(
                    first.path, sources, "image-size",
                    Phrase(
                        """
                        the pictures of the message have \(images.totalBytes / 1024) KB together; \
                        \(MessageImages.mostInlined / 1024) KB are allowed
                        """),
                    Phrase("make them smaller, or write images: link in kamerton.yaml")))
        }
        for source in sources where source.file != "kamerton.yaml" {
            findings += withoutWords(source.file, source.text)
        }
        return findings
    }

    private func problem(_ path: String, _ file: ImageFile) -> (String, Phrase, Phrase?)? {
        switch file {
        case .picture: return nil
        case .outside:
            return (
                "image-missing", Phrase("the picture \"\(path)\" is outside templates/"),
                Phrase("put it into templates/images")
            )
        case .missing:
            return (
                "image-missing", Phrase("there is no picture templates/\(path)"),
                Suggestions.nearest(to: path, among: others(beside: path)).map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("paths of pictures begin in templates/, as in images/garden.jpg")
            )
        case .tooLarge(let size, let limit):
            return (
                "image-size",
                Phrase("the picture \"\(path)\" has \(size / 1024) KB; \(limit / 1024) KB are allowed"),
                Phrase("make it smaller: twice the width that it is shown at is enough")
            )
        case .unknownType:
            return (
                "image-type",
                Phrase("the picture \"\(path)\" is not PNG, JPEG or GIF, and not every mail program shows others"),
                Phrase("save it as PNG or JPEG")
            )
        }
    }

    /// Pictures in the folder where one was looked for.
    private func others(beside path: String) -> [String] {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let names = try? FileManager.default.contentsOfDirectory(atPath: directory + "/templates/" + folder)
        return (names ?? []).map { folder.isEmpty ? $0 : folder + "/" + $0 }
    }

    private func finding(
        _ path: String, _ sources: [(file: String, text: String)], _ rule: String, _ message: Phrase,
        _ suggestion: Phrase?
    ) -> Finding {
        for (file, text) in sources {
            if let found = text.range(of: path) {
                return Finding(
                    mark(found.lowerBound, text, file), length: path.count, rule: rule, message, suggestion: suggestion,
                    sourceLine: line(found.lowerBound, text, file))
            }
        }
        return Finding(
            SourceMark(file: files.first ?? "kamerton.yaml", line: 1, column: 1), rule: rule, message,
            suggestion: suggestion)
    }

    /// `<img>` without `alt`, and `![](…)`: what is there for decoration alone says so with `alt=""`.
    private func withoutWords(_ file: String, _ text: String) -> [Finding] {
        var findings: [Finding] = []
        func add(_ place: String.Index, _ length: Int) {
            findings.append(
                Finding(
                    mark(place, text, file), length: length, .imageAlt,
                    Phrase("the picture says nothing to those who do not see it"),
                    suggestion: Phrase("say what it shows: alt=\"…\", or ![…](…) in Markdown"),
                    sourceLine: line(place, text, file)))
        }
        var scanner = MarkupScanner(text)
        while let token = scanner.next() {
            guard case .start(let tag) = token, tag.name == "img", tag.attribute("alt") == nil else { continue }
            add(text.utf8.index(text.startIndex, offsetBy: tag.range.lowerBound), 4)
        }
        if file.hasSuffix(".md") {
            var rest = text[...]
            while let found = rest.range(of: "![](") {
                add(found.lowerBound, 4)
                rest = rest[found.upperBound...]
            }
        }
        return findings
    }

    private func mark(_ place: String.Index, _ text: String, _ file: String) -> SourceMark {
        let before = text[..<place].unicodeScalars
        let line = before.count { $0 == "\n" } + 1
        return SourceMark(file: file, line: line, column: before.reversed().prefix { $0 != "\n" }.count + 1)
    }

    private func line(_ place: String.Index, _ text: String, _ file: String) -> String? {
        SourceText(Array(text.utf8), file: file).line(mark(place, text, file).line)
    }
}
