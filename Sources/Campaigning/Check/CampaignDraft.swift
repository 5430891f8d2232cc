internal import Definitions
internal import Formats
import Foundation

/// As much of a campaign whose file has mistakes as its templates can be checked with, so that one run of `check` shows
/// theirs too.
enum CampaignDraft {
    /// Nil when the file does not say which template it sends, or says more about it than a name.
    static func read(_ name: String, in workspace: Workspace) -> CampaignDefinition? {
        let file = ["yaml", "yml"].map { "campaigns/\(name).\($0)" }.first {
            FileManager.default.fileExists(atPath: workspace.directory + "/" + $0)
        }
        guard let file, let data = FileManager.default.contents(atPath: workspace.directory + "/" + file),
            let root = YAMLTree.parse([UInt8](data), file: file).0, let content = root["content"],
            let template = content.text, !template.isEmpty
        else { return nil }
        let isSurvey = root["survey"] != nil || root["kind"]?.text == "survey"
        let schedule = Schedule(
            timing: .at(CivilDateTime(date: CivilDate(daysSince1970: 0), hour: 0, minute: 0)),
            zone: workspace.definition.timezone, mark: root.mark)
        var ignored: [Finding] = []
        let silences = root["silence"].map {
            Silence.read($0, in: SourceText([UInt8](data), file: file), findings: &ignored)
        }
        return CampaignDefinition(
            name: name, file: file, title: name, kind: isSurvey ? .survey : .email,
            intent: root["intent"]?.text.flatMap(Intent.init) ?? .inform, schedule: schedule,
            content: Content(template: template, mark: content.mark),
            survey: isSurvey ? SurveyDefinition(questions: [Question(id: "score", kind: .nps)]) : nil,
            silences: silences ?? [],
            hash: "")
    }
}
