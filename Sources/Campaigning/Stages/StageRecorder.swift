internal import Store

/// Records stages batch by batch: derives outside of any write transaction, then writes in short ones.
struct StageRecorder {
    private let store: Store
    private let statements: StageStatements
    private(set) var outcome = StageDerivation.Outcome()
    /// Members that are derived at once.
    private var batch: Int
    /// Members in one transaction.
    private var chunk: Int

    private static let smallestBatch = 1000
    private static let largestBatch = 40_000
    /// Members that are recorded between two checkpoints: about 20 MB of the log.
    private static let round = 40_000

    init(_ store: Store, _ statements: StageStatements, chunk: Int, batch: Int) {
        (self.store, self.statements, self.chunk, self.batch) = (store, statements, max(1, chunk), max(1, batch))
    }

    /// - Parameter last: the last member that was taken for a candidate.
    mutating func recordCandidates(_ count: Int, through last: Int64) throws {
        try record(.candidates, through: last, isAhead: count > batch, after: 0, notesProgress: false)
    }

    mutating func recordEveryone(after start: Int64) throws {
        let isAhead = try store.lastMemberID() - start > Int64(batch)
        try record(.everyone, through: .max, isAhead: isAhead, after: start, notesProgress: true)
    }

    private mutating func record(
        _ source: StageSource, through last: Int64, isAhead: Bool, after start: Int64, notesProgress: Bool
    ) throws {
        let deriver = StageDeriver(store, statements, source, through: last, isAhead: isAhead)
        defer { deriver.end() }
        try store.recordingStages(many: isAhead) {
            try record(source, deriver, after: start, isAhead: isAhead, notesProgress: notesProgress)
        }
    }

    private mutating func record(
        _ source: StageSource, _ deriver: StageDeriver, after start: Int64, isAhead: Bool, notesProgress: Bool
    ) throws {
        var after = start
        var done = 0
        try deriver.begin(after: after, limit: batch)
        while let derived = try deriver.next() {
            // Nobody reads now: the whole log is copied, and begins anew.
            if isAhead, outcome.examined - done >= StageRecorder.round {
                try store.checkpoint()
                done = outcome.examined
            }
            batch = min(batch * 2, StageRecorder.largestBatch)
            try deriver.begin(after: derived.through, limit: batch)
            var isCurrent = true
            while isCurrent, after < derived.through {
                let recorded = try timed { recorder in
                    try recorder.store.recordStages(
                        recorder.statements, source, derived, after: after, limit: recorder.chunk,
                        notesProgress: notesProgress)
                }
                isCurrent = recorded != nil
                after = recorded?.through ?? after
            }
            if isCurrent { continue }
            // Others write. A chunk under the lock goes on in any case; smaller batches are sooner through.
            batch = max(batch / 8, min(batch, StageRecorder.smallestBatch))
            let recorded = try timed { recorder in
                try recorder.store.recordStages(
                    recorder.statements, source, after: after, limit: min(recorder.chunk, StageRecorder.smallestBatch),
                    notesProgress: notesProgress)
            }
            guard let recorded else { break }
            after = recorded.through
            try deriver.begin(after: after, limit: batch)
        }
    }

    /// Counts what a transaction recorded, and fits the next one to the time that it took: as many as take about 40 ms.
    private mutating func timed(
        _ transaction: (StageRecorder) throws -> RecordedStages?
    ) throws -> RecordedStages? {
        let start = ContinuousClock.now
        guard let recorded = try transaction(self) else { return nil }
        let duration = ContinuousClock.now - start
        if duration > .milliseconds(60) {
            chunk = max(20, chunk / 2)
        } else if duration < .milliseconds(20) {
            chunk = min(20_000, chunk * 2)
        }
        outcome.examined += recorded.examined
        outcome.changed += recorded.changed
        return recorded
    }
}
