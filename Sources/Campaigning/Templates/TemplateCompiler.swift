internal import Formats
internal import Definitions
import Foundation
internal import Liquid

/// Compiles the variants of one campaign's template, and says what is wrong with them.
struct TemplateCompiler {
    let campaign: CampaignDefinition
    let workspace: Workspace
    let scope: TemplateScope
    private let texts: LocaleFiles
    var findings: [Finding] = []

    init(_ campaign: CampaignDefinition, _ workspace: Workspace) {
        (self.campaign, self.workspace) = (campaign, workspace)
        scope = TemplateScope(campaign, workspace.definition)
        texts = LocaleFiles(workspace.directory)
    }

    private var isService: Bool { campaign.intent == .service }

    /// Nil when there are mistakes, which are then in `findings`.
    mutating func compile(_ variant: TemplateVariant) -> MessageTemplate? {
        let errorsBefore = findings.filter { $0.severity == .error }.count
        let body = variant.body
        let locale = body.locale.isEmpty ? workspace.definition.locale : body.locale
        let look = MailLook(
            words: MailWords(locale: locale), theme: workspace.definition.theme, isService: isService,
            hasMission: workspace.definition.mission != nil)
        var library = PartialLibrary(directory: workspace.directory, look: look)
        var sources = [placed(variant.subject, library)]
        if let preview = variant.preview { sources.append(placed(preview, library)) }
        sources.append(placed(body, library))
        if let text = variant.text { sources.append(placed(text, library)) }
        let frames = frames(of: body, library)
        guard let frames, findings.filter({ $0.severity == .error }).count == errorsBefore else { return nil }
        var attached = AttachmentReader(directory: workspace.directory)
        attached.read(body.frontMatter.attachments)
        findings += attached.findings
        let parts = parts(variant, frames)
        let (html, images, files) = finish(parts.html, variant, frames, &library)
        guard let subject = liquid(variant.subject.text, body.path, library, .text),
            let html = liquid(html, body.path, library, .html),
            let text = liquid(parts.text, variant.text?.path ?? body.path, library, .text)
        else { return nil }
        return MessageTemplate(
            locale: locale, variant: body.locale, path: body.path, subject: subject,
            preview: variant.preview.flatMap { liquid($0.text, body.path, library, .text) }, html: html, text: text,
            images: images, attachments: attached.attachments, sources: sources.compactMap { $0 },
            parts: MessageTemplate.Parts(
                subject: variant.subject, preview: variant.preview, files: files, textFile: variant.text?.path))
    }

    // MARK: Frames

    /// The layout's two sources; nil for `layout: none` and for whole documents.
    struct Frames {
        var html: String?
        var text: String?
        var isOurs = false
        /// The layout's own file, for places of mistakes.
        var file: String?
    }

    mutating func frames(of body: TemplateFile, _ library: PartialLibrary) -> Frames? {
        let start = body.body.drop(while: \.isWhitespace).prefix(14).lowercased()
        let isDocument = body.format == .html && (start.hasPrefix("<!doctype") || start.hasPrefix("<html"))
        let name = body.frontMatter.layout?.text ?? (isDocument ? "none" : BuiltInLayout.name)
        if name == "none" {
            // What the body does not say itself, our frame for text says.
            let says =
                body.body.contains("unsubscribe_url") || isService || PartialTag.names(in: body.body).contains("footer")
            return Frames(html: nil, text: says ? nil : library.layout(BuiltInLayout.name, .text)?.source)
        }
        guard let html = library.layout(name, .html), let text = library.layout(name, .text) else {
            let mark = body.frontMatter.layout?.mark ?? SourceMark(file: body.path, line: 1, column: 1)
            findings.append(
                Finding(
                    mark, length: name.count, rule: "missing-layout", Phrase("there is no layout \"\(name)\""),
                    suggestion: Suggestions.advice(for: name, among: library.layoutNames)
                        ?? Phrase("make templates/layouts/\(name).html"),
                    sourceLine: body.frontMatter.layout?.sourceLine))
            return nil
        }
        var isWhole = true
        for (frame, part) in [(html, PartialLibrary.Part.html), (text, .text)] {
            guard let file = frame.file else { continue }
            let place = MistakePlace(whole: .file(file), library: library, part: part)
            guard check(frame.source, place, allows: ["content"]) != nil else {
                isWhole = false
                continue
            }
            if !LayoutContent.isIn(frame.source) {
                findings.append(
                    Finding(
                        SourceMark(file: file, line: 1, column: 1), rule: "layout-without-content",
                        Phrase("the layout has no place for the message"),
                        suggestion: Phrase("put {{ content }} where the body of the template goes")))
                isWhole = false
            }
        }
        return isWhole ? Frames(html: html.source, text: text.source, isOurs: html.file == nil, file: html.file) : nil
    }

    private func parts(_ variant: TemplateVariant, _ frames: Frames) -> CompiledBody {
        let body = variant.body
        var compiled =
            switch body.format {
            case .markdown: CompiledBody(markdown: body.body)
            case .html: CompiledBody(html: body.body, hasFootnotes: true)
            case .text: CompiledBody(text: body.body)
            }
        if let text = variant.text { compiled = CompiledBody(html: compiled.html, text: text.body) }
        return CompiledBody(
            html: TemplateCompiler.frame(frames.html, compiled.html),
            text: TemplateCompiler.frame(frames.text, compiled.text))
    }

