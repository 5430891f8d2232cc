package import Campaigning
internal import Crypto
package import Definitions
internal import Fetching
package import Formats
internal import JSON
package import Store

/// Takes in what a relay says of mail that it took from us. The raw body is stored and committed before anything is made of
/// it; what has been taken in has no effect a second time.
package struct RelayReceiver: Sendable {
    package enum Outcome: Sendable {
        case recorded(InboundSummary)
        /// This delivery was taken in before.
        case repeated
        /// Something else happened, that the operator should hear of.
        case told(Phrase)
        /// The operator has to do something; the sender tries again.
        case waiting(Phrase)
        case nothing
        /// It is not believed; nothing of it is kept.
        case refused(RelayRefusal)
        /// It is genuine and makes no sense.
        case malformed
    }

    /// A delivery that is believed, once all that it needs of the network is done.
    package struct Believed: Sendable {
        /// What it is known by when it comes again.
        package let id: String
        /// What it asked for was done; nil where it asked for nothing.
        let isPrepared: Bool?
    }

    package let hook: WebhookDefinition
    private let workspace: Workspace
    private let signer: TokenSigner
    private let webhook: any RelayWebhook

    /// Nil for a hook that takes answers or activities.
    /// - Parameters:
    ///   - secret: as read from where the definition says.
    ///   - fetch: a file by HTTPS.
    package init?(
        hook: WebhookDefinition, workspace: Workspace, signer: TokenSigner, secret: [UInt8]?,
        fetch: (@Sendable (String) throws -> [UInt8])? = nil
    ) {
        let fetch = fetch ?? { try HTTPSFile.fetch($0) }
        let secret = secret ?? []
        switch hook.kind {
        case .generic, .activities, .typeform, .tally, .surveymonkey, .qualtrics, .formbricks, .delighted: return nil
        case .ses:
            webhook = SESWebhook(
                topic: hook.topicARN ?? "", certificates: SNSCertificates(fetch: fetch),
                subscription: SNSSubscription(fetch: fetch))
        case .sendgrid:
            guard let der = hook.publicKey.flatMap(TextCode.fromBase64), let key = VerificationKey(p256: der) else {
                return nil
            }
            webhook = SendGridWebhook(key: key)
        case .mailgun: webhook = MailgunWebhook(key: secret)
        case .postmark: webhook = PostmarkWebhook(secret: SharedSecret(secret, header: hook.header))
        case .brevo: webhook = BrevoWebhook(secret: SharedSecret(secret, header: hook.header))
        }
        if hook.kind.hasSecret, secret.isEmpty { return nil }
        (self.hook, self.workspace, self.signer) = (hook, workspace, signer)
    }

    /// Throws unless the relay itself sent this. Needs no store, and may wait for the network (a certificate of Amazon's, the
    /// confirmation of a subscription): not for the thread that writes.
    package func verify(_ request: RelayRequest) throws(RelayRefusal) -> Believed {
        let id = try webhook.verify(request)
        return Believed(id: id, isPrepared: webhook.prepare(request.body))
    }

    /// Verifies, and takes in.
    package func receive(
        _ request: RelayRequest, store: Store, afterReturns: (Set<String>) throws -> Void
    ) throws -> Outcome {
        let believed: Believed
        do throws(RelayRefusal) {
            believed = try verify(request)
        } catch {
            return .refused(error)
        }
        return try receive(request, believed, store: store, afterReturns: afterReturns)
    }

    /// - Parameters:
    ///   - believed: what `verify` said.
    ///   - afterReturns: hears of the campaigns of which something came back.
    package func receive(
        _ request: RelayRequest, _ believed: Believed, store: Store, afterReturns: (Set<String>) throws -> Void
    ) throws -> Outcome {
        let id = believed.id
        if let known = try store.webhookEvent(hook: hook.name, eventID: id), known.state == .done {
            // A token is good for one body: the signature does not cover the body.
            if hook.kind == .mailgun, try !store.isWebhookBody(known.id, request.body) {
                return .refused(RelayRefusal("this token was used before"))
            }
            return .repeated
        }
        let row = try store.receiveWebhookEvent(hook: hook.name, eventID: id, body: request.body, at: request.now)
        guard let body = try? JSONValue(parsing: request.body), let content = webhook.read(body) else {
            try store.settleWebhookEvent(row, state: .rejected, error: "not of this provider's form", responseID: nil)
            return .malformed
        }
        return try take(content, row, request, believed, store, afterReturns)
    }

    private func take(
        _ content: RelayContent, _ row: Int64, _ request: RelayRequest, _ believed: Believed, _ store: Store,
        _ afterReturns: (Set<String>) throws -> Void
    ) throws -> Outcome {
        switch content {
        case .nothing(let what):
            try store.settleWebhookEvent(row, state: .done, error: what, responseID: nil)
            return .nothing
        case .farewell:
            try store.settleWebhookEvent(row, state: .done, error: "unsubscribed", responseID: nil)
            return .told(Phrase("Amazon SNS says that the topic was unsubscribed: no bounces come any more"))
        case .confirmation(let url):
            return try settle(confirmation: url, isConfirmed: believed.isPrepared == true, row, store)
        case .events(let events):
            let ingest = try InboundIngest(store: store, workspace: workspace, signer: signer, now: request.now)
            for event in events { try ingest.take(item(event, now: request.now)) }
            try ingest.finish()
            try store.settleWebhookEvent(row, state: .done, error: nil, responseID: nil)
            // News of mail that arrived is not worth its room.
            if events.allSatisfy({ $0.event.kind == .delivered }) { try store.emptyWebhookEvents([row]) }
            if !ingest.returnedCampaigns.isEmpty { try afterReturns(ingest.returnedCampaigns) }
            return .recorded(ingest.summary)
        }
    }

    private func item(_ event: RelayEvent, now: Instant) -> InboundItem {
        var clues = InboundClues()
        if let mail = event.mail.flatMap({ MailReading(parsing: $0) }) { clues = InboundClues(mail, signer: signer) }
        clues.rows += event.addresses.compactMap { InboundClues.row(of: $0, signer) }
        if let id = event.messageID { clues.messageIDs.append(id.hasPrefix("<") ? id : "<\(id)>") }
        clues.relayIDs += event.relayIDs
        let kind: MailReading.Kind =
            switch event.event.kind {
            case .hard, .soft: .bounce
            case .complaint: .complaint
            case .unsubscribe: .unsubscribe
            case .autoreply: .autoreply
            case .delivered, .other: .report
            }
        let identity = Crypto.sha256(Array("relay\n\(hook.kind.rawValue)\n\(event.id)".utf8))
        let at = min(event.at ?? now, now)
        return InboundItem(
            record: InboundMailRecord(
                hash: identity, kind: kind.rawValue, source: hook.name, at: at, receivedAt: now),
            events: [event.event], clues: clues, isProven: true)
    }

    /// Records whether Amazon was told yes; an address that is not Amazon's is never opened.
    private func settle(
        confirmation url: String, isConfirmed: Bool, _ row: Int64, _ store: Store
    ) throws -> Outcome {
        guard SNSEnvelope.isAmazons(url) else {
            try store.settleWebhookEvent(
                row, state: .rejected, error: "SubscribeURL is not an address of Amazon SNS", responseID: nil)
            return .told(
                Phrase("a subscription is to be confirmed at \(url), which is not an address of Amazon SNS: left alone")
            )
        }
        guard isConfirmed else {
            try store.settleWebhookEvent(row, state: .received, error: "not confirmed yet", responseID: nil)
            return .waiting(
                Phrase("the subscription could not be confirmed; open this address within three days: \(url)"))
        }
        try store.settleWebhookEvent(row, state: .done, error: "subscription confirmed", responseID: nil)
        return .told(Phrase("the subscription of \(hook.topicARN ?? "") is confirmed"))
    }
}
