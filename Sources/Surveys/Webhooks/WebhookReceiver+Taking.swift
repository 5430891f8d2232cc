internal import Definitions
package import Formats
package import Store

extension WebhookReceiver {
    /// Stores one event, and takes it in unless there is no time for it now. To be called within a transaction.
    /// - Parameter isHurried: it is only stored, and taken in from there later.
    package func receive(
        _ delivery: HookDelivery, in store: Store, isHurried: Bool = false, now: Instant
    ) throws -> Outcome {
        if isHurried || delivery.isJudged { return try put(delivery, in: store, now: now) }
        let ingest = try ingest(store)
        if let known = try store.webhookEvent(hook: hook.name, eventID: delivery.id), known.state == .done {
            return .repeated
        }
        let isErased = try isErased(delivery.content, ingest)
        let row = try store.receiveWebhookEvent(
            hook: hook.name, eventID: delivery.id, body: isErased ? [] : delivery.body, at: now)
        return try settle(row, delivery.content, eventID: delivery.id, isErased: isErased, ingest, now: now)
    }

    /// Takes in an event that was stored before. To be called within a transaction.
    /// - Parameter isAgain: it was taken in already, perhaps otherwise: nothing that came after it is undone.
    package func takeIn(_ event: StoredWebhookEvent, in store: Store, isAgain: Bool = false) throws -> Outcome {
        let ingest = try ingest(store)
        let content = content(of: event.body, now: event.receivedAt)
        if isAgain, let response = event.responseID, try store.hasLaterEvent(than: event.id, response: response) {
            return .repeated
        }
        let isErased = try isErased(content, ingest)
        if isErased { try store.emptyWebhookEvents([event.id]) }
        return try settle(
            event.id, content, eventID: event.eventID, isErased: isErased, ingest, now: event.receivedAt)
    }

    /// Takes in what was fetched of a response that the tool had named. To be called within a transaction.
    func takeFetched(
        _ content: ToolEvent.Content, _ name: AwaitedResponse.Name, in store: Store, now: Instant
    ) throws -> Outcome {
        let ingest = try ingest(store)
        let content = self.content(content, now: now)
        if try isErased(content, ingest) {
            try store.dropAwaitedResponse(hook: name.hook, response: name.response)
            return .erased
        }
        // The row of an event is that of the one that named it, which is settled.
        let outcome = try take(content, 0, eventID: name.response, ingest, now: now)
        switch outcome {
        case .recorded(let saved, _):
            try store.fillAwaitedResponse(campaign: name.campaign, response: name.response, with: saved.id)
        case .nothing: try store.dropAwaitedResponse(hook: name.hook, response: name.response)
        default: break
        }
        return outcome
    }

    private func ingest(_ store: Store) throws -> ResponseIngest {
        guard let ingest = ResponseIngest(store: store, campaign: campaign, zone: zone) else {
            throw HookRefusal("the campaign \(campaign.name) asks nothing")
        }
        return ingest
    }

    /// For a rush: without what the body says, which is read again when its turn comes.
    package func judged(_ delivery: HookDelivery) -> HookDelivery {
        let verdict = verdict(delivery.content)
        return HookDelivery(
            id: delivery.id, body: delivery.body, content: .judged(verdict.outcome, reason: verdict.reason))
    }

    /// Only what can be said without looking anything up is said.
    private func put(_ delivery: HookDelivery, in store: Store, now: Instant) throws -> Outcome {
        let verdict = verdict(delivery.content)
        let isNew = try store.spoolWebhookEvent(
            hook: hook.name, eventID: delivery.id, body: delivery.body, rejectedFor: verdict.reason, at: now)
        return isNew ? verdict.outcome : .repeated
    }

    private func verdict(_ content: HookDelivery.Content) -> (outcome: Outcome, reason: String?) {
        switch content {
        case .malformed(let reason): (.refused(reason), reason)
        case .unusable(_, let reason): (unusable(reason), reason)
        case .answers, .named, .nothing: (.stored, nil)
        case .judged(let outcome, let reason): (outcome, reason)
        }
    }

    /// A program of one's own hears what is wrong with what it sent; a tool would only send the same again.
    private func unusable(_ reason: String) -> Outcome { hook.kind == .generic ? .refused(reason) : .kept(reason) }

    private func settle(
        _ row: Int64, _ content: HookDelivery.Content, eventID: String, isErased: Bool, _ ingest: ResponseIngest,
        now: Instant
    ) throws -> Outcome {
        let store = ingest.store
        if isErased {
            try store.settleWebhookEvent(row, state: .done, error: "of an erased member: not kept", responseID: nil)
            return .erased
        }
        let outcome = try take(content, row, eventID: eventID, ingest, now: now)
        switch outcome {
        case .recorded(let saved, let unknown):
            let note = unknown.isEmpty ? nil : "unknown questions: " + unknown.joined(separator: ", ")
            try store.settleWebhookEvent(row, state: .done, error: note, responseID: saved.id)
        case .refused(let reason), .kept(let reason):
            try store.settleWebhookEvent(row, state: .rejected, error: reason, responseID: nil)
        case .nothing(let what): try store.settleWebhookEvent(row, state: .done, error: what, responseID: nil)
        case .awaited: try store.settleWebhookEvent(row, state: .done, error: nil, responseID: nil)
        case .repeated, .stored, .erased: break
        }
        return outcome
    }

    private func take(
        _ content: HookDelivery.Content, _ row: Int64, eventID: String, _ ingest: ResponseIngest, now: Instant
    ) throws -> Outcome {
        switch content {
        case .malformed(let reason): return .refused(reason)
        case .unusable(_, let reason): return unusable(reason)
        case .nothing(let what): return .nothing(what)
        case .judged(let outcome, _): return outcome
        case .named(let response, let survey):
            try ingest.store.awaitResponse(
                AwaitedResponse.Name(hook: hook.name, campaign: campaign.name, response: response, survey: survey),
                event: row, at: now)
            return .awaited
        case .answers(let event, let sheet):
            guard let respondent = try respondent(of: event, ingest) else {
                return .refused("the token is not genuine, or of another survey")
            }
            var submission = Submission(
                respondent: respondent, source: "hook:" + hook.name, sourceKey: event.id ?? eventID,
                at: min(event.at ?? now, now), locale: event.locale, sheet: sheet)
            submission.yieldsToNewer = true
            return .recorded(try ingest.record(submission, now: now).saved, unknown: sheet.unknown)
        }
    }

    private func isErased(_ content: HookDelivery.Content, _ ingest: ResponseIngest) throws -> Bool {
        let event: AnswerEvent
        switch content {
        case .answers(let found, _), .unusable(let found, _): event = found
        case .named, .nothing, .malformed, .judged: return false
        }
        if let row = event.token.flatMap({ signer.verify(WebhookReceiver.token(in: $0), .survey) }) {
            return try ingest.isErased(row: row)
        }
        return try event.email.map(ingest.isErased) ?? false
    }

    /// Nil for a token that is not genuine, where the sender must have a genuine one; a token goes before the address.
    private func respondent(of event: AnswerEvent, _ ingest: ResponseIngest) throws -> Submission.Respondent? {
        if let token = event.token {
            if let row = signer.verify(WebhookReceiver.token(in: token), .survey), try ingest.message(row) != nil {
                return .message(row)
            }
            if event.isTokenBinding { return nil }
        }
        return event.email.map(Submission.Respondent.address) ?? .unknown
    }

    /// Tools may keep the whole link.
    private static func token(in text: String) -> String {
        String(text.split(separator: "/").last.map { $0.prefix { $0 != "?" } } ?? "")
    }
}
