internal import Formats
package import Store

/// The rest of a large occurrence, which is planned while its first messages are sent: nothing else is due, so they go in the
/// order in which they would go if all of it were planned.
///
/// On the store's thread. Left unfinished, it is what the next `run` goes on with.
package final class PlanRest {
    private var planning: OccurrencePlanning
    private let begunAfter: Int64
    /// The latest member's id.
    private let newest: Int64
    /// New rows in state planned.
    package private(set) var planned = 0

    init(_ planning: OccurrencePlanning) throws {
        self.planning = planning
        newest = try planning.expansion.store.newestMemberID()
        begunAfter = planning.expansion.row.plannedThroughID
    }

    package var isOver: Bool { planning.isOver }

    /// About how many rows are to come, judged by those that are written.
    package var expected: Int {
        guard !isOver, planning.afterID > begunAfter else { return 0 }
        let share = Double(max(0, newest - planning.afterID)) / Double(planning.afterID - begunAfter)
        return Int(Double(planned) * share)
    }

    /// Plans on until at least so many rows are written in all, or nobody is left.
    package func advance(to count: Int = .max) throws -> Planner.Outcome {
        var outcome = Planner.Outcome()
        while !isOver, planned + outcome.planned < count {
            try planning.advance(&outcome, about: count - planned - outcome.planned)
        }
        planned += outcome.planned
        return outcome
    }

    /// What its rows have in common.
    package var step: PlannedStep { planning.expansion.step }

    /// Before the transaction of `write`.
    package func read() throws { try planning.read() }

    /// Inside a transaction: writes at most so many rows, as `decide` has them. Returns the numbers of those that are new, by member;
    /// nil when nobody is left, which is for `advance` to end.
    package func write(
        atMost limit: Int, _ outcome: inout Planner.Outcome, as decide: ([PlannedRow]) throws -> [PlannedRow]
    ) throws -> [Int64: Int64]? {
        let before = outcome.planned
        let ids = try planning.write(atMost: limit, &outcome, as: decide)
        planned += outcome.planned - before
        return ids
    }

    /// Whether messages of others are due, which would have to wait their turn.
    var isInTheWay: Bool {
        get throws {
            let (store, row) = (planning.expansion.store, planning.expansion.row)
            return try store.isAnythingDue(
                but: row.campaign, occurrence: row.occurrence, at: planning.expansion.now)
        }
    }
}
