internal import Formats
internal import Store

/// The ledger rows of one occurrence being written, a slice of its audience at a time. Whoever is killed between two slices has
/// lost nothing: the next goes on behind the last.
struct OccurrencePlanning {
    /// Rows in one write transaction: some 5 ms.
    private static let rowsAtOnce = 1000

    let expansion: AudienceExpansion
    private let newest: Int64
    private var stream: AudienceStream
    /// Read and not written.
    private var members: ArraySlice<AudienceMember> = []
    /// Members up to this id are written.
    private(set) var afterID: Int64
    private var fallbacks = 0
    private(set) var isOver = false

    /// - Parameter newest: nobody who joins later is looked at by this planning.
    init(_ expansion: AudienceExpansion, _ stream: AudienceStream, newest: Int64) {
        (self.expansion, self.stream, self.newest) = (expansion, stream, newest)
        afterID = expansion.row.plannedThroughID
    }

    /// Writes the next slice, and ends the planning behind the last.
    mutating func advance(_ outcome: inout Planner.Outcome) throws {
        guard !isOver else { return }
        if members.isEmpty {
            // Few at first: what is to be sent waits for them.
            let isFirst = afterID == expansion.row.plannedThroughID
            members = try stream.next(isFirst ? OccurrencePlanning.rowsAtOnce : AudienceStream.chunk)[...]
            for member in members where expansion.isFallback(member) { fallbacks += 1 }
        }
        guard !members.isEmpty else { return try end(&outcome) }
        let slice = members.prefix(OccurrencePlanning.rowsAtOnce)
        members = members.dropFirst(slice.count)
        // Another process may be planning the same occurrence: then that one completes it.
        guard let last = slice.last, try write(Array(slice), through: last.id, &outcome) else { return isOver = true }
        afterID = last.id
    }

    private func write(
        _ slice: [AudienceMember], through last: Int64, _ outcome: inout Planner.Outcome
    ) throws -> Bool {
        guard
            let written = try expansion.store.planChunk(
                expansion.step, afterID: afterID, throughID: last, rows: expansion.rows(of: slice), now: expansion.now)
        else { return false }
        outcome.planned += written.planned
        outcome.skipped.merge(written.leftOut, uniquingKeysWith: +)
        return true
    }

    private mutating func end(_ outcome: inout Planner.Outcome) throws {
        isOver = true
        if fallbacks > 0 { outcome.warnings.append(expansion.unknownZones(fallbacks)) }
        let (store, now) = (expansion.store, expansion.now)
        guard expansion.row.isComing(at: now) else { return try store.completeOccurrence(expansion.row, now: now) }
        if newest > afterID {
            _ = try store.planChunk(expansion.step, afterID: afterID, throughID: newest, rows: [], now: now)
        }
    }
}
