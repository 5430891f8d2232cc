internal import Formats
internal import Definitions
internal import Formats
import Foundation

/// Finds the files of a template: `NAME.md`, `NAME.ru.md`, `NAME.en.html`, `NAME.ru.txt`.
struct TemplateFinder {
    /// The workspace's folder.
    let directory: String

    /// Every body of a template, and the texts that replace its text parts.
    struct Found {
        var bodies: [TemplateFile] = []
        /// By lower-case locale.
        var texts: [String: TemplateFile] = [:]
    }

    /// - Parameters:
    ///   - mark: where the template is named, for what is wrong with the name itself.
    ///   - builtIn: our own words for languages that have no file.
    func files(
        of name: String, named mark: SourceMark, builtIn: [TemplateFile] = [], findings: inout [Finding]
    ) -> Found {
        var found = Found()
        guard TemplateFinder.isName(name) else {
            findings.append(
                Finding(
                    mark, length: name.count, rule: "template-name", Phrase("\"\(name)\" cannot name a template"),
                    suggestion: Phrase("use letters, digits, - and _, with / between folders below templates/")))
            return found
        }
        let parts = name.split(separator: "/")
        let folder = (["templates"] + parts.dropLast()).joined(separator: "/")
        let stem = String(parts.last ?? "")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)) ?? []).sorted()
        for file in names {
            guard let (locale, format) = TemplateFinder.variant(file, of: stem) else { continue }
            let template = TemplateFile.read(
                folder + "/" + file, locale: locale, format: format, directory: directory, findings: &findings)
            if let template { found.add(template, findings: &findings) }
        }
        found.useLonelyTexts()
        found.fill(with: builtIn)
        if found.bodies.isEmpty, !findings.contains(where: { $0.mark.file.hasPrefix(folder + "/" + stem + ".") }) {
            let stems = Set(names.map { String($0.prefix { $0 != "." }) }).sorted()
            findings.append(
                Finding(
                    mark, length: name.count, rule: "missing-template",
                    Phrase(
                        """
                        there is no template "\(name)": looked for \(folder)/\(stem).md, .html and .txt, with or without \
                        a language
                        """),
                    suggestion: Suggestions.nearest(to: stem, among: stems).map { Phrase("did you mean \"\($0)\"?") },
                    sourceLine: line(of: mark)))
        }
        return found
    }

    /// The languages that a template has bodies in, by the names of its files; `""` is the unlabelled one.
    func locales(of name: String) -> Set<String> {
        guard TemplateFinder.isName(name) else { return [] }
        let parts = name.split(separator: "/")
        let folder = ([directory, "templates"] + parts.dropLast().map(String.init)).joined(separator: "/")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Set(names.compactMap { TemplateFinder.variant($0, of: String(parts.last ?? ""))?.0 })
    }

    private func line(of mark: SourceMark) -> String? {
        FileManager.default.contents(atPath: directory + "/" + mark.file)
            .flatMap { SourceText([UInt8]($0), file: mark.file).line(mark.line) }
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.count <= 100
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            }
    }

    /// The locale and the format that a file's name says, if it belongs to the template.
    static func variant(_ file: String, of stem: String) -> (String, TemplateFile.Format)? {
        guard file.hasPrefix(stem + ".") else { return nil }
        let parts = file.dropFirst(stem.count + 1).split(separator: ".", omittingEmptySubsequences: false)
        guard let last = parts.last, let format = TemplateFile.Format(rawValue: String(last)), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else { return ("", format) }
        let language = parts[0].prefix { $0 != "-" && $0 != "_" }
        guard (2...3).contains(language.count), parts[0].count <= 20,
            parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }),
            language.allSatisfy(\.isLetter)
        else { return nil }
        return (String(parts[0]), format)
    }
}

extension TemplateFinder.Found {
    fileprivate mutating func add(_ file: TemplateFile, findings: inout [Finding]) {
        let key = LocaleRule.key(file.locale)
        if file.format == .text {
            texts[key] = file
        } else if let other = bodies.first(where: { LocaleRule.key($0.locale) == key }) {
            findings.append(
                Finding(
                    SourceMark(file: file.path, line: 1, column: 1), rule: "ambiguous-template",
                    Phrase("\(file.path) and \(other.path) are the same template in the same language"),
                    suggestion: Phrase("keep one of them")))
        } else {
            bodies.append(file)
        }
    }

    /// Adds what is there in no language of the workspace's own files; one without a language is for all.
    fileprivate mutating func fill(with files: [TemplateFile]) {
        guard !bodies.contains(where: \.locale.isEmpty) else { return }
        let there = Set(bodies.map { Locales.language(of: $0.locale) })
        bodies += files.filter { !there.contains(Locales.language(of: $0.locale)) }
    }

    /// A text without a body beside it is the body.
    fileprivate mutating func useLonelyTexts() {
        for (key, file) in texts.sorted(by: { $0.key < $1.key })
        where !bodies.contains(where: { LocaleRule.key($0.locale) == key }) {
            bodies.append(file)
            texts[key] = nil
        }
    }
}
