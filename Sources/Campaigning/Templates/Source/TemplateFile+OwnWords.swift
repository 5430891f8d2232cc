internal import Definitions

extension TemplateFile {
    /// A letter in our own words, for languages in which the workspace has no template of that name; English for the others.
    static func ownWords(_ name: String, russian: String, english: String) -> [TemplateFile] {
        var findings: [Finding] = []
        return [("ru", russian), ("en", english), ("", english)].map { locale, text in
            let suffix = locale.isEmpty ? "" : ".\(locale)"
            return TemplateFile(
                path: "templates/\(name)\(suffix).md", locale: locale, format: .markdown, bytes: Array(text.utf8),
                findings: &findings)
        }
    }
}
