internal import Campaigning
internal import Definitions
internal import Formats

/// The first page: every campaign with its languages, and how much is wrong with each.
struct PreviewIndex {
    let name: String
    let campaigns: [CampaignPreview]
    /// Findings that belong to no campaign.
    let others: [Finding]
    let language: Language

    var html: String {
        var content = """
            <h1>\(HTMLText.escape(name))</h1>
            <p class="soft">\(say(Phrase(
                "Every message as invented members would get it. Nobody of the store is here, and the links lead nowhere.")))</p>
            <table class="campaigns">
            <tr><th>\(say(Phrase("Campaign")))</th><th>\(say(Phrase("Language")))</th><th>\(say(Phrase("Subject")))</th>\
            <th>\(say(Phrase("Findings")))</th></tr>
            \(campaigns.flatMap { campaign in campaign.locales.map { row(campaign, $0) } }.joined(separator: "\n"))
            </table>
            """
        if !others.isEmpty {
            content += """

                <section><h2>\(say(Phrase("Elsewhere in the workspace")))</h2>
                \(PreviewFindings(findings: others, language: language).html)</section>
                """
        }
        return PreviewFrame(title: name, language: language, content: "<main>\n" + content + "\n</main>").html
    }

    private func row(_ campaign: CampaignPreview, _ preview: LocalePreview) -> String {
        let findings = PreviewFindings(findings: preview.findings, language: language)
        var state = findings.summary
        if !preview.isWhole {
            let failed = say(Phrase("not every message can be made"))
            state = state.isEmpty ? failed : failed + "; " + state
        }
        let isBad = !preview.isWhole || findings.hasErrors
        let file = PreviewSite.stem(campaign.name, preview.locale) + ".html"
        return """
            <tr><td><a href="\(HTMLText.escape(file))">\(HTMLText.escape(campaign.name))</a></td>\
            <td>\(HTMLText.escape(preview.locale.isEmpty ? "–" : preview.locale))</td>\
            <td><bdi>\(HTMLText.escape(subject(preview)))</bdi></td>\
            <td\(isBad ? " class=\"bad\"" : "")>\(state.isEmpty ? "–" : state)</td></tr>
            """
    }

    /// Of the first message that could be made.
    private func subject(_ preview: LocalePreview) -> String {
        for message in preview.messages {
            if case .success(let made) = message.result { return made.subject }
        }
        return "–"
    }

    private func say(_ phrase: Phrase) -> String { HTMLText.escape(phrase.text(in: language)) }
}
