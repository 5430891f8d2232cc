internal import Crypto
package import Campaigning
package import Definitions
package import Formats
package import Store

/// Takes the deliveries of one webhook in. The raw body is stored with what was made of it, and committed, before the
/// answer; an event that has been taken in once has no effect a second time.
package struct WebhookReceiver {
    package struct Delivery: Sendable {
        /// The sender's id for it, covered by the signature; nil on an unsigned hook.
        package let id: String?
        package let body: [UInt8]

        package init(id: String?, body: [UInt8]) { (self.id, self.body) = (id, body) }
    }

    package enum Outcome: Sendable {
        case recorded(SavedResponse, unknown: [String])
        /// This event was taken in before.
        case repeated
        /// The person's data were erased at their wish: nothing of it is kept.
        case erased
        /// Why, for the sender: in English, as everything that one program tells another.
        case refused(String)
    }

    package let hook: WebhookDefinition
    package let ingest: ResponseIngest
    package let signer: TokenSigner

    package init(hook: WebhookDefinition, ingest: ResponseIngest, signer: TokenSigner) {
        (self.hook, self.ingest, self.signer) = (hook, ingest, signer)
    }

    package func receive(_ delivery: Delivery, now: Instant) throws -> Outcome {
        let event = Result { () throws(GenericEvent.Malformed) in try GenericEvent(parsing: delivery.body) }
        let eventID = eventID(of: delivery, event)
        let store = ingest.store
        return try store.connection.transaction {
            if let known = try store.webhookEvent(hook: hook.name, eventID: eventID), known.state == .done {
                return .repeated
            }
            let isErased = try isErased(event)
            let row = try store.receiveWebhookEvent(
                hook: hook.name, eventID: eventID, body: isErased ? [] : delivery.body, at: now)
            let outcome = isErased ? .erased : try take(event, eventID: eventID, now: now)
            switch outcome {
            case .recorded(let saved, let unknown):
                let note = unknown.isEmpty ? nil : "unknown questions: " + unknown.joined(separator: ", ")
                try store.settleWebhookEvent(row, state: .done, error: note, responseID: saved.id)
            case .refused(let reason):
                try store.settleWebhookEvent(row, state: .rejected, error: reason, responseID: nil)
            case .erased:
                try store.settleWebhookEvent(
                    row, state: .done, error: "of an erased member: not kept", responseID: nil)
            case .repeated: break
            }
            return outcome
        }
    }

    private func take(
        _ event: Result<GenericEvent, GenericEvent.Malformed>, eventID: String, now: Instant
    ) throws -> Outcome {
        switch event {
        case .failure(let malformed): return .refused(malformed.reason)
        case .success(let event):
            let sheet = AnswerSheet(event.answers, survey: ingest.survey)
            if let problem = sheet.problems.first { return .refused("\(problem.question): \(problem.message.english)") }
            if sheet.answers.isEmpty {
                let names = ingest.survey.questions.map(\.id).joined(separator: ", ")
                return .refused("no question of this survey is answered; its questions are \(names)")
            }
            if let at = event.at, let problem = AnswerTime.problem(at, now: now) {
                return .refused("at: \(problem.english)")
            }
            guard let respondent = try respondent(of: event) else {
                return .refused("the token is not genuine, or of another survey")
            }
            let submission = Submission(
                respondent: respondent, source: "hook:" + hook.name, sourceKey: event.id ?? eventID,
                at: min(event.at ?? now, now), locale: event.locale, sheet: sheet)
            return .recorded(try ingest.record(submission, now: now).saved, unknown: sheet.unknown)
        }
    }

    private func isErased(_ event: Result<GenericEvent, GenericEvent.Malformed>) throws -> Bool {
        guard case .success(let event) = event else { return false }
        if let row = event.token.flatMap({ signer.verify($0, .survey) }) { return try ingest.isErased(row: row) }
        return try event.email.map(ingest.isErased) ?? false
    }

    /// Nil for a token that is not genuine; a token goes before the address.
    private func respondent(of event: GenericEvent) throws -> Submission.Respondent? {
        if let token = event.token {
            guard let row = signer.verify(token, .survey), try ingest.message(row) != nil else { return nil }
            return .message(row)
        }
        return event.email.map(Submission.Respondent.address)
    }

    /// The signed id, else the body's own, else the body's digest.
    private func eventID(of delivery: Delivery, _ event: Result<GenericEvent, GenericEvent.Malformed>) -> String {
        if let id = delivery.id { return id }
        if case .success(let event) = event, let id = event.id { return "id:" + id }
        return "sha256:" + TextCode.hex(Crypto.sha256(delivery.body))
    }
}
