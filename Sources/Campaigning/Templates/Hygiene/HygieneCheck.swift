internal import Definitions
internal import Formats

/// What is worth a second look in the mail that a template makes, in the files that it is made of: docs/check.md.
struct HygieneCheck {
    let template: MessageTemplate
    let workspace: Workspace
    /// Finished messages to different members, as HTML.
    let rendered: [String]

    func findings() -> [Finding] {
        let parts = template.parts
        let files = parts.files.compactMap { HygieneFile($0, in: workspace.directory) }
        let placeholders = PlaceholderRule(locale: template.locale, workspace: workspace.definition)
        let text = parts.textFile.flatMap { HygieneFile($0, in: workspace.directory) }
        var findings = SubjectRule.findings(parts.subject) + placeholders.findings(parts.subject)
        if let preview = parts.preview { findings += placeholders.findings(preview) }
        for file in files {
            findings += LinkRules(file: file).findings() + placeholders.findings(file)
            findings += SupportRule(file: file).findings() + ContrastRule(file: file).findings()
        }
        if let text { findings += LinkRules(file: text).findings() + placeholders.findings(text) }
        findings += UnclosedTags.findings(files)
        // Our own words have no file.
        if let body = files.first, body.path == parts.files.first {
            findings += WordsRule.findings(body: body, text: text)
        }
        for html in rendered { findings += LinkRules.misleading(MailLink.all(in: Array(html.utf8)), files) }
        return findings
    }
}
