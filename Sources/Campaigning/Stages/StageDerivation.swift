package import Definitions
package import Formats
package import Store

/// Derives members' lifecycle stages from the rules (DESIGN.md 4).
package enum StageDerivation {
    package struct Outcome: Sendable {
        package var examined = 0
        package var changed = 0

        package init(examined: Int = 0, changed: Int = 0) { (self.examined, self.changed) = (examined, changed) }
    }

    /// Records: what `run` does first. Incremental: members that data has touched and those whose time has come; everyone when
    /// the rules have changed or the clock has gone back. In short transactions; what was interrupted goes on where it was.
    /// - Parameter chunk: members in the first transaction; later ones are as long as a transaction may take.
    package static func record(
        _ store: Store, _ workspace: Workspace, now: Instant, chunk: Int = 250
    ) throws -> Outcome {
        let rules = StageRuleSet(workspace.definition)
        guard !rules.isEmpty else { return Outcome() }
        let progress = try store.stageProgress()
        let scope = scope(rules, progress, now: now)
        let statements = StageStatements(rules, try FilterCompiler(workspace, store, now: now))
        try store.prepareStageRecording(statements)
        _ = try store.collectStageCandidates(scope, rules, since: progress.derivedAt, now: now)
        var outcome = Outcome()
        var size = ChunkSize(chunk)
        var after: Int64 = 0
        var isEveryone = false
        if case .everyone = scope { isEveryone = true }
        while true {
            let start = ContinuousClock.now
            guard
                let done = try store.recordStages(
                    statements, after: after, limit: size.count, notesProgress: isEveryone)
            else { break }
            size.adapt(to: ContinuousClock.now - start)
            after = done.through
            outcome.examined += done.examined
            outcome.changed += done.changed
        }
        // With nobody to look at, the stages hold now as they held then: a run with nothing to do writes nothing.
        if outcome.examined > 0 || progress.hash != rules.hash || progress.partialHash != nil
            || progress.derivedAt.map({ $0 > now }) ?? true
        {
            try store.completeStages(rules.hash, now: now)
        }
        return outcome
    }

    /// For read-only commands: makes `stage` in filters, reports and templates mean the stage as of `now`, without writing to
    /// the store. From then on this connection cannot write to members, until `store.dropStageOverlay()`.
    package static func overlay(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        let rules = StageRuleSet(workspace.definition)
        guard !rules.isEmpty else { return try store.dropStageOverlay() }
        let progress = try store.stageProgress()
        var scope = StageScope.touched
        if case .everyone = self.scope(rules, progress, now: now) { scope = .everyone(after: 0) }
        let statements = StageStatements(rules, try FilterCompiler(workspace, store, now: now))
        try store.overlayStages(statements, scope, since: progress.derivedAt, now: now)
    }

    private static func scope(_ rules: StageRuleSet, _ progress: StageProgress, now: Instant) -> StageScope {
        if progress.partialHash == nil, progress.hash == rules.hash, let last = progress.derivedAt, last <= now {
            return .touched
        }
        if progress.partialHash == rules.hash, let begun = progress.partialAt, begun <= now {
            return .everyone(after: progress.partialThrough)
        }
        return .everyone(after: 0)
    }

    /// Members a transaction: as many as take about 40 ms.
    private struct ChunkSize {
        var count: Int

        init(_ count: Int) { self.count = max(1, count) }

        mutating func adapt(to duration: Duration) {
            if duration > .milliseconds(60) {
                count = max(20, count / 2)
            } else if duration < .milliseconds(20) {
                count = min(20_000, count * 2)
            }
        }
    }
}
