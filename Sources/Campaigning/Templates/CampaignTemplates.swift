internal import Definitions
internal import Formats

/// The templates of one campaign: one for each language in which subject, preview and body are all there.
struct CampaignTemplates: Sendable {
    /// By `LocaleRule.key` of their files' locales.
    let variants: [String: MessageTemplate]
    let workspaceLocale: String

    /// The one a member gets; nil when none fits.
    func choose(_ locale: String?) -> MessageTemplate? {
        LocaleRule.choose(member: locale, workspace: workspaceLocale, available: Set(variants.keys))
            .flatMap { variants[$0] }
    }

    /// Reads and compiles. Every mistake is among the findings; the variants without mistakes are there all the same.
    static func load(_ campaign: CampaignDefinition, _ workspace: Workspace) -> (CampaignTemplates, [Finding]) {
        let loaded = read(campaign, workspace)
        return (loaded.templates, loaded.findings + loaded.variants.flatMap(\.findings))
    }

    /// Templates with what was found in each variant, and in all of them together.
    struct Loaded {
        struct Variant {
            let body: TemplateFile
            /// Nil when it has mistakes.
            let template: MessageTemplate?
            let findings: [Finding]
        }

        let templates: CampaignTemplates
        let variants: [Variant]
        let findings: [Finding]
    }

    static func read(_ campaign: CampaignDefinition, _ workspace: Workspace) -> Loaded {
        var findings: [Finding] = []
        let finder = TemplateFinder(directory: workspace.directory)
        let found = finder.files(
            of: campaign.content.template, named: campaign.content.mark,
            builtIn: CampaignTemplates.builtIn(campaign), findings: &findings)
        var texts = LocalizedParts(campaign.content, found.bodies)
        var compiler = TemplateCompiler(campaign, workspace)
        var variants: [String: MessageTemplate] = [:]
        var read: [Loaded.Variant] = []
        for body in found.bodies {
            let before = compiler.findings.count
            let template = texts.variant(body, text: found.texts[LocaleRule.key(body.locale)])
                .flatMap { compiler.compile($0) }
            variants[LocaleRule.key(body.locale)] = template
            read.append(
                Loaded.Variant(body: body, template: template, findings: Array(compiler.findings.dropFirst(before))))
        }
        texts.checkBodies()
        texts.checkVariant()
        // What is said of one file alone is that variant's.
        read = read.map { variant in
            Loaded.Variant(
                body: variant.body, template: variant.template,
                findings: texts.findings.filter { $0.mark.file == variant.body.path } + variant.findings)
        }
        findings += texts.findings.filter { finding in !read.contains { $0.body.path == finding.mark.file } }
        let templates = CampaignTemplates(variants: variants, workspaceLocale: workspace.definition.locale)
        if !found.bodies.isEmpty, templates.choose(nil) == nil,
            !(findings + read.flatMap(\.findings)).contains(where: { $0.severity == .error })
        {
            let there = found.bodies.map { $0.locale.isEmpty ? "none" : $0.locale }.joined(separator: ", ")
            findings.append(
                Finding(
                    campaign.content.mark, rule: "missing-locale",
                    Phrase(
                        """
                        the template is there in \(there), but not in \(workspace.definition.locale), the workspace's own \
                        language: members of other languages would get nothing
                        """),
                    suggestion: Phrase(
                        """
                        add templates/\(campaign.content.template).\(workspace.definition.locale).md, or one without a \
                        language
                        """)))
        }
        if let only = found.bodies.first, found.bodies.count == 1, !only.locale.isEmpty,
            Locales.language(of: only.locale) != Locales.language(of: workspace.definition.locale)
        {
            findings.append(onlyElsewhere(only, workspace.definition.locale))
        }
        return Loaded(templates: templates, variants: read, findings: findings)
    }

    /// Our own words, for the campaigns that are the program's own.
    private static func builtIn(_ campaign: CampaignDefinition) -> [TemplateFile] {
        if ConfirmationMail.isOne(campaign) { return ConfirmationMail.templates() }
        if MentorMail.isOne(campaign) { return MentorMail.templates(campaign) }
        if StoryLetter.isOne(campaign) { return StoryLetter.templates() }
        if campaign.event != nil { return EventMail.templates(campaign.content.template) }
        return AddressMail.isOne(campaign) ? AddressMail.templates(campaign) : []
    }

    private static func onlyElsewhere(_ body: TemplateFile, _ locale: String) -> Finding {
        let name = String(body.path.dropLast(body.locale.count + body.format.rawValue.count + 2))
        return Finding(
            SourceMark(file: body.path, line: 1, column: 1), rule: "missing-locale", severity: .warning,
            Phrase(
                """
                the template is there only in \(body.locale), so members get it who read \(locale), the workspace's own \
                language
                """),
            suggestion: Phrase(
                """
                add \(name).\(locale).\(body.format.rawValue); if it is meant for everyone, name it \
                \(name).\(body.format.rawValue)
                """))
    }
}

