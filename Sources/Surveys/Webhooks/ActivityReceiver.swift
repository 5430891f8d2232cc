internal import Crypto
package import Definitions
package import Formats
package import Store

/// Takes in the activities that a program of one's own tells of: orders with the code of who brought them, reviews, visits.
/// The body is stored as it came, with what it makes, before the answer; each activity counts once, by its id.
package struct ActivityReceiver: Sendable {
    package enum Outcome: Sendable {
        case recorded(ActivityTally)
        /// This delivery was taken in before.
        case repeated
        /// It is no list of activities; why, in English.
        case malformed(String)
    }

    package let hook: WebhookDefinition
    private let definition: WorkspaceDefinition
    /// Nil where nothing is signed.
    private let key: WebhookSignature.Key?

    /// Nil for a hook of another kind, and without the secret that it has.
    package init?(hook: WebhookDefinition, definition: WorkspaceDefinition, secret: [UInt8]?) {
        guard hook.kind == .activities, hook.secret == nil || secret?.isEmpty == false else { return nil }
        (self.hook, self.definition) = (hook, definition)
        key = hook.secret == nil ? nil : secret.map(WebhookSignature.Key.init)
    }

    /// Whose ids the activities have; `activities import` has other sources, so that they never meet.
    package static func source(of hook: String) -> String { "hook:" + hook }

    /// The delivery's id, of a request that is believed.
    package func verify(_ request: HookRequest) throws(HookRefusal) -> String {
        guard let key else { return "sha256:" + TextCode.hex(Crypto.sha256(request.body)) }
        return try WebhookSignature.verify(request, key)
    }

    /// To be called within a transaction.
    /// - Parameter id: as `verify` told it.
    package func receive(_ body: [UInt8], id: String, in store: Store, now: Instant) throws -> Outcome {
        if let known = try store.webhookEvent(hook: hook.name, eventID: id), known.state == .done { return .repeated }
        let reading = try Reading(body, store)
        let row = try store.receiveWebhookEvent(hook: hook.name, eventID: id, body: reading.kept, at: now)
        return try take(reading, row, in: store, now: now)
    }

    /// Takes in what was stored before; what it has brought already, or another since, stays as it is. To be called within a
    /// transaction.
    package func takeIn(_ event: StoredWebhookEvent, in store: Store) throws -> Outcome {
        let reading = try Reading(event.body, store)
        if reading.kept != event.body { try store.keepOfWebhookEvent(event.id, body: reading.kept) }
        return try take(reading, event.id, in: store, isAgain: true, now: event.receivedAt)
    }

    /// A body, and what of it may be stored.
    private struct Reading {
        let body: Result<ActivityBody, HookMalformed>
        /// The places of activities of people who were erased.
        let erased: Set<Int>
        /// The body as it came, or without those.
        let kept: [UInt8]

        init(_ bytes: [UInt8], _ store: Store) throws {
            body = Result { () throws(HookMalformed) in try ActivityBody(parsing: bytes) }
            guard case .success(let body) = body else {
                (erased, kept) = ([], bytes)
                return
            }
            erased = try Set(
                body.entries.indices.filter { try ActivityIntake.isErased(body.entries[$0].told, in: store) })
            kept = erased.isEmpty ? bytes : body.text(without: erased)
        }
    }

    private func take(
        _ reading: Reading, _ row: Int64, in store: Store, isAgain: Bool = false, now: Instant
    ) throws -> Outcome {
        let body: ActivityBody
        switch reading.body {
        case .success(let found): body = found
        case .failure(let malformed):
            try store.settleWebhookEvent(row, state: .rejected, error: malformed.reason, responseID: nil)
            return .malformed(malformed.reason)
        }
        var intake = try ActivityIntake(
            store: store, definition: definition, source: ActivityReceiver.source(of: hook.name), now: now)
        var tally = ActivityTally()
        for (index, entry) in body.entries.enumerated() {
            if reading.erased.contains(index) {
                tally.refuse(index, nil, "of an erased member: not kept", isKept: false)
            } else if let problem = entry.problem {
                tally.refuse(index, entry.id, problem)
            } else {
                let outcome = try intake.take(entry.told, keepsKnown: isAgain) { AnswerTime.problem($0, now: now) }
                tally.count(outcome, index, entry)
            }
        }
        try store.settleWebhookEvent(
            row, state: tally.hasKept ? .rejected : .done, error: tally.note(of: body.entries.count), responseID: nil)
        return .recorded(tally)
    }
}
