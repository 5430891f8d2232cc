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
    /// Files are mostly of new activities or mostly of known ones: what the last row was, the next one probably is.
    var expectsNew = true
    private var directory: MemberDirectory
    private var dataVersion: Int64?

    init(
        store: Store, reader: ActivityRowReader, scan: ActivityScan, identity: ActivityIdentity, source: String?,
        now: Instant
    ) throws {
        self.store = store
        fields = reader.fields
        writer = try ActivityWriter(store: store, columns: fields.map(\.column))
        preparer = ActivityPreparer(
            reader: reader, scan: scan, identity: identity, source: source, salt: store.salt)
        directory = MemberDirectory(members: try store.memberCount())
        self.now = now
    }

    mutating func beginChunk() throws {
        // Another process may have given somebody another address, or derived stages.
        let version = try store.connection.firstRow("PRAGMA data_version", [:], { $0.integer(0) })
        if version != dataVersion { directory.forgetAll() }
        dataVersion = version
    }

    mutating func endChunk() throws {}

    mutating func apply(_ row: ActivityRow) throws -> RowOutcome {
        guard let memberID = try writer.member(row.who) else {
            throw RowReject("no member is \(ActivityImporter.describe(row.who)): import the members first")
        }
        if expectsNew, try writer.insert(row, memberID: memberID, now: now) { return .created }
        guard let found = try writer.find(row) else {
            expectsNew = try writer.insert(row, memberID: memberID, now: now)
            return .created
        }
        expectsNew = false
        var changed = zip(self.fields, zip(row.values, found.values))
            .filter { $1.0 != .null && $1.0 != $1.1 }
            .map { ImportChange.Field(column: $0.column, old: $1.1, new: $1.0) }
        if found.memberID != memberID {
            changed.append(ImportChange.Field("the member", new: ActivityImporter.describe(row.who)))
        }
        if found.kind != row.kind { changed.append(ImportChange.Field("kind", old: found.kind, new: row.kind)) }
        if found.at != row.at.milliseconds {
            changed.append(
                ImportChange.Field(column: "at", old: .integer(found.at), new: .integer(row.at.milliseconds)))
        }
        if changed.isEmpty { return .unchanged }
        try writer.update(found, row, memberID: memberID)
        return .updated { [changed] in
            let names = changed.map(\.name).joined(separator: ", ")
            let who = ActivityImporter.describe(row.who)
            return RowChange(who: who, sentence: "\(row.kind) \(row.sourceKey) of \(who): \(names)", fields: changed)
        }
    }

    func created(_ row: ActivityRow) -> RowChange {
        let who = ActivityImporter.describe(row.who)
        let fields = zip(self.fields, row.values).filter { $1 != .null }
            .map { ImportChange.Field(column: $0.column, new: $1) }
        return RowChange(
            who: who, sentence: "new \(row.kind) of \(who) at \(row.at)",
            fields: [ImportChange.Field("kind", new: row.kind), ImportChange.Field("at", new: row.at.description)]
                + fields)
    }

    private static func describe(_ who: ActivityRow.Who) -> String {
        switch who {
        case .email(let email): email.address
        case .externalID(let externalID): "external_id \(externalID)"
        }
    }
}

/// The usual rows: of a new activity, or of one of which they say nothing new.
extension ActivityImporter {
    mutating func apply(_ rows: PackedRows, at number: Int) throws -> PackedOutcome {
        guard let member = try member(of: rows, at: number) else { return .unusual }
        if expectsNew, try writer.insert(rows, at: number, memberID: member.id, now: now) {
            try touch(member)
            return .created
        }
        guard try writer.isSame(rows, at: number, memberID: member.id) else { return .unusual }
        expectsNew = false
        return .unchanged
    }

    mutating func apply(_ rows: PackedRows, in numbers: Range<Int>) throws -> BatchOutcome {
        guard expectsNew else { return .none }
        var members: [Member] = []
        members.reserveCapacity(numbers.count)
        for number in numbers {
            guard let member = try member(of: rows, at: number) else { return .none }
            members.append(member)
        }
        let made = try writer.insert(rows, in: numbers, memberIDs: members.map(\.id), now: now)
        if made.count == numbers.count {
            for member in members { try touch(member) }
            return .allCreated
        }
        expectsNew = false
        return .each(
            try zip(numbers, members).map { number, member in
                if let id = try writer.find(rows, at: number), made.contains(id) {
                    try touch(member)
                    return .created
                }
                return try writer.isSame(rows, at: number, memberID: member.id) ? .unchanged : .unusual
            })
    }

    private struct Member {
        let id: Int64
        let place: Int
    }

    private mutating func member(of rows: PackedRows, at number: Int) throws -> Member? {
        let place = rows.withBytes { bytes in
            guard case .text(let range) = rows.cell(number, ActivityPacker.who) else { return 0 }
            return ByteHash.of(UnsafeBufferPointer(rebasing: bytes[range]))
        }
        if let known = directory.find(place) { return Member(id: known.id, place: place) }
        guard let id = try writer.member(rows, at: number, byEmail: preparer.findsByEmail) else { return nil }
        directory.remember(place, id: id, isTouched: false)
        return Member(id: id, place: place)
    }

    private mutating func touch(_ member: Member) throws {
        if directory.find(member.place)?.isTouched == true { return }
        try writer.touch(member.id)
        directory.remember(member.place, id: member.id, isTouched: true)
    }

    func row(_ rows: PackedRows, at number: Int) throws -> ActivityRow {
        let who = rows.text(number, ActivityPacker.who) ?? ""
        guard case .integer(let at) = rows.cell(number, ActivityPacker.at) else {
            throw StoreError.damaged("a row of the import has no time")
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
