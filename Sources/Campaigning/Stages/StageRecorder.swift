internal import Store

/// Records stages batch by batch: derives outside of any write transaction, then writes in short ones.
struct StageRecorder {
    private let store: Store
    private let statements: StageStatements
    private(set) var outcome = StageDerivation.Outcome()
    /// Members that are derived at once.
    private var batch = 10_000
    /// Members in one transaction.
    private var chunk: Int

    private static let smallestBatch = 1000
    private static let largestBatch = 40_000

    init(_ store: Store, _ statements: StageStatements, chunk: Int) {
        (self.store, self.statements, self.chunk) = (store, statements, max(1, chunk))
    }

    mutating func record(_ source: StageSource, after start: Int64, notesProgress: Bool) throws {
        var after = start
        while let derived = try store.deriveStages(statements, source, after: after, limit: batch) {
            var isCurrent = true
            while isCurrent, after < derived.through {
                let recorded = try timed { recorder in
                    try recorder.store.recordStages(
                        recorder.statements, derived, after: after, limit: recorder.chunk, notesProgress: notesProgress)
                }
                isCurrent = recorded != nil
                after = recorded?.through ?? after
            }
            if isCurrent {
                batch = min(batch * 2, StageRecorder.largestBatch)
                continue
            }
            // Others write. A chunk under the lock goes on in any case; smaller batches are sooner through.
            batch = max(batch / 4, StageRecorder.smallestBatch)
            let recorded = try timed { recorder in
                try recorder.store.recordStages(
                    recorder.statements, source, after: after, limit: min(recorder.chunk, StageRecorder.smallestBatch),
                    notesProgress: notesProgress)
            }
            guard let recorded else { break }
            after = recorded.through
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
