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

    func lines(email: String) -> [String] {
        var lines = [email, ""]
        lines += section("May be mailed", standing)
        lines += section("Budgets used", explanation.budgets.map { "\($0.name): \($0.used), the limit is \($0.limit)" })
        lines += section("Messages", explanation.ledger.map(story))
        lines += section("Campaigns now", explanation.campaigns.map(verdict))
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    private func section(_ title: String, _ content: [String]) -> [String] {
        content.isEmpty ? [] : ["\(title):"] + content.map { "  " + $0 } + [""]
    }

    private var standing: [String] {
        var lines: [String] = []
        if let suppression = explanation.suppression {
            lines.append("no: suppressed since \(words(suppression.at)), \(suppression.reason.rawValue)")
        }
        for (purpose, standing) in explanation.consents.sorted(by: { $0.key < $1.key }) {
            lines.append("\(purpose): \(standing.state.rawValue) on \(words(standing.at))")
        }
        if let until = explanation.rhythm.pause(at: now) {
            lines.append("paused by the member until \(words(until)): only service messages go")
        }
        if explanation.rhythm.frequency == .fewer {
            lines.append("wants fewer messages: the limit of messages counts over twice its window")
        }
        if explanation.consents.isEmpty { lines.append("no consent is known: only service messages go") }
        return lines
    }

    /// One ledger row in words.
    private func story(_ entry: LedgerEntry) -> String {
        let what = "\(entry.campaign) \(entry.occurrence) \(entry.step)"
        let reason = entry.reason.map { ": \($0.words)" } ?? ""
        let reply = entry.smtpCode.map { " (\($0)\(entry.smtpReply.map { " " + $0 } ?? ""))" } ?? ""
        let times = entry.attempts == 1 ? "once" : "\(entry.attempts) times"
        return switch entry.state {
        case .planned where entry.reason != nil: "\(what): held back\(reason)\(until(entry.nextAttemptAt))"
        case .planned where entry.attempts > 0: "\(what): tried \(times), next\(reply)\(at(entry.nextAttemptAt))"
        case .planned: "\(what): waiting, due\(at(entry.plannedAt))"
        case .sending: "\(what): on the wire"
        case .sent: "\(what): sent\(at(entry.sentAt))"
        case .failed: "\(what): failed\(reason)\(reply)"
        case .uncertain: "\(what): not sure whether it arrived"
        case .bounced: "\(what): sent\(at(entry.sentAt)), came back\(reply)"
        case .complained: "\(what): sent\(at(entry.sentAt)), reported as spam"
        case .skipped: "\(what): not sent\(reason)"
        }
    }

    private func verdict(_ campaign: MemberExplanation.Campaign) -> String {
        let next = campaign.nextDueAt.map { " (next due \(words($0)))" } ?? ""
        if !campaign.keptOutBy.isEmpty {
            return "\(campaign.name): not in the audience; \(campaign.keptOutBy.joined(separator: "; "))"
        }
        if campaign.isHeldOut { return "\(campaign.name): held out, to compare with" }
        return switch campaign.decision {
        case .send: "\(campaign.name): would get it\(next)"
        case .hold(let reason, let time):
            "\(campaign.name): in the audience, now held back: \(reason.words)\(until(time))\(next)"
        case .skip(let reason): "\(campaign.name): would not get it: \(reason.words)"
        }
    }

    private func words(_ instant: Instant) -> String { PlanCommand.words(instant, in: zone) }
    private func at(_ instant: Instant?) -> String { instant.map { " \(words($0))" } ?? "" }
    private func until(_ instant: Instant?) -> String { instant.map { " until \(words($0))" } ?? "" }
}
