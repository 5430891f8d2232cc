import Foundation

/// The project's own files, for tests of the house's rules.
struct SourceFile {
    let path: String
    let text: String

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Every Swift file below a folder of the package.
    static func all(below folder: String) -> [SourceFile] {
        let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            SourceFile(path: folder + "/" + name, text: read(folder + "/" + name))
        }
    }

    static func read(_ path: String) -> String {
        (try? String(contentsOfFile: root + "/" + path, encoding: .utf8)) ?? ""
    }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The modules that the file imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count,
                words[..<index].allSatisfy({ ["internal", "package", "public", "private", "@testable"].contains($0) })
            else { return nil }
            return String(words[index + 1])
        }
    }
}
