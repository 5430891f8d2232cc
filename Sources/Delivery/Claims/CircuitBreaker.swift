internal import Campaigning
package import Definitions
package import Formats
package import Store

/// Pauses a campaign by itself before it does harm to the sender's name: when the relay refuses one message after the other,
/// or when too much of what was sent comes back or is reported as spam (`delivery.pause_at`). It decides from the ledger; what
/// was before the campaign was last resumed does not count again.
package final class CircuitBreaker {
    /// Bounces and complaints are counted over this.
    package static let window: Int64 = 7 * 86_400_000
    /// A share says nothing of fewer than these.
    private static let fewestSent = 50
    private static let fewestReturns = 3

    private let store: Store
    private let workspace: Workspace
    private let thresholds: PauseThresholds
    /// The rows' names of the campaigns that it has paused.
    package private(set) var paused: Set<String> = []
    /// What it has done, to be told.
    package private(set) var interventions: [Intervention] = []

    package init(store: Store, workspace: Workspace) {
        self.store = store
        self.workspace = workspace
        thresholds = workspace.definition.delivery.pauseAt
    }

    /// After settlements were committed: only where one of them was refused for what it is.
    /// - Parameter campaign: of a row; nil for one that does not count.
    package func look(after settlements: [Settlement], campaign: (Int64) -> String?, at now: Instant) throws {
        let refused = settlements.compactMap { settlement -> String? in
            guard case .failed(let words, _) = settlement.result,
                ReplyPolicy.refusal(code: words.code ?? 0, text: words.reply ?? "") == .policy
            else { return nil }
            return campaign(settlement.row)
        }
        for name in Set(refused).subtracting(paused).sorted() {
            let names = names(of: name)
            let last = try store.lastReplies(of: names, since: try since(names), limit: thresholds.refusals)
            let isBroken =
                last.count >= thresholds.refusals
                && last.allSatisfy {
                    !$0.isSent && ReplyPolicy.refusal(code: $0.code ?? 0, text: $0.reply ?? "") == .policy
                }
            if isBroken { try pause(name, .init(.refusals, count: last.count, of: last.count), at: now) }
        }
    }

    /// Counts what came back, of each of these campaigns.
    package func lookAtReturns(of campaigns: Set<String>, at now: Instant) throws {
        for name in campaigns.subtracting(paused).sorted() {
            let names = names(of: name)
            let since = max(now - CircuitBreaker.window, try since(names))
            let counts = try store.returnCounts(of: names, since: since, badAddress: ReplyPolicy.badAddress)
            // What was sent is many more: counted only where it decides.
            guard max(counts.bounced, counts.complained) >= CircuitBreaker.fewestReturns else { continue }
            let sent = try store.offeredCount(of: names, since: since)
            guard sent >= CircuitBreaker.fewestSent else { continue }
            if isOver(counts.complained, of: sent, thresholds.complaints) {
                try pause(name, .init(.complaints, count: counts.complained, of: sent), at: now)
            } else if isOver(counts.bounced, of: sent, thresholds.bounces) {
                try pause(name, .init(.bounces, count: counts.bounced, of: sent), at: now)
            }
        }
    }

    private func isOver(_ count: Int, of sent: Int, _ share: Double) -> Bool {
        count >= CircuitBreaker.fewestReturns && Double(count) * 100 > share * Double(sent)
    }

    private func names(of row: String) -> [String] {
        guard case .active(let campaign) = workspace.standing(of: row) else { return [row] }
        return [campaign.name] + [campaign.was].compactMap { $0 }
    }

    private func since(_ names: [String]) throws -> Instant {
        try store.interventions(of: names).last { $0.action == .resume }?.at ?? Instant(milliseconds: 0)
    }

    private func pause(_ row: String, _ cause: Intervention.Cause, at now: Instant) throws {
        paused.insert(row)
        let names = names(of: row)
        if try store.standing(of: names).intervention(of: nil) != nil { return }
        let operation = CampaignOperation(
            store: store, selection: MessageSelection(campaigns: names), actor: Intervention.program, cause: cause,
            now: now)
        _ = try operation.pause()
        interventions.append(
            Intervention(
                campaign: names[0], action: .pause, actor: Intervention.program, cause: cause, at: now))
    }
}
