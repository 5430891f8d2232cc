package import Campaigning
internal import Crypto
package import Definitions
package import Formats
package import Store

/// Takes the events of one webhook in. What can be said of them without the store is said by the thread that has the request;
/// the body is stored as it came, and committed, before the answer; what has been taken in has no effect a second time.
package final class WebhookReceiver: Sendable {
    package enum Outcome: Sendable {
        case recorded(SavedResponse, unknown: [String])
        /// This event was taken in before.
        case repeated
        /// It is on disk, and looked at when its turn comes.
        case stored
        /// The person's data were erased at their wish: nothing of it is kept.
        case erased
        /// Why, for the sender: in English, as everything that one program tells another.
        case refused(String)
        /// It is on disk and cannot be taken in as things are: the operator has to look.
        case kept(String)
        /// The response is named, and its answers are still to come.
        case awaited
        case nothing(String)
    }

    package let hook: WebhookDefinition
    package let campaign: CampaignDefinition
    let zone: Zone
    let signer: TokenSigner
    let webhook: any AnswerWebhook
    let fields: AnswerFields
    let survey: SurveyDefinition

    /// Nil for a hook that takes no answers, without its secret, and for a campaign that asks nothing.
    /// - Parameter secret: nil for `secret: none`.
    package init?(
        hook: WebhookDefinition, campaign: CampaignDefinition, zone: Zone, signer: TokenSigner, secret: [UInt8]?
    ) {
        guard let survey = campaign.survey, let webhook = AnswerWebhooks.webhook(hook, secret: secret) else {
            return nil
        }
        (self.hook, self.campaign, self.zone, self.signer) = (hook, campaign, zone, signer)
        (self.webhook, self.survey) = (webhook, survey)
        fields = AnswerFields(survey, map: hook.map)
    }

    /// What a request brings: one event or several.
    package func deliveries(_ request: HookRequest) throws(HookRefusal) -> [HookDelivery] {
        let signed = try webhook.verify(request)
        let events: [ToolEvent]
        do throws(HookMalformed) {
            events = try webhook.read(request.body)
        } catch {
            let id = signed ?? "sha256:" + TextCode.hex(Crypto.sha256(request.body))
            return [HookDelivery(id: id, body: request.body, content: .malformed(error.reason))]
        }
        return events.enumerated().map { index, event in
            var id = signed ?? event.id ?? "sha256:" + TextCode.hex(Crypto.sha256(event.body ?? request.body))
            if events.count > 1, signed != nil { id += "#\(index)" }
            return HookDelivery(
                id: id, body: event.body ?? request.body, content: content(event.content, now: request.now))
        }
    }

    /// The same, of a body that was stored.
    func content(of body: [UInt8], now: Instant) -> HookDelivery.Content {
        do throws(HookMalformed) {
            guard let event = try webhook.read(body).first else { return .malformed("there is no event") }
            return content(event.content, now: now)
        } catch {
            return .malformed(error.reason)
        }
    }

    func content(_ content: ToolEvent.Content, now: Instant) -> HookDelivery.Content {
        switch content {
        case .nothing(let what): return .nothing(what)
        case .named(let response, let survey): return .named(response: response, survey: survey)
        case .answers(let event):
            let sheet = AnswerSheet(
                fields.answers(event), survey: survey, keepsStrangeOptions: hook.kind != .generic)
            if let problem = sheet.problems.first {
                return .unusable(event, "\(problem.question): \(problem.message.english)")
            }
            if sheet.answers.isEmpty {
                let names = survey.questions.map(\.id).joined(separator: ", ")
                return .unusable(event, "no question of this survey is answered; its questions are \(names)")
            }
            if let at = event.at, let problem = AnswerTime.problem(at, now: now) {
                return .unusable(event, "at: \(problem.english)")
            }
            return .answers(event, sheet)
        }
    }
}

/// One event that is believed, and what was made of it without the store.
package struct HookDelivery: Sendable {
    enum Content: Sendable {
        case answers(AnswerEvent, AnswerSheet)
        /// Answers that the survey does not take, with the reason.
        case unusable(AnswerEvent, String)
        case named(response: String, survey: String?)
        case nothing(String)
        case malformed(String)
        /// It is to be stored and taken in later: what the sender is told, and why it will not be taken in as things are.
        case judged(WebhookReceiver.Outcome, reason: String?)
    }

    /// The sender's id for it, else the digest of the body.
    package let id: String
    package let body: [UInt8]
    let content: Content

    /// Nothing is left of what it says but the body.
    package var isJudged: Bool { if case .judged = content { true } else { false } }
}
