internal import Formats
internal import Definitions
import Foundation

/// The part of `check` that looks for templates which no campaign sends.
enum UnusedTemplates {
    /// - Parameter used: the names that campaigns have under `content`.
    static func findings(in directory: String, used: Set<String>) -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<String> = []
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: directory + "/templates")) ?? []
        for path in paths.sorted() where isTemplate(path) {
            let (name, stem, file) = parts(of: path)
            let mark = SourceMark(file: "templates/" + path, line: 1, column: 1)
            if !used.contains(name), seen.insert(name).inserted {
                findings.append(
                    Finding(
                        mark, rule: "unused-template", severity: .warning,
                        Phrase("no campaign uses the template \"\(name)\""),
                        suggestion: Phrase("name it in a campaign as content: \(name), or delete it")))
            } else if used.contains(name), TemplateFinder.variant(file, of: stem) == nil {
                let ending = (file as NSString).pathExtension
                findings.append(
                    Finding(
                        mark, rule: "unused-template", severity: .warning,
                        Phrase("the file is never sent: its name says no language"),
                        suggestion: Phrase("name it as \(stem).ru.\(ending) or \(stem).\(ending)")))
            }
        }
        return findings
    }

    private static func isTemplate(_ path: String) -> Bool {
        let folders = path.split(separator: "/")
        return TemplateFile.Format(rawValue: (path as NSString).pathExtension) != nil
            && !folders.contains { $0.hasPrefix(".") } && !["partials", "layouts"].contains(folders.first)
            && folders.last?.lowercased() != "readme.md"
    }

    /// `mail/spring.ru.md` is `mail/spring`, `spring` and `spring.ru.md`.
    private static func parts(of path: String) -> (name: String, stem: String, file: String) {
        let folder = (path as NSString).deletingLastPathComponent
        let file = (path as NSString).lastPathComponent
        let stem = String(file.prefix { $0 != "." })
        return (folder.isEmpty ? stem : folder + "/" + stem, stem, file)
    }
}
