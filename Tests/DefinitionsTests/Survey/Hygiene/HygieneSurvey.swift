import Definitions
import Formats
import TestSupport
import Testing

/// A survey in a campaign's file, and what the rules of docs/survey-hygiene.md find in it.
enum HygieneSurvey {
    static let purpose = "purpose: { ru: Чтобы решить что чинить, en: To decide what to mend first }"

    /// - Parameter questions: lines of YAML, the first at the margin.
    static func findings(
        _ questions: String, settings: String = purpose, _ location: SourceLocation = #_sourceLocation
    ) -> [Finding] {
        let indented = { (text: String) in
            text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        }
        let survey = """
            title: T
            kind: survey
            intent: research
            topic: research
            schedule: { at: 2026-12-01 10:00 }
            content: hello
            survey:
            \(settings.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
              questions:
            \(indented(questions))

            """
        let folder = TemporaryFolder()
        folder.write(SampleFiles.workspace.replacing("campaign: nps,", with: "campaign: every,"), to: "kamerton.yaml")
        folder.write(survey, to: "campaigns/every.yaml")
        let loaded = WorkspaceLoader.load(directory: folder.path)
        guard let campaign = loaded.workspace?.campaign("every"), let definition = campaign.survey else {
            Issue.record("\(loaded.findings.map(\.short))", sourceLocation: location)
            return []
        }
        return SurveyHygiene(definition, bytes: Array(survey.utf8), file: campaign.file, locale: "ru").findings()
            .map(\.finding)
    }

    /// A question of one line in one language.
    static func ask(_ kind: String, _ text: String, _ rest: String = "") -> [Finding] {
        let labels = ["rating"].contains(kind) ? ", low: Bad, high: Good" : ""
        return findings("- q: { type: \(kind), text: \"\(text)\"\(labels)\(rest) }")
    }

    /// A choice with these options.
    static func choose(_ options: [String], _ text: String = "Что из этого?") -> [Finding] {
        let lines = options.enumerated().map { "    - o\($0.offset): \"\($0.element)\"" }
        return findings(
            "- q:\n    type: choice\n    text: \"\(text)\"\n    options:\n" + lines.joined(separator: "\n"))
    }

    /// What is under the caret.
    static func words(_ finding: Finding) -> String {
        String((finding.sourceLine ?? "").dropFirst(finding.mark.column - 1).prefix(finding.length))
    }
}
