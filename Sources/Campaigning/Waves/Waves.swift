internal import Definitions
internal import Formats
internal import Store

/// Decides which waves go: the next only when the one before answered well enough. Reads only, but for `run`.
struct Waves {
    enum Outlook {
        case opens
        /// Never goes, and why.
        case closes(WaveRow.CloseReason, WaveWait)
        case waits(until: Instant, WaveWait)
    }

    private let store: Store
    private let workspace: Workspace
    private let now: Instant

    /// Messages that are held back of a wave are not waited for longer than this after its first went.
    private static let patience: Int64 = 86_400_000
    /// A gate that is not passed is looked at this often.
    private static let look: Int64 = 3_600_000

    init(_ store: Store, _ workspace: Workspace, now: Instant) {
        (self.store, self.workspace, self.now) = (store, workspace, now)
    }

    /// Lets go what may go and ends what cannot any more, each once, whoever else does the same at this moment. With nothing
    /// to decide, nothing is written.
    func run(_ outcome: inout Planner.Outcome) throws {
        for row in try store.waitingWaves() {
            if row.openedAt != nil || row.closed != nil {
                // Whoever decided it was killed before its messages knew.
                try store.releaseWave(row, now: now)
                continue
            }
            guard row.lookAt <= now else { continue }
            switch try outlook(of: row) {
            case nil: continue
            case .opens?:
                guard try store.decideWave(row, now: now) else { continue }
                try store.releaseWave(row, now: now)
            case .closes(let reason, let wait)?:
                guard try store.decideWave(row, closed: reason, now: now) else { continue }
                try store.releaseWave(row, now: now)
                outcome.warnings.append(wait.closing)
            case .waits(let until, _)?:
                if until > now { try store.postponeWave(row, until: until) }
            }
        }
    }

    /// Waves that the next run would let go, as things stand.
    func opening() throws -> [WaveRow] {
        try store.waitingWaves().filter { row in
            if row.openedAt != nil { return true }
            guard row.closed == nil, row.lookAt <= now, case .opens? = try outlook(of: row) else { return false }
            return true
        }
    }

    /// What would become of a wave now; nil while its campaign's file has mistakes.
    func outlook(of row: WaveRow) throws -> Outlook? {
        let campaign: CampaignDefinition
        switch workspace.standing(of: row.campaign) {
        case .active(let found): campaign = found
        case .invalid: return nil
        case .disabled, .removed: return .closes(.removed, wait(row, .removed))
        }
        guard campaign.waves.indices.contains(row.wave - 1), row.wave > 1 else {
            return .closes(.removed, wait(row, .removed))
        }
        let rows = try store.waves(campaign: row.campaign, occurrence: row.occurrence)
        guard let before = rows.first(where: { $0.wave == row.wave - 1 }) else { return nil }
        if before.closed != nil { return .closes(.gate, wait(row, .before)) }
        guard before.openedAt != nil else { return .waits(until: max(before.lookAt, now + 60_000), wait(row, .before)) }
        return try outlook(of: row, campaign.waves[row.wave - 1], campaign, before)
    }

    private func outlook(
        of row: WaveRow, _ definition: WaveDefinition, _ campaign: CampaignDefinition, _ before: WaveRow
    ) throws -> Outlook {
        let end = try store.occurrenceEnd(campaign: row.campaign, occurrence: row.occurrence)
        guard end.isPlanned else { return .waits(until: now + 60_000, wait(row, .sending)) }
        let progress = try store.waveProgress(before, was: campaign.was, now: now)
        let tests = (definition.gate?.tests ?? []).map { WaveTest($0, progress) }
        let missing = tests.filter { !$0.holds }
        let ends = [end.closesAt, end.notAfterAt].compactMap(\.self).min()
        let lastMoment = min(
            ends ?? .distantFuture,
            (progress.lastSent ?? before.openedAt ?? now)
                + max(definition.standingWait, WaveDefinition.patience).approximateMilliseconds)
        if now >= lastMoment { return .closes(.gate, wait(row, .over(missing))) }
        if missing.contains(where: \.neverHolds) { return .closes(.gate, wait(row, .over(missing))) }
        if let pilot = campaign.pilot {
            if try isApproved(campaign, since: progress.firstSent ?? (progress.open == 0 ? before.openedAt : nil)) {
                return .opens
            }
            if pilot.needsApproval { return .waits(until: min(now + Waves.look, lastMoment), wait(row, .approval)) }
        }
        if let ripe = ripe(progress, before, definition), ripe > now {
            let isSending = progress.open > 0
            return .waits(
                until: min(ripe, lastMoment),
                wait(row, isSending ? .sending : missing.isEmpty ? .time(ripe) : .tests(missing)))
        }
        // Nobody was asked, and so nobody answered well: only time may pass then.
        if missing.isEmpty, !tests.isEmpty, progress.sent == 0 {
            return .waits(until: min(now + Waves.look, lastMoment), wait(row, .nobody))
        }
        if missing.isEmpty { return .opens }
        return .waits(until: min(now + Waves.look, lastMoment), wait(row, .tests(missing)))
    }

    /// Somebody has let a draft go on after the core got it; nil is not yet.
    private func isApproved(_ campaign: CampaignDefinition, since: Instant?) throws -> Bool {
        guard let since, let approval = try Approvals(workspace).standing(campaign, store) else { return false }
        return approval.at > since
    }

    /// From when on the wave may go, as far as the one before is concerned; nil is now.
    private func ripe(_ progress: WaveProgress, _ before: WaveRow, _ definition: WaveDefinition) -> Instant? {
        let wait = definition.standingWait.approximateMilliseconds
        guard progress.open > 0 else { return progress.lastSent.map { $0 + wait } }
        guard let first = progress.firstSent else { return now + Waves.look }
        // Some of it is held back: a day at most.
        let last = first + wait + Waves.patience
        return last > now ? min(last, now + Waves.look) : nil
    }

    private func wait(_ row: WaveRow, _ reason: WaveWait.Reason) -> WaveWait { WaveWait(row: row, reason: reason) }
}

extension Instant {
    /// Later than anything.
    fileprivate static let distantFuture = Instant(milliseconds: 9_000_000_000_000_000)
}

private func max(_ first: Span, _ second: Span) -> Span {
    first.approximateMilliseconds >= second.approximateMilliseconds ? first : second
}
