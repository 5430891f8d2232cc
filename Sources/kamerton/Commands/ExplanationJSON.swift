import Campaigning
import Formats
import JSON
import Store

/// A member's story for programs.
enum ExplanationJSON {
    static func document(_ explanation: MemberExplanation, email: String, now: Instant) -> JSONValue {
        let consents = explanation.consents.sorted { $0.key < $1.key }.map { purpose, standing in
            JSONValue.object(
                JSONObject([
                    ("purpose", .string(purpose)), ("state", .string(standing.state.rawValue)),
                    ("at", text(standing.at)),
                ]))
        }
        let budgets = explanation.budgets.map { budget in
            JSONValue.object(
                JSONObject([
                    ("budget", .string(budget.name)), ("used", JSONValue(budget.used)),
                    ("limit", .string(budget.limit)),
                ]))
        }
        return .object(
            JSONObject([
                ("email", .string(email)), ("now", text(now)),
                ("suppressed", JSONValue(explanation.suppression?.reason.rawValue)),
                ("frequency", .string(explanation.rhythm.frequency.rawValue)),
                ("paused_until", text(explanation.rhythm.pause(at: now))), ("consents", .array(consents)),
                ("budgets", .array(budgets)),
                ("messages", .array(explanation.ledger.map(message))),
                ("returns", .array(explanation.returns.map(comeback))),
                ("journeys", .array(explanation.journeys.map(JourneyWords.json))),
                ("cases", .array(explanation.cases.map(CasesListCommand.json))),
                ("campaigns", .array(explanation.campaigns.map(campaign))),
                ("waves", .array(explanation.waves.map(WaveWords.json))),
            ]))
    }

    private static func message(_ entry: LedgerEntry) -> JSONValue {
        .object(
            JSONObject([
                ("campaign", .string(entry.campaign)), ("occurrence", .string(entry.occurrence)),
                ("step", .string(entry.step)),
                ("variant", JSONValue(entry.variant)), ("state", .string(entry.state.rawValue)),
                ("reason", JSONValue(entry.reason?.rawValue)), ("wave", entry.wave.map { JSONValue($0) } ?? .null),
                ("attempts", JSONValue(entry.attempts)),
                ("planned_at", text(entry.plannedAt)), ("not_after_at", text(entry.notAfterAt)),
                ("next_attempt_at", text(entry.nextAttemptAt)), ("sent_at", text(entry.sentAt)),
                ("smtp_code", JSONValue(entry.smtpCode.map(Int64.init))), ("smtp_reply", JSONValue(entry.smtpReply)),
            ]))
    }

    private static func comeback(_ event: ReturnedEvent) -> JSONValue {
        .object(
            JSONObject([
                ("id", .integer(event.mail)), ("class", .string(event.kind)), ("at", text(event.at)),
                ("campaign", JSONValue(event.campaign)), ("occurrence", JSONValue(event.occurrence)),
                ("step", JSONValue(event.step)), ("status", JSONValue(event.status)),
                ("reason", JSONValue(event.reason)), ("words", JSONValue(event.words)),
                ("final", .bool(event.isFinal)), ("effect", .string(event.effect.rawValue)),
            ]))
    }

    private static func campaign(_ campaign: MemberExplanation.Campaign) -> JSONValue {
        var decision = JSONObject()
        if let reason = campaign.leftOut {
            decision["decision"] = "skip"
            decision["reason"] = .string(reason.rawValue)
        } else {
            switch campaign.decision {
            case .send: decision["decision"] = "send"
            case .hold(let reason, let until):
                decision["decision"] = "hold"
                decision["reason"] = .string(reason.rawValue)
                decision["until"] = text(until)
            case .skip(let reason):
                decision["decision"] = "skip"
                decision["reason"] = .string(reason.rawValue)
            }
        }
        return .object(
            JSONObject(
                [
                    ("campaign", .string(campaign.name)), ("in_audience", .bool(campaign.keptOutBy.isEmpty)),
                    ("kept_out_by", .array(campaign.keptOutBy.map { .string($0.english) })),
                    ("next_due_at", text(campaign.nextDueAt)),
                    ("intervention", campaign.intervention.map(OperationWords.json) ?? .null),
                ] + decision.members.map { ($0.name, $0.value) }))
    }

    private static func text(_ instant: Instant?) -> JSONValue { JSONValue(instant?.description) }
}
