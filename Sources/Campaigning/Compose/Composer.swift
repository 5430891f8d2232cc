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
    /// By the language of the message: what all messages in it share.
    private let common: [String: LiquidObject]
    /// The variant for each locale that members were found to have.
    private let chosen = Mutex<[String: MessageTemplate]>([:])
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
        let scope = TemplateScope(campaign, workspace.definition)
        self.scope = scope
        common = Dictionary(
            templates.variants.values.map { ($0.locale, scope.common($0.locale)) },
            uniquingKeysWith: { first, _ in first })
    }

    package func compose(_ message: MessageToCompose) throws(ComposeError) -> ComposedMessage {
        try compose(message, locale: message.member.locale)
    }

    /// The same in another language than the member's, for previews.
    package func compose(_ message: MessageToCompose, locale: String?) throws(ComposeError) -> ComposedMessage {
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
        let pictures = template.images.filter { rendered.html.contains("cid:" + $0.contentID) }
        let mime = MIMEMessage(
            fields: headers.fields(
                to: recipient, subject: rendered.subject, date: message.date, messageID: id, locale: template.locale,
                links: links, envelopeSender: envelopeSender) + (message.isSeed ? MessageHeaders.seed : []),
            text: rendered.text, html: rendered.html, seed: id,
            related: pictures.map(\.part))
        var composed = ComposedMessage(
            envelopeSender: envelopeSender, recipient: recipient.address, messageID: id,
            subject: rendered.subject.value, locale: template.locale, html: rendered.html, text: rendered.text,
            bytes: try signed(mime, message.date))
        composed.pictures = pictures
        composed.preview = rendered.preview
        composed.from = headers.sender
        return composed
    }

    private func signed(_ mime: MIMEMessage, _ date: Instant) throws(ComposeError) -> [UInt8] {
        do throws(DKIMError) {
            return try signing.signed(mime.bytes(), at: date)
        } catch {
            throw ComposeError(error.phrase)
        }
    }

    /// The languages that the message is there in.
    package var locales: [String] { Set(templates.variants.values.map(\.locale)).sorted() }

    private func template(for locale: String?) -> MessageTemplate? {
        let key = locale ?? ""
        if let known = chosen.withLock({ $0[key] }) { return known }
        guard let template = templates.choose(locale) else { return nil }
        chosen.withLock { if $0.count < Composer.mostChosen { $0[key] = template } }
        return template
    }

    private struct Rendered {
        let subject: HeaderText
        let preview: String
        let html: String
        let text: String
    }

    private func render(
        _ template: MessageTemplate, _ message: MessageToCompose, _ links: MessageLinks
    ) throws(ComposeError) -> Rendered {
        var variables = scope.variables(
            message.member, locale: template.locale, common: common[template.locale], now: message.date, links: links,
            step: message.step)
        let context = LiquidContext(locale: template.locale, timeZone: message.member.timezone, now: message.date)
        do {
            let subject = HeaderText(cleaning: try template.subject.render(variables, in: context))
            guard !subject.value.isEmpty else { throw ComposeError(Phrase("the subject is empty for this member")) }
            let preview = HeaderText(cleaning: try template.preview?.render(variables, in: context) ?? "").value
            variables["subject"] = .string(subject.value)
            variables["preview"] = .string(preview)
            let written = try template.html.render(variables, in: context)
            let html =
                tracking?.applied(to: written, row: message.row, isTest: message.isTest || message.isSeed) ?? written
            let text = PlainTextTidy.tidy(try template.text.render(variables, in: context))
            if let scheme = LinkGuard.forbiddenScheme(in: html) {
                throw ComposeError(Phrase("a link would be of the kind \"\(HeaderText(cleaning: scheme).value):\""))
            }
            let marked = message.isTest ? HeaderText(cleaning: "[test] " + subject.value) : subject
            return Rendered(subject: marked, preview: preview, html: html, text: text)
        } catch let error as ComposeError {
            throw error
        } catch let error as LiquidError {
            throw ComposeError(template.written(error, variables, context).phrase)
        } catch {
            throw ComposeError(Phrase(verbatim: "\(error)"))
        }
    }

    private func messageID(_ message: MessageToCompose) -> String {
        messageIDs.make(
            campaign: message.campaign ?? campaign.name, occurrence: message.occurrence, step: message.step,
            memberKey: message.member.key, testAt: message.isTest ? message.date : nil, isSeed: message.isSeed)
    }
}

/// What `Store.keyedHash` authenticates, without a store: parts that each have their length before them.
enum KeyedHash {
    static func message(_ parts: [[UInt8]]) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            let count = UInt32(part.count)
            message += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
            message += part
        }
        return message
    }
}
