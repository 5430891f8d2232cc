package import Definitions
package import Formats
package import Store

/// Derives members' lifecycle stages from the rules (DESIGN.md 4).
package enum StageDerivation {
    package struct Outcome: Sendable, Equatable {
        package var examined = 0
        package var changed = 0

        package init(examined: Int = 0, changed: Int = 0) { (self.examined, self.changed) = (examined, changed) }
    }

    /// Records: what `run` does first. Incremental: members that data has touched and those whose time has come; everyone when
    /// the rules have changed or the clock has gone back. What was interrupted goes on where it was. With nobody to look at,
    /// the stages hold now as they held then, and nothing is written.
    /// - Parameters:
    ///   - chunk: members in the first transaction; later ones are as long as a transaction may take.
    ///   - batch: members that are derived at once, at first. Where there are more, the next are derived meanwhile.
    package static func record(
        _ store: Store, _ workspace: Workspace, now: Instant, chunk: Int = 500, batch: Int = 10_000
    ) throws -> Outcome {
        let rules = StageRuleSet(workspace)
        guard !rules.isEmpty else { return Outcome() }
        let progress = try store.stageProgress()
        let scope = Scope(rules, progress, now: now)
        try store.dropStageOverlay()
        if progress.seesMessages != rules.asksForMessages { try store.seeMessages(rules) }
        let through = scope.candidatesThrough
        let candidates = through > 0 ? try store.collectStageCandidates(through: through, now: now) : 0
        if scope == .touched, candidates == 0 { return Outcome() }
        // Members here and there, each in a page of its own.
        if scope == .touched { try store.readByMapping() }
        let statements = try StageStatements(rules, try FilterCompiler(workspace, store, now: now), store)
        var recorder = StageRecorder(store, statements, chunk: chunk, batch: batch)
        try store.derivingStages {
            if candidates > 0 { try recorder.recordCandidates(candidates, through: through) }
            if case .everyone(let after) = scope { try recorder.recordEveryone(after: after) }
            try store.completeStages(rules.hash, now: now)
        }
        try store.dropStageCandidates()
        return recorder.outcome
    }

    /// For read-only commands: makes `stage` in filters, reports and templates mean the stage as of `now`, without writing to
    /// the store. Where the record is up to date that costs nothing, else only the difference is derived. From then on this
    /// connection cannot write to members, until `store.dropStageOverlay()`.
    /// - Parameters:
    ///   - member: the only one of whom the command asks: nobody else is derived.
    ///   - progress: called now and then with how many members are derived, and of how many. Everyone is when `now` lies
    ///     before the last derivation, or the rules have changed since.
    package static func overlay(
        _ store: Store, _ workspace: Workspace, now: Instant, member: Int64? = nil,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws {
        let rules = StageRuleSet(workspace)
        guard !rules.isEmpty else { return try store.dropStageOverlay() }
        let isCurrent = Scope(rules, try store.stageProgress(), now: now) == .touched
        let scope = member.map { OverlayScope.one($0) } ?? (isCurrent ? .candidates : .everyone)
        try store.overlayStages(scope, now: now, progress: progress) {
            try StageStatements(rules, try FilterCompiler(workspace, store, now: now), store)
        }
    }

    /// Which members are derived.
    fileprivate enum Scope: Equatable {
        /// All with an id above this one, and those that data or time has touched.
        case everyone(after: Int64)
        /// Those that data has touched, and those whose time has come.
        case touched

        init(_ rules: StageRuleSet, _ progress: StageProgress, now: Instant) {
            self = .everyone(after: 0)
            // What was sent before anybody looked has touched nobody.
            if rules.asksForMessages, !progress.seesMessages { return }
            if progress.partialHash == nil, progress.hash == rules.hash, let last = progress.derivedAt, last <= now {
                self = .touched
            } else if progress.partialHash == rules.hash, let begun = progress.partialAt, begun <= now {
                self = .everyone(after: progress.partialThrough)
            }
        }

        /// Up to whom members are derived for having been touched; 0 is nobody.
        var candidatesThrough: Int64 {
            switch self {
            case .everyone(let after): after
            case .touched: .max
            }
        }
    }
}
