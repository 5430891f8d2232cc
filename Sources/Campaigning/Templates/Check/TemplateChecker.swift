package import Definitions
internal import Formats
internal import SQLite
internal import Store

/// The template part of `check`.
package enum TemplateChecker {
    /// Every mistake of the templates that the campaigns use, in every locale.
    package static func findings(_ workspace: Workspace) -> [Finding] {
        findings(workspace, campaigns: workspace.campaigns + BuiltInCampaigns.all(workspace))
    }

    static func findings(_ workspace: Workspace, campaigns: [CampaignDefinition]) -> [Finding] {
        var seen: Set<Finding> = []
        var result: [Finding] = []
        for campaign in campaigns {
            for finding in findings(campaign, workspace) where seen.insert(finding).inserted { result.append(finding) }
        }
        return result.sorted { $0.mark < $1.mark }
    }

    private static func findings(_ campaign: CampaignDefinition, _ workspace: Workspace) -> [Finding] {
        var (templates, findings) = CampaignTemplates.load(campaign, workspace)
        let scope = TemplateScope(campaign, workspace.definition)
        for (_, template) in templates.variants.sorted(by: { $0.key < $1.key }) {
            for member in tellingMembers(workspace.definition) {
                let trial = TrialRendering(template: template, scope: scope, member: member, workspace: workspace)
                let found = trial.findings()
                findings += found
                if !found.isEmpty { break }
            }
        }
        return findings
    }

    /// Those whose messages show most of what can go wrong: one with everything, and one with nothing but an address.
    private static func tellingMembers(_ definition: WorkspaceDefinition) -> [MemberSnapshot] {
        var attributes: [String: SQLValue] = [:]
        for attribute in definition.attributes {
            attributes[attribute.name] =
                switch attribute.type {
                case .string: .text("Нижний Новгород & Co. <b>\"'")
                case .number: .real(1234.5)
                case .boolean: .integer(1)
                case .date: .text("1990-02-28")
                case .oneOf(let choices): .text(choices.first ?? "")
                }
        }
        let full = MemberSnapshot(
            id: 1, key: [1], email: "anna.maria@example.org", emailKey: "anna.maria@example.org", externalID: "A-1",
            firstName: "Анна-Мария \"Аня\"", lastName: "O'Neill <script>", name: nil, locale: definition.locale,
            timezone: definition.timezone.name, joinedAt: Instant(milliseconds: 1_500_000_000_000), stage: "first",
            attributes: attributes, tags: ["early"])
        let bare = MemberSnapshot(id: 2, key: [2], email: "b@example.org", emailKey: "b@example.org")
        return [full, bare]
    }
}
