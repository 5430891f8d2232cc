internal import Crypto
package import Definitions
internal import Formats
internal import Liquid
internal import Store
internal import Synchronization

/// Makes the messages of one campaign: its templates are read and compiled once, then rendered for each member.
package final class Composer: Sendable {
    private let campaign: CampaignDefinition
    private let workspace: Workspace
    private let signer: TokenSigner
    private let messageIDs: MessageID
    private let templates: CampaignTemplates
    private let scope: TemplateScope
    private let headers: MessageHeaders
    private let signing: MessageSigning
    private let tracking: LinkTracking?
    private let eventCalendar: EventCalendar?
    /// A template reads what members told.
    package let readsStories: Bool
    /// The core gets it first, as a draft.
    private let hasPilot: Bool
    /// A link more is signed for each message: only where it stands in it.
    private let asksUsefulness: Bool
    /// By their place in `templates.variants`.
    private let prepared: [String: PreparedTemplate]
    /// The variant for each locale that members were found to have.
    private let chosen = Mutex<[String: PreparedTemplate]>([:])
    /// A hostile list could have any number of locales.
    private static let mostChosen = 200

    /// - Parameters:
    ///   - salt: the store's, for `Message-ID`.
    ///   - signing: of many composers, where the keys were read before; nil reads those of its stream.
    /// - Throws: `FindingsError` when the campaign's templates have mistakes; `DKIMKeyError`.
    package init(
        campaign: CampaignDefinition, workspace: Workspace, signer: TokenSigner, salt: [UInt8],
        signing: MessageSigning? = nil
    ) throws {
        let (templates, found) = CampaignTemplates.load(campaign, workspace)
        var findings = found
        let headers = MessageHeaders(campaign, workspace.definition)
        if headers == nil {
            findings.append(
                Finding(
                    SourceMark(file: "kamerton.yaml", line: 1, column: 1), rule: "sender",
                    Phrase("sender.from or sender.reply_to is not an address that mail can come from")))
        }
        guard let headers, !findings.contains(where: { $0.severity == .error }) else {
            throw FindingsError(findings.filter { $0.severity == .error })
        }
        self.campaign = campaign
        self.workspace = workspace
        self.signer = signer
        messageIDs = MessageID(salt: SharedHMACKey(salt), domain: headers.domain)
        self.templates = templates
        self.headers = headers
        self.signing = try signing ?? MessageSigning(workspace, of: campaign.intent)
        tracking = LinkTracking(campaign.tracking, base: workspace.definition.publicURL, signer: signer)
        eventCalendar = EventCalendar(campaign, workspace.definition, domain: headers.domain)
        hasPilot = campaign.pilot != nil
        readsStories = templates.variants.values.contains(where: \.readsStories)
        asksUsefulness = templates.variants.values.contains(where: \.asksUsefulness)
        let scope = TemplateScope(campaign, workspace.definition)
        self.scope = scope
        prepared = templates.variants.mapValues { PreparedTemplate($0, scope) }
    }

    package func compose(_ message: MessageToCompose) throws(ComposeError) -> ComposedMessage {
        try compose(message, locale: message.member.locale)
    }

    /// The same in another language than the member's, for previews.
    package func compose(_ message: MessageToCompose, locale: String?) throws(ComposeError) -> ComposedMessage {
        let unsigned = try makeUnsigned(message, locale: locale)
        try unsigned.sign()
        return unsigned.message
    }

    /// All of it but the signatures.
    package func composeUnsigned(_ message: MessageToCompose) throws(ComposeError) -> MessageToSign {
        try makeUnsigned(message, locale: message.member.locale)
    }

    private func makeUnsigned(_ message: MessageToCompose, locale: String?) throws(ComposeError) -> MessageToSign {
        guard let template = template(for: locale) else {
            throw ComposeError(Phrase("the template is not there in a language for this member"))
        }
        let links = MessageLinks(base: workspace.definition.publicURL, signer: signer, row: message.row)
        let rendered = try render(template, message, links)
        guard let recipient = headers.recipient(message.member) else {
            throw ComposeError(Phrase("the member's address cannot be mailed"))
        }
        let id = messageID(message)
        let envelopeSender = headers.envelopeSender(message.row, signer)
        // A picture under a condition that does not hold stays at home.
        let pictures = template.images.filter { rendered.holds("cid:" + $0.contentID) }
        let calendar = eventCalendar?.part(message, locale: template.locale, links)
        let body = MIMEBody(
            text: rendered.text, html: rendered.html, seed: id, related: pictures.map(\.part),
            attachments: template.attachments.map(\.part) + [calendar?.attachment.part].compactMap(\.self),
            calendar: calendar?.alternative)
        let unsigned = try written(template, message.date) { octets, known in
            headers.append(
                to: recipient, subject: rendered.subject.field, date: message.date, messageID: id,
                language: template.languageField, unsubscribe: links.unsubscribe, envelopeSender: envelopeSender,
                into: &octets)
            if message.isSeed { octets.append(MessageHeaders.seed) }
            body.append(to: &octets, &known)
        }
        let composed = ComposedMessage(
            envelopeSender: envelopeSender, recipient: recipient.address, from: headers.sender, messageID: id,
            subject: rendered.subject.text.value, preview: rendered.preview, locale: template.locale,
            parts: (rendered.html, rendered.text), pictures: pictures,
            attachments: (template.attachments + [calendar?.attachment].compactMap(\.self)).map {
                ComposedMessage.Attached(name: $0.name, size: $0.size)
            }, bytes: unsigned.bytes)
        return MessageToSign(composed, unsigned.signatures)
    }

    /// What `write` writes, with places for its signatures.
    private func written(
        _ template: PreparedTemplate, _ date: Instant, _ write: (inout OctetBuffer, inout MIMEBody.Known) -> Void
    ) throws(ComposeError) -> UnsignedOctets {
        do throws(DKIMError) {
            return try template.memories.octets(write) { octets throws(DKIMError) in
                try signing.prepare(octets, at: date)
            }
        } catch {
            throw ComposeError(error.phrase)
        }
    }

    /// The languages that the message is there in.
    package var locales: [String] { Set(templates.variants.values.map(\.locale)).sorted() }

    private func template(for locale: String?) -> PreparedTemplate? {
        let key = locale ?? ""
        if let known = chosen.withLock({ $0[key] }) { return known }
        guard let variant = templates.choose(locale), let template = prepared[LocaleRule.key(variant.variant)] else {
            return nil
        }
        chosen.withLock { if $0.count < Composer.mostChosen { $0[key] = template } }
        return template
    }

    private struct Rendered {
        let subject: PreparedTemplate.Subject
        let preview: String
        let html: [UInt8]
        let text: [UInt8]

        func holds(_ part: String) -> Bool { String(decoding: html, as: UTF8.self).contains(part) }
    }

    private func render(
        _ template: PreparedTemplate, _ message: MessageToCompose, _ links: MessageLinks
    ) throws(ComposeError) -> Rendered {
        var variables = scope.variables(
            message.member, locale: template.locale, common: template.common, now: message.date, links: links,
            step: message.step, occurrence: message.occurrence, belongings: belongings(message),
            stories: readsStories ? stories(message) : nil, asksUsefulness: asksUsefulness,
            reads: template.reads)
        let context = LiquidContext(locale: template.locale, timeZone: message.member.timezone, now: message.date)
        do {
            let subject = try template.subject(variables, context)
            guard !subject.text.value.isEmpty else {
                throw ComposeError(Phrase("the subject is empty for this member"))
            }
            let preview = try template.preview(variables, context)
            variables.set(Composer.subject, to: .string(subject.text.value))
            variables.set(Composer.preview, to: .string(preview))
            var html: [UInt8] = []
            html.reserveCapacity(template.htmlSize)
            try template.message.html.render(variables, in: context, into: &html)
            if let tracking {
                html = tracking.applied(to: html, row: message.row, isTest: message.isTest || message.isSeed)
            }
            var text: [UInt8] = []
            text.reserveCapacity(template.textSize)
            try template.message.text.render(variables, in: context, into: &text)
            PlainTextTidy.tidy(&text)
            if let scheme = html.withUnsafeBufferPointer(LinkGuard.forbiddenScheme) {
                throw ComposeError(Phrase("a link would be of the kind \"\(HeaderText(cleaning: scheme).value):\""))
            }
            if readsStories, let quoted = QuoteGuard.marked(html) ?? QuoteGuard.marked(text) { throw quoted }
            var marked =
                message.isTest
                ? PreparedTemplate.Subject(HeaderText(cleaning: "[test] " + subject.text.value)) : subject
            if message.isDraft, hasPilot {
                let note = PilotNote(locale: template.locale, url: links.survey)
                marked = PreparedTemplate.Subject(HeaderText(cleaning: note.subject(marked.text.value)))
                note.insert(into: &html)
                note.insert(intoText: &text)
            }
            return Rendered(subject: marked, preview: preview, html: html, text: text)
        } catch let error as ComposeError {
            throw error
        } catch let error as LiquidError {
            throw ComposeError(template.message.written(error, variables, context).phrase)
        } catch {
            throw ComposeError(Phrase(verbatim: "\(error)"))
        }
    }

    /// Nobody is quoted in a preview that is of nobody.
    private func stories(_ message: MessageToCompose) -> StoryShelf {
        if let stories = message.stories { return stories }
        return message.row == 0 ? QuotedStories(workspace).sample(campaign) : .empty
    }

    /// Nobody's code and points stand in a preview that is of nobody.
    private func belongings(_ message: MessageToCompose) -> Belongings {
        if let belongings = message.belongings { return belongings }
        return message.row == 0 ? BelongingsReader.sample(workspace.definition, campaign) : Belongings()
    }

    private static let subject = LiquidName("subject")
    private static let preview = LiquidName("preview")

    private func messageID(_ message: MessageToCompose) -> String {
        messageIDs.make(
            campaign: message.campaign ?? campaign.name, occurrence: message.occurrence, step: message.step,
            memberKey: message.member.key, testAt: message.isTest ? message.date : nil, isSeed: message.isSeed)
    }
}
