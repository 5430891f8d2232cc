package import Definitions
package import Formats

/// What questions, options and numbers are called in a report.
package struct SurveyWords: Sendable {
    package let workspace: WorkspaceDefinition
    package let language: Language

    package init(workspace: WorkspaceDefinition, language: Language) {
        (self.workspace, self.language) = (workspace, language)
    }

    /// The question as it is asked, on one line.
    package func text(_ question: Question) -> String {
        let words =
            question.text?.text(for: language.rawValue, fallback: workspace.locale)
            ?? question.standard(language.rawValue)?.text(workspace.name) ?? question.id
        return printable(words.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// An option, a row, an item.
    package func label(_ part: String, _ question: Question) -> Phrase {
        let all = question.options + question.rows
        if part == Question.other, !all.contains(where: { $0.id == part }) {
            let own = question.otherLabel?.text(for: language.rawValue, fallback: workspace.locale)
            return own.map { Phrase(verbatim: printable($0)) } ?? Phrase("other")
        }
        let label = all.first { $0.id == part }?.label?.text(for: language.rawValue, fallback: workspace.locale)
        return Phrase(verbatim: printable(label ?? part))
    }

    /// A group's name; without one, what it is that is not known.
    package static func group(_ name: String?) -> Phrase {
        switch name {
        case nil: Phrase("not recorded")
        case ReportDimension.inside?: Phrase("in the segment")
        case ReportDimension.outside?: Phrase("not in the segment")
        case let name?: Phrase(verbatim: printable(name))
        }
    }

    package static func value(_ value: Double?, _ kind: String) -> Phrase {
        guard let value else { return Phrase(verbatim: "-") }
        return switch kind {
        case "nps": Phrase(verbatim: Figures.signed(value))
        case "share": Phrase(verbatim: Figures.percent(value))
        default: Figures.fine(value)
        }
    }

    /// A difference, with its sign.
    package static func difference(_ value: Double, _ kind: String) -> Phrase {
        switch kind {
        case "nps": Phrase(verbatim: Figures.signed(value))
        case "share": Phrase(verbatim: Figures.signed(value * 100))
        default: Phrase("\(value, places: 2, isSigned: true)")
        }
    }
}
