internal import Formats
import Foundation

/// Reads every definition of a workspace and collects every mistake.
package enum WorkspaceLoader {
    package static func load(directory: String) -> LoadedWorkspace {
        let path = "kamerton.yaml"
        guard let data = FileManager.default.contents(atPath: directory + "/" + path) else {
            let mark = SourceMark(file: path, line: 1, column: 1)
            let exists = FileManager.default.fileExists(atPath: directory + "/" + path)
            let finding = Finding(
                mark, rule: (exists ? DefinitionRule.unreadable : .noWorkspace).rawValue,
                exists ? Phrase("kamerton.yaml cannot be read") : Phrase("there is no kamerton.yaml in \(directory)"),
                suggestion: exists ? Phrase("look at its permissions") : Phrase("make a workspace with: kamerton init"))
            return LoadedWorkspace(workspace: nil, findings: [finding])
        }
        let bytes = [UInt8](data)
        var folder = CampaignFolder(directory: directory)
        let files = folder.read()
        // A file that cannot be read hides what it asks: then names of campaigns are not checked in filters.
        let isComplete = !files.contains(where: \.hidesQuestions) && folder.unreadNames.isEmpty
        let questions = Dictionary(files.map { ($0.name, $0.questionIDs) }, uniquingKeysWith: { first, _ in first })
        let (root, mistakes) = YAMLTree.parse(bytes, file: path)
        let source = SourceText(bytes.count > YAMLTree.largestFile ? [] : bytes, file: path)
        let collector = FindingCollector(source, findings: mistakes)
        let anonymous = Set(files.filter(\.isAnonymous).map(\.name))
        var draft = decode(root, collector, isComplete ? questions : nil, directory, anonymous)
        draft.occasions = OccasionFile.read(directory, draft)
        let occasions = draft.occasions
        let names = Set(files.map(\.name))
        let former = Dictionary(
            files.compactMap { file in file.formerName.map { ($0, file.name) } },
            uniquingKeysWith: { first, _ in first })
        var campaigns: [CampaignDefinition] = []
        let surroundings = CampaignSurroundings(
            names: names, formerNames: former,
            surveys: Dictionary(
                files.compactMap { file in file.questionOutline.map { (file.name, $0) } },
                uniquingKeysWith: { first, _ in first }),
            started: Set(
                (files.flatMap(\.starts) + draft.startedCampaigns).compactMap(\.text) + files.compactMap(\.feedback)),
            anonymous: anonymous)
        StartRing.report(files)
        for file in files {
            let campaign = CampaignDecoder(file: file, draft: draft, surroundings: surroundings).decode()
            // Mistakes among the occasions stop what they begin, and nothing else.
            if let campaign, !(occasions.hasErrors && file.isBegunByOccasions) { campaigns.append(campaign) }
        }
        checkWebhooks(draft, campaigns, names, collector)
        checkBuiltInNames(root, names, collector)
        ThanksCheck(campaigns: campaigns, names: names, collector: collector).check(draft.thanks)
        StartedCheck(names: names.union(folder.unreadNames), collector: collector).check(draft.startedCampaigns)
        let broken = names.union(folder.unreadNames).subtracting(campaigns.map(\.name))
        if broken.isEmpty { occasions.checkUse(by: campaigns) }
        let findings =
            collector.findings + occasions.collector.findings + folder.findings + files.flatMap(\.collector.findings)
        let workspace =
            collector.hasErrors
            ? nil
            : draft.definition.map {
                Workspace(directory: directory, definition: $0, campaigns: campaigns, invalidCampaigns: broken)
            }
        return LoadedWorkspace(workspace: workspace, findings: sorted(findings))
    }

    private static func decode(
        _ root: YAMLNode?, _ collector: FindingCollector, _ campaigns: [String: [String]]?, _ directory: String,
        _ anonymous: Set<String>
    ) -> WorkspaceDraft {
        guard let root else {
            if !collector.hasErrors {
                collector.report(
                    0..<1, .emptyFile, .error, Phrase("kamerton.yaml is empty"),
                    Phrase("see what \"kamerton init\" writes into a new folder"))
            }
            return WorkspaceDraft(isUnreadable: true)
        }
        return WorkspaceDecoder(
            collector: collector, campaigns: campaigns, directory: directory, anonymousSurveys: anonymous
        ).decode(root)
    }

    /// With `sign_up` the program has a campaign of its own.
    private static func checkBuiltInNames(
        _ root: YAMLNode?, _ names: Set<String>, _ collector: FindingCollector
    ) {
        let name = SignUpDecoder.campaign
        guard names.contains(name), let key = root?.pairs?.first(where: { $0.key.text == "sign_up" })?.key else {
            return
        }
        collector.error(
            key, .builtInCampaign,
            Phrase("campaigns/\(name).yaml has the name of the campaign that asks to confirm a sign-up"),
            suggestion: Phrase("rename the file; the words of the confirmation are templates/\(name).LANGUAGE.md"))
    }

    private static func checkWebhooks(
        _ draft: WorkspaceDraft, _ campaigns: [CampaignDefinition], _ names: Set<String>, _ collector: FindingCollector
    ) {
        let surveys = campaigns.filter { $0.kind == .survey }.map(\.name)
        for node in draft.webhookCampaigns {
            guard let name = node.text else { continue }
            if let campaign = campaigns.first(where: { $0.name == name }) {
                if campaign.survey?.isAnonymous == true {
                    collector.error(
                        node, .webhookCampaign,
                        Phrase("the answers of \(name) are anonymous, and what a webhook brings says who gave them"),
                        suggestion: Phrase("let it be answered on its own page, or delete anonymous: true"))
                }
                guard campaign.kind != .survey else { continue }
                collector.error(
                    node, .webhookCampaign, Phrase("\(name) is not a survey, so it takes no answers"),
                    suggestion: surveys.isEmpty ? nil : Suggestions.oneOf(surveys))
            } else if !names.contains(name) {
                collector.error(
                    node, .webhookCampaign, Phrase("there is no campaign \"\(name)\""),
                    suggestion: Suggestions.advice(for: name, among: surveys)
                        ?? Phrase("write one with: kamerton new survey \(name)"))
            }
        }
        for (name, node) in draft.webhookMaps {
            guard let survey = campaigns.first(where: { $0.name == name })?.survey, let question = node.text else {
                continue
            }
            let ids = survey.questions.map(\.id)
            guard !ids.contains(question) else { continue }
            collector.error(
                node, .webhookCampaign, Phrase("the survey \(name) has no question \"\(question)\""),
                suggestion: Suggestions.advice(for: question, among: ids))
        }
    }

    /// By file and place; `kamerton.yaml` first, since other mistakes may only follow from its own.
    package static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { a, b in
            let isFirst = (a.element.mark.file == "kamerton.yaml", b.element.mark.file == "kamerton.yaml")
            if isFirst.0 != isFirst.1 { return isFirst.0 }
            if a.element.mark != b.element.mark { return a.element.mark < b.element.mark }
            return a.offset < b.offset
        }.map(\.element)
    }
}
