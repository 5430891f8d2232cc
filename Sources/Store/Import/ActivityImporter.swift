internal import Crypto
internal import Definitions
internal import Formats
internal import SQLite

/// Takes activities in: each once, by its identity within its source.
struct ActivityImporter: RowImporter {
    private let store: Store
    private let writer: ActivityWriter
    private var reader: ActivityRowReader
    private let scan: ActivityScan
    private let identity: ActivityIdentity
    private let source: String?
    private let now: Instant
    /// How often a row that is the same in every cell has come, by the beginning of its hash.
    private var ordinals: [UInt64: Int] = [:]
    /// The first row of each identity that stands more than once.
    private var firsts: [String: (line: Int, hash: Int)] = [:]
    /// Files are mostly of new activities or mostly of known ones: what the last row was, the next one probably is.
    private var expectsNew = true
    private var lastMember: (who: ActivityRow.Who, id: Int64)?

    init(
        store: Store, reader: ActivityRowReader, scan: ActivityScan, identity: ActivityIdentity, source: String?,
        now: Instant
    ) throws {
        self.store = store
        writer = try ActivityWriter(store: store, columns: reader.fields.map(\.column))
        self.reader = reader
        self.scan = scan
        self.identity = identity
        self.source = source
        self.now = now
    }

    mutating func prepare(_ record: CSVRecord) throws -> ActivityRow? {
        guard let key = try identity.value(of: record) else {
            let key = wholeRowKey(record.fields)
            return try reader.row(record, source: source) { _ in key }
        }
        let row = try reader.row(record, source: source) { _ in key }
        guard scan.repeated.contains(key) else { return row }
        let place = row.source + "\u{1F}" + key
        guard let first = firsts[place] else {
            firsts[place] = (record.line, record.fields.hashValue)
            return row
        }
        if first.hash == record.fields.hashValue { return nil }
        throw RowReject(
            "\"\(key)\" stands on line \(first.line) too, with other values: "
                + "name what tells the rows apart with --id COLUMN")
    }

    mutating func finish() -> [ActivityRow] { [] }

    mutating func apply(_ row: ActivityRow) throws -> RowOutcome {
        let memberID = try member(row.who)
        if expectsNew, try writer.insert(row, memberID: memberID, now: now) { return .created }
        guard let found = try writer.find(row) else {
            expectsNew = try writer.insert(row, memberID: memberID, now: now)
            return .created
        }
        expectsNew = false
        var changed = zip(reader.fields, zip(row.values, found.values))
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
        let fields = zip(reader.fields, row.values).filter { $1 != .null }
            .map { ImportChange.Field(column: $0.column, new: $1) }
        return RowChange(
            who: who, sentence: "new \(row.kind) of \(who) at \(row.at)",
            fields: [ImportChange.Field("kind", new: row.kind), ImportChange.Field("at", new: row.at.description)]
                + fields)
    }

    private mutating func member(_ who: ActivityRow.Who) throws -> Int64 {
        if let lastMember, lastMember.who == who { return lastMember.id }
        guard let id = try writer.member(who) else {
            throw RowReject("no member is \(ActivityImporter.describe(who)): import the members first")
        }
        lastMember = (who, id)
        return id
    }

    private static func describe(_ who: ActivityRow.Who) -> String {
        switch who {
        case .email(let email): email.address
        case .externalID(let externalID): "external_id \(externalID)"
        }
    }

    /// Stable from one import to the next, and different for rows that are the same in every cell.
    private mutating func wholeRowKey(_ cells: [String]) -> String {
        let hash = store.keyedHash(cells)
        let prefix = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let ordinal = ordinals[prefix, default: 0]
        ordinals[prefix] = ordinal + 1
        return TextCode.hex(Array(store.keyedHash([hash, Array(String(ordinal).utf8)]).prefix(16)))
    }
}
