internal import Definitions
internal import Formats

/// Languages that other templates of the workspace are written in, and a campaign's is not.
enum MissingVariants {
    /// - Parameter choices: the languages of the workspace, its own first.
    static func findings(_ bodies: [TemplateFile], _ choices: [ContentLocales.Choice]) -> [Finding] {
        guard let first = bodies.first, !bodies.contains(where: \.locale.isEmpty), let own = choices.first else {
            return []
        }
        let there = Set(bodies.map { Locales.language(of: $0.locale) })
        // Without the workspace's own there are other findings.
        guard there.contains(Locales.language(of: own.locale)) else { return [] }
        let lacking = choices.dropFirst().map(\.locale).filter { !there.contains(Locales.language(of: $0)) }
        let name = first.path.dropLast(first.locale.count + first.format.rawValue.count + 2)
        return lacking.map { locale in
            Finding(
                SourceMark(file: first.path, line: 1, column: 1), .missingVariant,
                Phrase("the template is not there in \(locale), which other templates are written in"),
                suggestion: Phrase(
                    "add \(String(name)).\(locale).\(first.format.rawValue); until then others read this one"),
                sourceLine: first.source.line(1))
        }
    }
}
