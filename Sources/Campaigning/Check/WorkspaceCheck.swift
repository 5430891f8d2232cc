package import Formats
package import Definitions
import Foundation

/// What `check` found in a workspace: definitions, templates, the secret and the keys.
package struct WorkspaceCheck: Sendable {
    /// By file and place.
    package let findings: [Finding]
    /// What authors answer for with a reason, and is not shown.
    package let silenced: [Finding]
    /// False when mistakes in kamerton.yaml kept the templates from being looked at.
    package let isComplete: Bool
    package let campaignCount: Int
    package let templateCount: Int

    /// - Parameter now: what is past and what is near of events; nil is by the clock.
    /// - Parameter more: what only the store can say, of a workspace that can be read.
    package init(directory: String, now: Instant? = nil, more: (Workspace) -> [Finding] = { _ in [] }) {
        let loaded = WorkspaceLoader.load(directory: directory)
        var all = loaded.findings
        var silenced: [Finding] = []
        if let workspace = loaded.workspace {
            let templates = WorkspaceCheck.templateFindings(workspace)
            let surveys = SurveyCheck.outcome(workspace)
            all += templates.findings + surveys.findings
            silenced = templates.silenced + surveys.silenced
            let clock = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            all += EventCheck.findings(workspace, now: now ?? clock)
            all += StrategyCheck.findings(workspace, now: now ?? clock)
            all += OccasionCheck.findings(workspace, now: now ?? clock)
            all += more(workspace)
            all += LocaleFiles(directory).findings()
            all += SecretCheck.findings(workspace)
            all += DKIMCheck.findings(workspace)
        }
        self.silenced = silenced
        isComplete = loaded.workspace != nil
        findings = WorkspaceLoader.sorted(all)
        campaignCount = loaded.workspace.map { $0.campaigns.count + $0.invalidCampaigns.count } ?? 0
        templateCount = WorkspaceCheck.templates(in: directory)
    }

    private static func templateFindings(_ workspace: Workspace) -> TemplateChecker.Outcome {
        let drafts = workspace.invalidCampaigns.sorted().map { CampaignDraft.read($0, in: workspace) }
        let campaigns = workspace.campaigns + drafts.compactMap { $0 } + BuiltInCampaigns.all(workspace)
        let outcome = TemplateChecker.check(workspace, campaigns: campaigns)
        // Where a campaign names a template wrongly, or what it names cannot be read, nobody knows what is used.
        guard !drafts.contains(where: { $0 == nil }),
            !outcome.findings.contains(where: { $0.rule == "missing-template" })
        else { return outcome }
        let used = Set(campaigns.flatMap(\.variantLetters).map(\.letter.content.template))
        return TemplateChecker.Outcome(
            findings: outcome.findings + UnusedTemplates.findings(in: workspace.directory, used: used),
            silenced: outcome.silenced)
    }

    /// Only what is about these files, or files in these folders: paths relative to the workspace. All when there are none.
    package func findings(in paths: [String]) -> [Finding] { WorkspaceCheck.about(paths, findings) }

    /// How many of the same authors answer for.
    package func silencedCount(in paths: [String]) -> Int { WorkspaceCheck.about(paths, silenced).count }

    private static func about(_ paths: [String], _ findings: [Finding]) -> [Finding] {
        guard !paths.isEmpty else { return findings }
        return findings.filter { finding in
            paths.contains { $0.isEmpty || finding.mark.file == $0 || finding.mark.file.hasPrefix($0 + "/") }
        }
    }

    /// One line: what was looked at, or how much is wrong.
    package func summary(of shown: [Finding]) -> Phrase {
        let errors = shown.filter { $0.severity == .error }
        let warnings = shown.count - errors.count
        let (campaigns, templates) = (campaignCount, templateCount)
        let files = Set(errors.map(\.mark.file)).count
        let result =
            errors.isEmpty
            ? Phrase("\(campaigns, "campaign", "campaigns"), \(templates, "template", "templates"): no mistakes")
            : Phrase("\(errors.count, "mistake", "mistakes") in \(files, "file", "files")")
        return warnings == 0 ? result : Phrase("\(result), \(warnings, "warning", "warnings")")
    }

    private static func templates(in directory: String) -> Int {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: directory + "/templates")) ?? []
        return names.filter { name in
            !(name as NSString).lastPathComponent.hasPrefix(".") && (name.hasSuffix(".md") || name.hasSuffix(".html"))
        }.count
    }
}