    private static func frame(_ frame: String?, _ content: String) -> String {
        frame.map { LayoutContent.placed(content, in: $0) } ?? content
    }

    /// Puts styles and pictures into the HTML and its partials.
    private mutating func finish(
        _ html: String, _ variant: TemplateVariant, _ frames: Frames, _ library: inout PartialLibrary
    ) -> (html: String, images: [InlineImage], files: [String]) {
        let ours = frames.isOurs ? BuiltInLayout.sheet(library.look) : StyleSheet()
        let styled = TemplateStyler(library: library, ours: ours, globals: Set(scope.names)).style(html)
        if styled.isCutShort {
            findings.append(
                Finding(
                    SourceMark(file: frames.file ?? variant.body.path, line: 1, column: 1), .styleTooLarge,
                    Phrase("the style sheet is so large that part of it was not put on the elements"),
                    suggestion: Phrase("keep to the rules that this message needs")))
        }
        var images = MessageImages(workspace)
        let finished = images.rewrite(styled.html)
        let partials = styled.partials.mapValues { images.rewrite($0) }
        library.styled = partials
        let whole = ([finished] + partials.values).joined(separator: "\n")
        checkFooter(whole, variant, frames)
        checkDirection(whole, variant, frames, library.look)
        let files =
            [variant.body.path] + [frames.file].compactMap { $0 }
            + partials.keys.sorted().compactMap { library.file(of: $0, .html) }
        findings += ImageCheck(directory: workspace.directory, files: files).findings(images)
        findings += MediaCheck(directory: workspace.directory, files: files).findings()
        return (finished, images.inlined, files)
    }

    /// A layout of one's own must say which way the message is written.
    private mutating func checkDirection(_ html: String, _ variant: TemplateVariant, _ frames: Frames, _ look: MailLook)
    {
        guard look.isRightToLeft, variant.body.format != .text, html.range(of: "dir=", options: .caseInsensitive) == nil
        else { return }
        findings.append(
            Finding(
                SourceMark(file: frames.file ?? variant.body.path, line: 1, column: 1), .missingDirection,
                Phrase("the message is in \(look.language), which is written from right to left, and does not say so"),
                suggestion: Phrase(
                    "write <html lang=\"{{ locale }}\" dir=\"{{ direction }}\">, and dir on the outermost table")))
    }

    private mutating func checkFooter(_ html: String, _ variant: TemplateVariant, _ frames: Frames) {
        let start = SourceMark(file: variant.body.path, line: 1, column: 1)
        if !isService, !html.contains("unsubscribe_url"), !html.contains("preferences_url") {
            findings.append(
                Finding(
                    start, .missingUnsubscribe, Phrase("nobody can leave: the message has no unsubscribe link"),
                    suggestion: Phrase("put <a href=\"{{ unsubscribe_url }}\">…</a> into the template or its layout")))
        }
        if !isService, !html.contains("postal_address") {
            findings.append(
                Finding(
                    start, .missingPostalAddress,
                    Phrase("the message does not say the sender's postal address, which many laws ask for"),
                    suggestion: Phrase("put {{ workspace.postal_address }} into the template or its layout")))
        }
        if campaign.survey != nil, campaign.pilot == nil, !html.contains("survey.url"), !html.contains("survey.scores")
        {
            findings.append(
                Finding(
                    start, .surveyWithoutLink,
                    Phrase("the message of a survey has no link to the survey"),
                    suggestion: Phrase("put {% render \"nps_scale\" %} or a link to {{ survey.url }} into the template")
                ))
        }
    }

    // MARK: Liquid

    func options(_ library: PartialLibrary, _ part: PartialLibrary.Part) -> LiquidOptions {
        var options = LiquidOptions(strict: true, escape: part == .html)
        options.timeZone = workspace.definition.timezone.name
        options.locale = library.look.words.language
        options.translations = texts.translations(for: library.look.words.locale)
        options.templates = { library.partial($0, part) }
        return options
    }

    /// Parses a finished source. The file itself was checked before: what is wrong now came with compiling it.
    private mutating func liquid(
        _ source: String, _ path: String, _ library: PartialLibrary, _ part: PartialLibrary.Part
    ) -> LiquidTemplate? {
        do {
            return try LiquidTemplate(parsing: source, name: path, options: options(library, part))
        } catch {
            let reason = error.errors.first?.message ?? Phrase("")
            let file = error.errors.first.flatMap { library.file(of: $0.template, part) } ?? path
            findings.append(
                Finding(
                    SourceMark(file: file, line: 1, column: 1), rule: "liquid",
                    part == .html
                        ? Phrase("made into HTML, the template is no longer right: \(reason)")
                        : Phrase("made into plain text, the template is no longer right: \(reason)"),
                    suggestion: Phrase("keep each Liquid tag on lines of its own, or within one paragraph")))
            return nil
        }
    }
}
