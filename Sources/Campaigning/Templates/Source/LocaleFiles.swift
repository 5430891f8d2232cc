package import Definitions
internal import Formats
import Foundation
package import Liquid

/// The texts of `{{ "footer.why" | t }}`: `templates/locales/LOCALE.yaml`, a map of keys, as deep as one likes. A text
/// that counts is a map of `one`, `few`, `many` and `other`.
package struct LocaleFiles: Sendable {
    struct Entry: Sendable {
        let key: String
        let text: LiquidTranslations.Text
        let mark: SourceMark
        let sourceLine: String?
    }

    struct File: Sendable {
        let path: String
        let locale: String
        var entries: [Entry] = []
    }

    /// By path.
    private(set) var files: [File] = []
    private var mistakes: [Finding] = []

    /// - Parameter directory: the workspace's folder.
    package init(_ directory: String) {
        let folder = "templates/locales"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/" + folder)) ?? []
        for name in names.sorted() where !name.hasPrefix(".") {
            let path = folder + "/" + name
            guard let (locale, ending) = LocaleFiles.locale(of: name), ["yaml", "yml"].contains(ending) else {
                mistakes.append(
                    Finding(
                        SourceMark(file: path, line: 1, column: 1), rule: "locale-file",
                        Phrase("the file's name says no language"),
                        suggestion: Phrase("name it as \(folder)/ru.yaml or \(folder)/pt-BR.yaml")))
                continue
            }
            guard let data = FileManager.default.contents(atPath: directory + "/" + path) else { continue }
            var reader = LocaleFileReader(path: path, locale: locale)
            reader.read([UInt8](data))
            files.append(reader.file)
            mistakes += reader.findings
        }
    }

    private static func locale(of name: String) -> (locale: String, ending: String)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 20, (2...3).contains(parts[0].prefix { $0.isLetter }.count),
            parts[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        else { return nil }
        return (String(parts[0]), String(parts[1]))
    }

    /// The texts of a message's language: those of the language, and over them those of the very locale. Never another
    /// language's: messages do not mix them.
    package func translations(for locale: String) -> LiquidTranslations {
        var result = LiquidTranslations(locale: locale)
        let key = LocaleRule.key(locale)
        let language = String(key.prefix { $0 != "-" })
        for wanted in language == key ? [key] : [language, key] {
            for file in files where LocaleRule.key(file.locale) == wanted {
                for entry in file.entries { result[entry.key] = entry.text }
            }
        }
        return result
    }

    /// What is wrong with the files, and what a language lacks that another has.
    package func findings() -> [Finding] { mistakes + missingTexts() + missingForms() }

    private func missingTexts() -> [Finding] {
        let all = Set(files.flatMap { $0.entries.map(\.key) })
        return files.compactMap { file in
            let missing = all.subtracting(translations(for: file.locale).keys).sorted()
            guard !missing.isEmpty else { return nil }
            let shown = missing.prefix(12).joined(separator: ", ") + (missing.count > 12 ? ", …" : "")
            return Finding(
                SourceMark(file: file.path, line: 1, column: 1), rule: "missing-translation",
                Phrase("\(file.locale) lacks \(missing.count, "text", "texts") that other languages have: \(shown)"),
                suggestion: Phrase("write what each says in \(file.locale)"))
        }
    }

    private func missingForms() -> [Finding] {
        files.flatMap { file in
            file.entries.compactMap { entry in
                guard case .counted(let forms) = entry.text else { return nil }
                let missing = PluralForm.needed(in: file.locale).filter { forms[$0] == nil }.map(\.rawValue)
                guard !missing.isEmpty else { return nil }
                return Finding(
                    entry.mark, length: entry.key.split(separator: ".").last?.count ?? 1, rule: "missing-plural",
                    Phrase(
                        "\"\(entry.key)\" lacks \(missing.joined(separator: ", ")), which \(file.locale) counts with"),
                    sourceLine: entry.sourceLine)
            }
        }
    }
}
