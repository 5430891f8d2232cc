package import Definitions
internal import Formats
package import Store

/// What a plan means for those who review it: what is new, who is behind the numbers, and the subjects as they read.
package struct PlanDigest: Sendable {
    package enum Novelty: Sendable {
        case new
        case edited
        case known
    }

    /// How many of those who get something.
    package struct Share: Sendable {
        package let name: String
        package let members: Int
    }

    package struct Campaign: Sendable {
        package let definition: CampaignDefinition
        package let novelty: Novelty
        package let steps: [PlanForecast.Step]
        package let stages: [Share]
        package let segments: [Share]
        package let locales: [Share]
        /// By language, and variant where there are several; a subject that cannot be rendered is left to `check`.
        package let subjects: [(locale: String, subject: String)]
        package let isUnapproved: Bool
    }

    /// Those with something due, then new and edited ones without.
    package let campaigns: [Campaign]

    /// - Parameter forecast: one that has run on this store.
    package init(_ forecast: PlanForecast, _ store: Store, _ workspace: Workspace) throws {
        let definition = workspace.definition
        let schema = FilterSchema(workspace)
        let compiler = try FilterCompiler(workspace, store, now: forecast.now)
        var stages: [String: [Share]] = [:]
        for stage in definition.stages {
            guard let filter = try? FilterParser.parse("stage = \(stage.name)", schema: schema) else { continue }
            for (campaign, members) in try store.forecastReach(compiler.compile(filter, prefix: "f")) {
                stages[campaign, default: []].append(Share(name: stage.name, members: members))
            }
        }
        var segments: [String: [Share]] = [:]
        for segment in definition.segments {
            for (campaign, members) in try store.forecastReach(compiler.compile(segment.filter, prefix: "f")) {
                segments[campaign, default: []].append(Share(name: segment.name, members: members))
            }
        }
        var locales: [String: [Share]] = [:]
        for (campaign, locale, members) in try store.forecastLocales() {
            locales[campaign, default: []].append(Share(name: locale, members: members))
        }
        let approvals = Approvals(workspace)
        campaigns = try workspace.campaigns.compactMap { campaign in
            let names = [campaign.name, campaign.was].compactMap(\.self)
            let steps = forecast.steps.filter { names.contains($0.campaign) }
            let novelty = try PlanDigest.novelty(campaign, store)
            guard !steps.isEmpty || novelty != .known else { return nil }
            let shares = { (table: [String: [Share]]) in names.flatMap { table[$0] ?? [] } }
            return Campaign(
                definition: campaign, novelty: novelty, steps: steps, stages: shares(stages),
                segments: shares(segments), locales: shares(locales),
                subjects: PlanDigest.subjects(campaign, workspace, now: forecast.now),
                isUnapproved: try approvals.isMissing(campaign, store))
        }
    }

    private static func novelty(_ campaign: CampaignDefinition, _ store: Store) throws -> Novelty {
        let versions = try store.campaignVersions(campaign: campaign.name, was: campaign.was)
        if versions.isEmpty { return .new }
        return versions.contains(campaign.hash) ? .known : .edited
    }

    /// As an invented member with a name reads them.
    private static func subjects(
        _ campaign: CampaignDefinition, _ workspace: Workspace, now: Instant
    ) -> [(locale: String, subject: String)] {
        // Of a sequence the first letter stands for all.
        let letters = campaign.variantLetters.filter { $0.step == campaign.letters.first?.step }
        return letters.flatMap { _, variant, letter -> [(locale: String, subject: String)] in
            guard let composer = try? WorkspacePreview.composer(letter, workspace, signing: .unsigned) else {
                return []
            }
            return composer.locales.compactMap { locale in
                let message = WorkspacePreview.message(.cyrillic, workspace, locale: locale, now: now)
                let name = [locale, variant].compactMap(\.self).joined(separator: ", ")
                return (try? composer.compose(message, locale: locale)).map { (name, $0.subject) }
            }
        }
    }
}
