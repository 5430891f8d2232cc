/// Whose stages are derived, in the order of ids.
package enum StageSource: Sendable {
    /// The members in the TEMP table `stage_candidates`.
    case candidates
    /// Everyone.
    case everyone
}

/// A batch of members whose stages are derived in `stage_work` and not yet recorded.
package struct DerivedStages: Sendable {
    /// The last member of the batch.
    package let through: Int64
    /// What the store looked like: another number after another connection has written.
    let dataVersion: Int64
}

/// What one transaction recorded.
package struct RecordedStages: Sendable {
    /// The last member that is done.
    package let through: Int64
    package let examined: Int
    package let changed: Int
}
