internal import Definitions
import Foundation
internal import Formats

/// Texts of a message that stand in YAML, `{ ru: …, en: … }`, and lack a language that its template is written in: members
/// would read two languages in one message.
struct MissingTexts {
    let campaign: CampaignDefinition
    let workspace: Workspace

    private var definition: WorkspaceDefinition { workspace.definition }

    func findings(_ bodies: [TemplateFile]) -> [Finding] {
        let locales = bodies.map { $0.locale.isEmpty ? definition.locale : $0.locale }.sorted()
        var findings: [Finding] = []
        if let name = campaign.topic, let topic = definition.topics.first(where: { $0.name == name }) {
            findings += lacking(topic.title, locales).map { locale in
                finding(
                    Phrase("the topic \"\(name)\" has no title in \(locale), and the template is written in it"),
                    Phrase("add \(locale): … to its title in kamerton.yaml"))
            }
        }
        for question in campaign.pilot == nil ? campaign.survey?.questions ?? [] : [] {
            guard let text = question.text else { continue }
            findings += lacking(text, locales).map { locale in
                finding(
                    Phrase(
                        "the question \"\(question.id)\" is not there in \(locale), and the template is written in it"),
                    Phrase("add \(locale): … to its text"))
            }
        }
        return findings
    }

    /// A text without languages is for all of them.
    private func lacking(_ text: LocalizedText, _ locales: [String]) -> [String] {
        guard text.variants[""] == nil else { return [] }
        let there = Set(text.variants.keys.map { Locales.language(of: $0) })
        return locales.filter { !there.contains(Locales.language(of: $0)) }
    }

    private func finding(_ message: Phrase, _ suggestion: Phrase) -> Finding {
        let mark = campaign.content.mark
        let line = FileManager.default.contents(atPath: workspace.directory + "/" + mark.file)
            .flatMap { SourceText([UInt8]($0), file: mark.file).line(mark.line) }
        return Finding(
            mark, length: campaign.content.template.count, .missingVariant, message, suggestion: suggestion,
            sourceLine: line)
    }
}
