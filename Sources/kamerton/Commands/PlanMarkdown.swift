import Campaigning
import Definitions
import Formats
import Store

/// `plan --markdown`: a plan that fits a comment on a pull request.
struct PlanMarkdown {
    let forecast: PlanForecast
    let digest: PlanDigest
    let workspace: Workspace

    /// A comment holds some 65,000 characters.
    private static let mostCampaigns = 25
    private static let mostSteps = 60

    var lines: [Phrase] {
        let blank = Phrase(verbatim: "")
        var lines = [Phrase("### Kamerton: what would be sent"), blank, summary, blank]
        lines += table
        for campaign in digest.campaigns.prefix(PlanMarkdown.mostCampaigns) { lines += [blank] + section(campaign) }
        let more = digest.campaigns.count - PlanMarkdown.mostCampaigns
        if more > 0 { lines += [blank, Phrase("… and \(more, "more campaign", "more campaigns")")] }
        let warnings = forecast.warnings.map { Phrase("- \($0)") } + broken
        if !warnings.isEmpty { lines += [blank, Phrase("#### Warnings"), blank] + warnings }
        return lines
    }

    private var zone: Zone { workspace.definition.timezone }

    private var summary: Phrase {
        let send = forecast.steps.map(\.send).reduce(0, +)
        let until = PlanCommand.words(forecast.until, in: zone)
        let campaigns = Set(forecast.steps.filter { !$0.isEmpty }.map(\.campaign)).count
        return Phrase(
            "**\(send, "message", "messages")** of \(campaigns, "campaign", "campaigns") until \(until) (\(zone)).")
    }

    private var table: [Phrase] {
        let steps = forecast.steps.filter { !$0.isEmpty }
        guard !steps.isEmpty else { return [Phrase("Nothing is due.")] }
        let head = [Phrase("campaign"), Phrase("due"), Phrase("send"), Phrase("waits"), Phrase("will not go")]
        var lines = [row(head), Phrase(verbatim: "|---|---|---:|---|---|")]
        for step in steps.prefix(PlanMarkdown.mostSteps) {
            lines.append(
                row([
                    Phrase(verbatim: "`\(step.campaign)`"), PlanCommand.due(step, in: zone),
                    Phrase(verbatim: String(step.send)), PlanCommand.waits(step), LedgerWords.list(step.skipped),
                ]))
        }
        let split = steps.prefix(PlanMarkdown.mostSteps).filter { !$0.variants.isEmpty }
        if !split.isEmpty { lines += [Phrase(verbatim: "")] + split.map { Phrase("- \(PlanCommand.variants($0))") } }
        let more = steps.count - PlanMarkdown.mostSteps
        if more > 0 { lines.append(Phrase("| … \(more) more | | | | |")) }
        return lines
    }

    private func row(_ cells: [Phrase]) -> Phrase {
        Phrase("| \(Phrase(listing: cells, separator: " | ")) |")
    }

    // MARK: One campaign

    private func section(_ campaign: PlanDigest.Campaign) -> [Phrase] {
        let definition = campaign.definition
        let name = Phrase(verbatim: "`\(definition.name)`")
        let title = Phrase(verbatim: PlanMarkdown.escape(definition.title))
        let head =
            switch campaign.novelty {
            case .new: Phrase("#### \(name) · new · \(title)")
            case .edited: Phrase("#### \(name) · edited · \(title)")
            case .known: Phrase("#### \(name) · \(title)")
            }
        var lines = [head, Phrase(verbatim: "")]
        if campaign.isUnapproved {
            lines.append(Phrase("- **not approved**: it waits for \"kamerton approve \(definition.name)\""))
        }
        let filter =
            definition.audience.filter.map { Phrase(verbatim: PlanMarkdown.code($0.text)) } ?? Phrase("everyone")
        lines.append(Phrase("- to: \(filter) (\(definition.intent.rawValue))"))
        for (locale, subject) in campaign.subjects {
            lines.append(Phrase("- subject (\(locale)): \(PlanMarkdown.escape(subject))"))
        }
        if campaign.subjects.isEmpty {
            lines.append(Phrase("- the subject cannot be rendered: see \"kamerton check\""))
        }
        if !campaign.stages.isEmpty { lines.append(Phrase("- by stage: \(list(campaign.stages))")) }
        if !campaign.segments.isEmpty { lines.append(Phrase("- in segments: \(list(campaign.segments))")) }
        if !campaign.locales.isEmpty { lines.append(Phrase("- by language: \(list(campaign.locales))")) }
        return lines
    }

    private func list(_ shares: [PlanDigest.Share]) -> Phrase {
        Phrase(
            listing: shares.map { share in
                share.name.isEmpty
                    ? Phrase("not known \(share.members)")
                    : Phrase(verbatim: "\(PlanMarkdown.escape(share.name)) \(share.members)")
            })
    }

    private var broken: [Phrase] {
        workspace.invalidCampaigns.sorted().map {
            Phrase("- campaigns/\($0).yaml has mistakes and waits: see \"kamerton check\"")
        }
    }

    // MARK: Text

    /// Text from files shows as it is written, names nobody and breaks no table.
    static func escape(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~": result += "\\\(character)"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "@": result += "@<!-- -->"
            case _ where character.isNewline: result += " "
            default: result.append(character)
            }
        }
        return result
    }

    /// A code span, whatever backquotes are in it (CommonMark 6.1).
    static func code(_ text: String) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        var fence = "`"
        while line.contains(fence) { fence += "`" }
        return fence.count == 1 ? "`\(line)`" : "\(fence) \(line) \(fence)"
    }
}
