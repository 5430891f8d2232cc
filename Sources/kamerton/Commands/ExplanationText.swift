import Campaigning
import Formats
import Store

/// A member's story for people. Times are the workspace's.
struct ExplanationText {
    private let explanation: MemberExplanation
    private let zone: Zone
    private let now: Instant

    init(_ explanation: MemberExplanation, zone: Zone, now: Instant) {
        (self.explanation, self.zone, self.now) = (explanation, zone, now)
    }

    func lines(email: String) -> [Phrase] {
        var lines = [Phrase(verbatim: email), Phrase("")]
        lines += section(Phrase("May be mailed:"), standing)
        lines += section(
            Phrase("Budgets used:"),
            explanation.budgets.map { Phrase("\($0.words): \($0.used), the limit is \($0.limit)") })
        lines += section(Phrase("Messages:"), explanation.ledger.map(story))
        lines += section(Phrase("Journeys:"), explanation.journeys.map { JourneyWords.line($0, zone: zone) })
        lines += section(Phrase("Came back:"), explanation.returns.map(comeback))
        lines += section(Phrase("Campaigns now:"), explanation.campaigns.map(verdict))
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private func section(_ title: Phrase, _ content: [Phrase]) -> [Phrase] {
        content.isEmpty ? [] : [title] + content.map { Phrase("  \($0)") } + [Phrase("")]
    }

    private var standing: [Phrase] {
        var lines: [Phrase] = []
        if let suppression = explanation.suppression {
            lines.append(Phrase("no: suppressed since \(words(suppression.at)), \(suppression.reason.rawValue)"))
        }
        for (purpose, standing) in explanation.consents.sorted(by: { $0.key < $1.key }) {
            lines.append(Phrase("\(purpose): \(standing.state.rawValue) on \(words(standing.at))"))
        }
        if let until = explanation.rhythm.pause(at: now) {
            lines.append(Phrase("paused by the member until \(words(until)): only service messages go"))
        }
        if explanation.rhythm.frequency == .fewer {
            lines.append(Phrase("wants fewer messages: the limit of messages counts over twice its window"))
        }
        for one in explanation.cases {
            lines.append(
                Phrase(
                    "case \(one.id) is open since \(words(one.openedAt)), \(printable(one.owner)) looks after it: no promotions"
                ))
        }
        if explanation.consents.isEmpty { lines.append(Phrase("no consent is known: only service messages go")) }
        return lines
    }

    /// One ledger row in words.
    private func story(_ entry: LedgerEntry) -> Phrase {
        let variant = entry.variant.map { " (\($0))" } ?? ""
        let what = "\(entry.campaign) \(entry.occurrence) \(entry.step)\(variant)"
        let reason = entry.reason.map { Phrase(": \($0.words)") } ?? Phrase("")
        let reply = entry.smtpCode.map { " (\($0)\(entry.smtpReply.map { " " + $0 } ?? ""))" } ?? ""
        return switch entry.state {
        case .planned where entry.reason == .wave: Phrase("\(what): \(wave(entry))")
        case .planned where entry.reason != nil:
            Phrase("\(what): held back\(reason)\(until(entry.nextAttemptAt))")
        case .planned where entry.attempts > 0:
            Phrase("\(what): tried \(entry.attempts, "time", "times"), next\(reply)\(at(entry.nextAttemptAt))")
        case .planned: Phrase("\(what): waiting, due\(at(entry.plannedAt))")
        case .sending: Phrase("\(what): on the wire")
        case .sent: Phrase("\(what): sent\(at(entry.sentAt))")
        case .failed: Phrase("\(what): failed\(reason)\(reply)")
        case .uncertain: Phrase("\(what): not sure whether it arrived")
        case .bounced: Phrase("\(what): sent\(at(entry.sentAt)), came back\(reply)")
        case .complained: Phrase("\(what): sent\(at(entry.sentAt)), reported as spam")
        case .skipped: Phrase("\(what): not sent\(reason)")
        }
    }

    /// What the wave of a message waits for.
    private func wave(_ entry: LedgerEntry) -> Phrase {
        let status = explanation.waves.first {
            $0.row.campaign == entry.campaign && $0.row.occurrence == entry.occurrence && $0.row.wave == entry.wave
        }
        return status?.wait?.words ?? Phrase("wave \(entry.wave ?? 0) goes with the next run")
    }

    /// One mail that came back: what it was, of which message, what was done.
    private func comeback(_ event: ReturnedEvent) -> Phrase {
        let why = [event.status, event.reason].compactMap { $0 }.joined(separator: ", ")
        let what = why.isEmpty ? BounceText.kind(event.kind) : Phrase("\(BounceText.kind(event.kind)) (\(why))")
        let message = [event.campaign, event.occurrence, event.step].compactMap { $0 }.joined(separator: " ")
        let about = message.isEmpty ? what : Phrase("\(what) of \(message)")
        return Phrase("\(words(event.at)): \(about): \(BounceText.effect(event.effect)) [\(event.mail)]")
    }

    private func verdict(_ campaign: MemberExplanation.Campaign) -> Phrase {
        let next = campaign.nextDueAt.map { Phrase(" (next due \(words($0)))") } ?? Phrase("")
        if !campaign.keptOutBy.isEmpty {
            let rules = Phrase(listing: campaign.keptOutBy, separator: "; ")
            return Phrase("\(campaign.name): not in the audience; \(rules)")
        }
        switch campaign.leftOut {
        case .control?: return Phrase("\(campaign.name): in the control group, to compare with")
        case _?: return Phrase("\(campaign.name): held out, to compare with")
        case nil: break
        }
        if let intervention = campaign.intervention {
            return Phrase("\(campaign.name): nobody gets it now; \(OperationWords.standing(intervention, zone: zone))")
        }
        return switch campaign.decision {
        case .send: Phrase("\(campaign.name): would get it\(next)")
        case .hold(let reason, let time):
            Phrase("\(campaign.name): in the audience, now held back: \(reason.words)\(until(time))\(next)")
        case .skip(let reason): Phrase("\(campaign.name): would not get it: \(reason.words)")
        }
    }

    private func words(_ instant: Instant) -> String { PlanCommand.words(instant, in: zone) }
    private func at(_ instant: Instant?) -> Phrase { instant.map { Phrase(" \(words($0))") } ?? Phrase("") }
    private func until(_ instant: Instant?) -> Phrase { instant.map { Phrase(" until \(words($0))") } ?? Phrase("") }
}
