/// Whose stages are derived, in the order of ids.
package enum StageSource: Sendable {
    /// The members in the TEMP table `stage_candidates`.
    case candidates
    /// Everyone.
    case everyone
}

/// A batch of members whose stages are derived and not yet recorded, in the order of their ids.
package struct StageBatch: Sendable {
    /// What the store looked like before: another number after another connection has written.
    let dataVersion: Int64
    let rows: [Row]

    struct Row: Sendable {
        let id: Int64
        /// Of the stage among the rules; -1 is none.
        let place: Int
        let previousPlace: Int
        /// Where the rules do not have the stage before.
        let previousName: String?
        /// Nil where the stage has not changed.
        let enteredAt: Int64?
        let dueAt: Int64?
        /// Whether anything but the stage is to be noted.
        let isTouched: Bool
        let isDueNew: Bool
    }

    /// The last member of the batch.
    package var through: Int64 { rows.last?.id ?? 0 }

    /// Rows of members after one, at most so many.
    func rows(after id: Int64, limit: Int) -> ArraySlice<Row> {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].id <= id { low = middle + 1 } else { high = middle }
        }
        return rows[low..<min(rows.count, low + limit)]
    }
}

/// What one transaction recorded.
package struct RecordedStages: Sendable {
    /// The last member that is done.
    package let through: Int64
    package let examined: Int
    package let changed: Int
}
