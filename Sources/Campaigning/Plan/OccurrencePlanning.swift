internal import Formats
internal import Store

/// The ledger rows of one occurrence being written, a slice of its audience at a time. Whoever is killed between two slices has
/// lost nothing: the next goes on behind the last.
struct OccurrencePlanning {
    /// Rows in one write transaction: some 5 ms.
    private static let rowsAtOnce = 1000
    /// For fewer a transaction is not begun.
    private static let fewest = 100

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
    /// - Parameter wanted: how many rows are waited for: a slice has no more members than it must.
    mutating func advance(_ outcome: inout Planner.Outcome, about wanted: Int = .max) throws {
        guard !isOver else { return }
        try read()
        guard !members.isEmpty else { return try end(&outcome) }
        let slice = members.prefix(min(max(wanted, OccurrencePlanning.fewest), OccurrencePlanning.rowsAtOnce))
        members = members.dropFirst(slice.count)
        let rows = try expansion.rows(of: Array(slice))
        let written = try expansion.store.planChunk(
            expansion.step, afterID: afterID, throughID: slice.last?.id ?? afterID, rows: rows, now: expansion.now)
        note(written, through: slice.last, &outcome)
    }

    /// Inside a transaction: writes at most so many rows of the members that are read, as `decide` has them. Returns the numbers of those
    /// that are new, by member; nil behind the last, which `advance` then ends.
    mutating func write(
        atMost limit: Int, _ outcome: inout Planner.Outcome, as decide: ([PlannedRow]) throws -> [PlannedRow]
    ) throws -> [Int64: Int64]? {
        var rows: [PlannedRow] = []
        var last: AudienceMember?
        while rows.count < limit, let member = members.popFirst() {
            last = member
            if let row = expansion.place(member) { rows.append(row) }
        }
        guard let last, !isOver else { return nil }
        let (store, step) = (expansion.store, expansion.step)
        let latest = try store.latestMessage()
        let written = try store.writeChunk(
            step, afterID: afterID, throughID: last.id, rows: decide(rows), now: expansion.now)
        note(written, through: last, &outcome)
        guard written != nil, let first = rows.first, let end = rows.last else { return [:] }
        return try store.messages(of: step, fromMember: first.memberID, through: end.memberID, after: latest)
    }

    /// Reads the next members, when those that were read are written. Of a large audience it may take its time: not in a transaction.
    mutating func read() throws {
        guard members.isEmpty, !isOver else { return }
        // Few at first: what is to be sent waits for them.
        let isFirst = afterID == expansion.row.plannedThroughID
        members = try stream.next(isFirst ? OccurrencePlanning.rowsAtOnce : AudienceStream.chunk)[...]
        for member in members where expansion.isFallback(member) { fallbacks += 1 }
    }

    private mutating func note(
        _ written: (planned: Int, leftOut: [MessageReason: Int])?, through last: AudienceMember?,
        _ outcome: inout Planner.Outcome
    ) {
        // Another process may be planning the same occurrence: then that one completes it.
        guard let written, let last else { return isOver = true }
        afterID = last.id
        outcome.planned += written.planned
        outcome.skipped.merge(written.leftOut, uniquingKeysWith: +)
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