/// Finds the subject and the preview of each language, and what a language lacks.
private struct LocalizedParts {
    private let content: Content
    private let bodies: [TemplateFile]
    private(set) var findings: [Finding] = []
    private let hasPreview: Bool

    init(_ content: Content, _ bodies: [TemplateFile]) {
        (self.content, self.bodies) = (content, bodies)
        hasPreview = content.preview != nil || bodies.contains { $0.frontMatter.preview != nil }
        if !hasPreview, let body = bodies.first, !bodies.contains(where: \.frontMatter.isBroken) {
            findings.append(
                Finding(
                    SourceMark(file: body.path, line: 1, column: 1), .missingPreview,
                    Phrase("the message has no preview: mail programs will show its first words beside the subject"),
                    suggestion: Phrase("add a line preview: to the front matter")))
        }
    }

    mutating func variant(_ body: TemplateFile, text: TemplateFile?) -> TemplateVariant? {
        guard !body.frontMatter.isBroken else { return nil }
        let subject = part("subject", content.subject, body.frontMatter.subject, body)
        let preview = part("preview", content.preview, body.frontMatter.preview, body)
        if let subject, subject.text.allSatisfy(\.isWhitespace) {
            findings.append(
                Finding(
                    subject.mark, .emptySubject, Phrase("the subject is empty"), sourceLine: subject.sourceLine)
            )
            return nil
        }
        if subject == nil { missing("subject", body) }
        if preview == nil, hasPreview { missing("preview", body) }
        guard let subject, preview != nil || !hasPreview else { return nil }
        return TemplateVariant(body: body, text: text, subject: subject, preview: preview)
    }

    /// The campaign's own words, then those of the template. An unlabelled text of the campaign belongs to the unlabelled
    /// template, or to the only one.
    private func part(_ name: String, _ own: LocalizedText?, _ theirs: PlacedText?, _ body: TemplateFile) -> PlacedText?
    {
        let key = LocaleRule.key(body.locale)
        let variants = own?.variants ?? [:]
        if let text = variants.first(where: { LocaleRule.key($0.key) == key })?.value {
            return PlacedText(text, content.mark)
        }
        // What a variant writes it means, whatever the template says.
        let words = name == "subject" ? content.own?.subject : content.own?.preview
        if let text = words?.variants[""] { return PlacedText(text, content.mark) }
        if let theirs { return theirs }
        guard bodies.count == 1 else { return nil }
        return (variants[""] ?? (variants.count == 1 ? variants.first?.value : nil)).map {
            PlacedText($0, content.mark)
        }
    }

    private mutating func missing(_ part: String, _ body: TemplateFile) {
        findings.append(
            Finding(
                SourceMark(file: body.path, line: 1, column: 1), rule: "missing-\(part)",
                body.locale.isEmpty
                    ? Phrase("the template without a language has no \(part)")
                    : Phrase("the template in \(body.locale) has no \(part)"),
                suggestion: Phrase("add a line \(part): to its front matter"),
                sourceLine: body.source.line(1)))
    }

    /// Languages that a variant does not write in, or writes in without knowing.
    mutating func checkVariant() {
        guard let own = content.own else { return }
        let parts = [("subject", own.subject), ("preview", own.preview)]
        for (name, text) in parts {
            guard let text else { continue }
            let there = bodies.map(\.locale).filter { !$0.isEmpty }
            if text.variants[""] != nil, there.count > 1 {
                findings.append(
                    Finding(
                        content.mark, rule: "variants",
                        Phrase(
                            """
                            the \(name) of the variant \(own.id) says no language, and the template is there in \
                            \(there.joined(separator: ", "))
                            """),
                        suggestion: Phrase("write it for each, as \(name): { \(there[0]): …, \(there[1]): … }")))
            }
            guard text.variants[""] == nil, !own.hasTemplate else { continue }
            let written = Set(text.variants.keys.map(LocaleRule.key))
            for locale in there where !written.contains(LocaleRule.key(locale)) {
                findings.append(
                    Finding(
                        content.mark, rule: "variants", severity: .warning,
                        Phrase("the variant \(own.id) has no \(name) in \(locale): there it says what the others say"),
                        suggestion: Phrase("add one, lest members who read \(locale) water the comparison down")))
            }
        }
    }

    /// Languages that the campaign has a subject or a preview in, but no body.
    mutating func checkBodies() {
        guard !bodies.isEmpty else { return }
        let there = Set(bodies.map { LocaleRule.key($0.locale) })
        let named = [content.subject, content.preview].compactMap { $0 }.flatMap(\.variants.keys)
        for locale in Set(named).sorted() where !locale.isEmpty && !there.contains(LocaleRule.key(locale)) {
            if there.count == 1, Set(named).count == 1 { continue }
            findings.append(
                Finding(
                    content.mark, rule: "missing-body",
                    Phrase(
                        """
                        there is a subject or a preview in \(locale), but no template \
                        templates/\(content.template).\(locale).md
                        """)))
        }
    }
}
