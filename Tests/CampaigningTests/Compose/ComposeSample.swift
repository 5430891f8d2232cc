import Foundation
import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport

/// A workspace with templates, and messages composed from them.
struct ComposeSample {
    let folder = TemporaryFolder()
    var definition = Sample.definition()

    static let survey = SurveyDefinition(questions: [
        Question(id: "score", kind: .nps), Question(id: "why", kind: .text),
    ])

    func campaign(
        template: String = "hello", intent: Intent = .inform, topic: String? = "news", subject: LocalizedText? = nil,
        preview: LocalizedText? = nil, survey: SurveyDefinition? = nil
    ) -> CampaignDefinition {
        CampaignDefinition(
            name: "spring", file: "campaigns/spring.yaml", title: "Spring", kind: survey == nil ? .email : .survey,
            intent: intent, topic: topic,
            schedule: Schedule(
                timing: .at(CivilDateTime(date: CivilDate("2026-10-10")!, hour: 10, minute: 0)), zone: .utc,
                mark: Sample.mark),
            content: Content(
                template: template, subject: subject, preview: preview,
                mark: SourceMark(file: "campaigns/spring.yaml", line: 9, column: 10)),
            survey: survey, hash: "00")
    }

    func workspace(_ campaigns: [CampaignDefinition] = []) -> Workspace {
        Workspace(directory: folder.path, definition: definition, campaigns: campaigns)
    }

    func composer(_ campaign: CampaignDefinition) throws -> Composer {
        try Composer(
            campaign: campaign, workspace: workspace(), signer: TokenSigner(current: [1, 2, 3]), salt: Sample.salt)
    }

    static func member(
        first: String? = "Anna", last: String? = nil, name: String? = nil, email: String = "anna@example.org",
        locale: String? = "en", city: String? = nil
    ) -> MemberSnapshot {
        MemberSnapshot(
            id: 5, key: Array(0..<16), email: email, emailKey: email.lowercased(), firstName: first, lastName: last,
            name: name, locale: locale, attributes: city.map { ["city": .text($0)] } ?? [:])
    }

    func compose(
        _ campaign: CampaignDefinition? = nil, _ member: MemberSnapshot = member(), isTest: Bool = false, row: Int64 = 7
    ) throws -> ComposedMessage {
        try composer(campaign ?? self.campaign()).compose(
            MessageToCompose(
                row: row, occurrence: "2026-10-10T07:00Z", step: "main", member: member, date: Sample.now,
                isTest: isTest))
    }

    /// The header of a message, unfolded.
    static func header(_ message: ComposedMessage) -> [String] {
        let text = String(decoding: message.bytes, as: UTF8.self)
        let head = text.components(separatedBy: "\r\n\r\n").first ?? ""
        return head.replacing("\r\n ", with: " ").components(separatedBy: "\r\n")
    }
}
