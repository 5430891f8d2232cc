package import Definitions
internal import Formats
internal import SQLite
internal import Store

/// The template part of `check`.
package enum TemplateChecker {
    /// Every mistake of the templates that the campaigns use, in every locale.
    package static func findings(_ workspace: Workspace) -> [Finding] {
        check(workspace, campaigns: workspace.campaigns + BuiltInCampaigns.all(workspace)).findings
    }

    /// What is to be shown, and what authors answer for.
    struct Outcome {
        let findings: [Finding]
        let silenced: [Finding]
    }

    static func check(_ workspace: Workspace, campaigns: [CampaignDefinition]) -> Outcome {
        let locales = ContentLocales.of(workspace)
        var silencer = Silencer()
        var seen: Set<Finding> = []
        var result: [Finding] = []
        for campaign in campaigns {
            for (_, _, letter) in campaign.variantLetters {
                for finding in findings(letter, workspace, locales, &silencer) where seen.insert(finding).inserted {
                    result.append(finding)
                }
            }
        }
        result += silencer.unused()
        return Outcome(
            findings: result.sorted { $0.mark < $1.mark }, silenced: Array(silencer.silenced.subtracting(seen)))
    }

    private static func findings(
        _ campaign: CampaignDefinition, _ workspace: Workspace, _ locales: [ContentLocales.Choice],
        _ silencer: inout Silencer
    ) -> [Finding] {
        let loaded = CampaignTemplates.read(campaign, workspace)
        let texts = MissingTexts(campaign: campaign, workspace: workspace)
            .findings(loaded.variants.map(\.body))
        var findings = silencer.filter(loaded.findings + texts, campaign.silences)
        let missing = MissingVariants.findings(loaded.variants.map(\.body), locales)
        var isWhole = !loaded.variants.isEmpty
        for variant in loaded.variants {
            let own = variant.body.frontMatter.silences
            var found = variant.findings + missing.filter { $0.mark.file == variant.body.path }
            if let template = variant.template { found += trials(template, campaign, workspace) }
            findings += silencer.filter(found, campaign.silences + own)
            if variant.template == nil || found.contains(where: { $0.severity == .error }) {
                isWhole = false
            } else {
                silencer.declare(own)
            }
        }
        // What is about the questions is looked at elsewhere.
        if isWhole { silencer.declare(campaign.silences.filter { !$0.rule.isOfSurveys }) }
        return findings
    }

    /// What only rendering shows, and what the files say of the mail that they make.
    private static func trials(
        _ template: MessageTemplate, _ campaign: CampaignDefinition, _ workspace: Workspace
    ) -> [Finding] {
        let scope = TemplateScope(campaign, workspace.definition)
        var findings: [Finding] = []
        var rendered: [String] = []
        let members = tellingMembers(workspace.definition)
        let trials = scope.sampleOccurrences.flatMap { occurrence in members.map { (occurrence, $0) } }
        for (occurrence, member) in trials {
            let belongings = BelongingsReader.sample(workspace.definition, campaign, isBare: member.firstName == nil)
            let (found, html) = TrialRendering(
                template: template, scope: scope, member: member, workspace: workspace, belongings: belongings,
                stories: QuotedStories(workspace).sample(campaign), occurrence: occurrence
            ).outcome()
            // What goes wrong for several is said once, whatever the numbers in it.
            findings += found.filter { finding in
                !findings.contains { $0.rule == finding.rule && $0.mark == finding.mark }
            }
            rendered += [html].compactMap { $0 }
            if found.contains(where: { $0.severity == .error }) { break }
        }
        return findings + HygieneCheck(template: template, workspace: workspace, rendered: rendered).findings()
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
