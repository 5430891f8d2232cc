package import Definitions
package import Formats
internal import Store

/// Makes the previews of every campaign of a workspace: without a store, without keys, and with links that lead nowhere.
package struct WorkspacePreview: Sendable {
    private let workspace: Workspace
    private let findings: [Finding]
    private let now: Instant

    /// - Parameter findings: those of `check`.
    package init(_ workspace: Workspace, findings: [Finding], now: Instant) {
        (self.workspace, self.findings, self.now) = (workspace, findings, now)
    }

    /// By name: the workspace's own, those that have mistakes, and the program's.
    package func campaigns() -> [CampaignPreview] {
        let whole = (workspace.campaigns + BuiltInCampaigns.all(workspace)).flatMap { campaign in
            campaign.variantLetters.map {
                preview(
                    $0.letter, $0.step,
                    part: [campaign.sequence == nil && campaign.event == nil ? nil : $0.step, $0.variant].compactMap(
                        \.self
                    ).joined(
                        separator: "."))
            }
        }
        let broken = workspace.invalidCampaigns.map(brokenPreview)
        return (whole + broken).sorted { $0.name < $1.name }
    }

    /// What composes the messages of telling members.
    package static func composer(
        _ campaign: CampaignDefinition, _ workspace: Workspace, signing: MessageSigning = .unsigned
    ) throws -> Composer {
        try Composer(
            campaign: campaign, workspace: workspace, signer: TokenSigner(current: [0]), salt: [], signing: signing)
    }

    package static func message(
        _ member: TellingMember, _ workspace: Workspace, locale: String?, step: String = CampaignDefinition.mainStep,
        now: Instant
    ) -> MessageToCompose {
        MessageToCompose(
            row: 0, occurrence: "preview", step: step, member: member.snapshot(workspace.definition, locale: locale),
            date: now)
    }

    /// - Parameter part: the step and the variant.
    private func preview(_ campaign: CampaignDefinition, _ step: String, part: String) -> CampaignPreview {
        let name = campaign.name + (part.isEmpty ? "" : "." + part)
        let files = templateFiles(campaign)
        let known = Set(TemplateChecker.check(workspace, campaigns: [campaign]).findings)
        // The program's own campaigns stand in kamerton.yaml, whose findings are about all of them.
        let file = campaign.file.hasPrefix("campaigns/") ? campaign.file : nil
        let own = findings.filter { $0.mark.file == file || known.contains($0) }
        let about = { (locale: String) in own.filter { (files[$0.mark.file] ?? locale) == locale } }
        do {
            let composer = try WorkspacePreview.composer(campaign, workspace)
            let locales = composer.locales.map { locale in
                LocalePreview(
                    locale: locale, messages: TellingMember.allCases.map { message($0, composer, locale, step) },
                    findings: about(locale), failure: nil)
            }
            return CampaignPreview(name: name, title: campaign.title, locales: locales)
        } catch {
            let failure = Phrase("no message can be made: the campaign or its templates have mistakes")
            let locales = Set(files.values).sorted()
            return CampaignPreview(
                name: name, title: campaign.title,
                locales: (locales.isEmpty ? [""] : locales).map {
                    LocalePreview(locale: $0, messages: [], findings: about($0), failure: failure)
                })
        }
    }

    private func message(
        _ member: TellingMember, _ composer: Composer, _ locale: String, _ step: String
    ) -> MemberPreview {
        let message = WorkspacePreview.message(member, workspace, locale: locale, step: step, now: now)
        return MemberPreview(
            member: member,
            result: Result { () throws(ComposeError) in try composer.compose(message, locale: locale) })
    }

    /// The language of each file of the campaign's template.
    private func templateFiles(_ campaign: CampaignDefinition) -> [String: String] {
        var ignored: [Finding] = []
        let found = TemplateFinder(directory: workspace.directory)
            .files(of: campaign.content.template, named: campaign.content.mark, findings: &ignored)
        var files: [String: String] = [:]
        for file in found.bodies + found.texts.values {
            files[file.path] = file.locale.isEmpty ? workspace.definition.locale : file.locale
        }
        return files
    }

    private func brokenPreview(_ name: String) -> CampaignPreview {
        let own = findings.filter {
            $0.mark.file == "campaigns/\(name).yaml" || $0.mark.file == "campaigns/\(name).yml"
        }
        return CampaignPreview(
            name: name, title: name,
            locales: [
                LocalePreview(
                    locale: "", messages: [], findings: own,
                    failure: Phrase("no message can be made: the campaign or its templates have mistakes"))
            ])
    }
}
