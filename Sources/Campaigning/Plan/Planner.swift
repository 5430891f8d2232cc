package import Definitions
package import Formats
package import Store

/// Writes the ledger rows of what is due (DESIGN.md 7).
package enum Planner {
    package struct Outcome: Sendable {
        /// New rows in state planned.
        package var planned = 0
        /// New rows written as skipped, by reason (`holdout`).
        package var skipped: [MessageReason: Int] = [:]
        /// Campaigns that were stopped and why, for people.
        package var warnings: [String] = []

        package init() {}
    }

    /// Creates the occurrences that are due at `now` and completes the planning of unfinished ones, in chunks. Run twice,
    /// or killed between two chunks, the result is the same.
    package static func plan(_ store: Store, _ workspace: Workspace, now: Instant) throws -> Outcome { Outcome() }
}
