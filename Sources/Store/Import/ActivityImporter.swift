internal import Crypto
internal import Definitions
internal import Formats
internal import SQLite

/// Takes activities in: each once, by its identity within its source.
struct ActivityImporter: RowImporter {
    var preparer: ActivityPreparer
    let store: Store
    let writer: ActivityWriter
    let now: Instant
    private let fields: [ActivityRowReader.Field]
    private var taker: ActivityTaker
    /// Files are mostly of new activities or mostly of known ones: what the last row was, the next one probably is.
    var expectsNew: Bool {
        get { taker.expectsNew }
        set { taker.expectsNew = newValue }
    }
    /// What other connections had written when the import began: as long as it is that, members found by the preparer are
    /// the right ones.
    private let dataVersion: Int64
    private var isAlone = true
    /// False while everybody is marked for the derivation of stages.
    private var touches: Bool
    private var lastTouched: Int64 = 0

    init(
        store: Store, reader: ActivityRowReader, scan: ActivityScan, identity: ActivityIdentity, source: String?,
        now: Instant
    ) throws {
        self.store = store
        fields = reader.fields
        writer = try ActivityWriter(store: store, columns: fields.map(\.column))
        taker = ActivityTaker(writer: writer, fields: fields, now: now)
        preparer = ActivityPreparer(
            reader: reader, scan: scan, identity: identity, source: source, store: store)
        dataVersion = try store.dataVersion()
        touches = try store.hasUntouchedMembers()
        self.now = now
    }

    mutating func beginChunk() throws {
        isAlone = try isAlone && store.dataVersion() == dataVersion
        touches = touches || !isAlone
        lastTouched = 0
    }

    mutating func endChunk() throws {}

    mutating func apply(_ row: ActivityRow) throws -> RowOutcome { try taker.take(row) }

    func created(_ row: ActivityRow) -> RowChange {
        let who = ActivityTaker.describe(row.who)
        let fields = zip(self.fields, row.values).filter { $1 != .null }
            .map { ImportChange.Field(column: $0.column, new: $1) }
        return RowChange(
            who: who, sentence: Phrase("new \(row.kind) of \(who) at \(row.at)"),
            fields: [ImportChange.Field("kind", new: row.kind), ImportChange.Field("at", new: row.at.description)]
                + fields)
    }
}

/// The usual rows: of a new activity, or of one of which they say nothing new.
extension ActivityImporter {
    mutating func apply(_ rows: PackedRows, at number: Int) throws -> PackedOutcome {
        guard let memberID = try member(of: rows, at: number) else { return .unusual }
        if expectsNew, try writer.insert(rows, at: number, memberID: memberID, now: now) {
            try touch(memberID)
            return .created
        }
        guard try writer.isSame(rows, at: number, memberID: memberID) else { return .unusual }
        expectsNew = false
        return .unchanged
    }

    mutating func apply(_ rows: PackedRows, _ slice: ArraySlice<Int32>) throws -> BatchOutcome {
        let numbers = slice.map { Int($0) }
        guard expectsNew else {
            return .each(
                try numbers.map { number in
                    guard let memberID = try member(of: rows, at: number) else { return .unusual }
                    return try writer.isSame(rows, at: number, memberID: memberID) ? .unchanged : .unusual
                })
        }
        var memberIDs: [Int64] = []
        memberIDs.reserveCapacity(numbers.count)
        for number in numbers {
            guard let id = try member(of: rows, at: number) else { return .none }
            memberIDs.append(id)
        }
        let made = try writer.insert(rows, numbers, memberIDs: memberIDs, now: now)
        if made.count == numbers.count {
            for id in memberIDs { try touch(id) }
            return .allCreated
        }
        expectsNew = false
        return .each(
            try zip(numbers, memberIDs).map { number, memberID in
                if let id = try writer.find(rows, at: number), made.contains(id) {
                    try touch(memberID)
                    return .created
                }
                return try writer.isSame(rows, at: number, memberID: memberID) ? .unchanged : .unusual
            })
    }

    private func member(of rows: PackedRows, at number: Int) throws -> Int64? {
        if isAlone, case .integer(let id) = rows.cell(number, ActivityPacker.member) { return id }
        return try writer.member(rows, at: number, byEmail: preparer.findsByEmail)
    }

    private mutating func touch(_ memberID: Int64) throws {
        guard touches, memberID != lastTouched else { return }
        try writer.touch(memberID)
        lastTouched = memberID
    }

    func row(_ rows: PackedRows, at number: Int) throws -> ActivityRow {
        let who = rows.text(number, ActivityPacker.who) ?? ""
        guard case .integer(let at) = rows.cell(number, ActivityPacker.at) else {
            throw StoreError.damaged(Phrase("a row of the import has no time"))
        }
        return ActivityRow(
            line: rows.line(number), cells: rows.fields(number),
            who: preparer.findsByEmail ? .email(try EmailAddress(parsing: who)) : .externalID(who),
            kind: rows.text(number, ActivityPacker.kind) ?? "", at: Instant(milliseconds: at),
            source: rows.text(number, ActivityPacker.source) ?? "",
            sourceKey: rows.text(number, ActivityPacker.sourceKey) ?? "",
            values: (ActivityPacker.values..<rows.cellsPerRow).map { rows.value(number, $0) })
    }
}
