internal import Crypto
internal import Definitions
internal import Formats
internal import SQLite

/// Makes activities of records, each with what it is known by.
struct ActivityPreparer: RowPreparer {
    private var reader: ActivityRowReader
    private let scan: ActivityScan
    private let identity: ActivityIdentity
    private let source: String?
    private let hash: HMACKey
    private var packer: ActivityPacker
    /// How often a row that is the same in every cell has come, by its hash; only those that stand more than once.
    private var ordinals: [Int: Int] = [:]
    /// The first row of each identity that stands more than once, by its hash.
    private var firsts: [Int: (line: Int, hash: Int)] = [:]
    private let storePath: String
    private var finder: MemberFinder?
    /// True while the index of members is set aside.
    var isAlone = false

    init(
        reader: ActivityRowReader, scan: ActivityScan, identity: ActivityIdentity, source: String?, store: Store
    ) {
        storePath = store.path
        (self.reader, self.scan, self.identity, self.source) = (reader, scan, identity, source)
        hash = HMACKey(store.salt)
        packer = ActivityPacker(reader: reader, identity: identity, source: source)
    }

    var cellsPerRow: Int { ActivityPacker.values + reader.fields.count }
    /// Whether members are found by address, or by external id.
    var findsByEmail: Bool { reader.mapping["email"] != nil }

    mutating func pack(_ record: RawRecord, into rows: inout PackedRows) -> Bool {
        packer.pack(record, into: &rows, reader: &reader, scan: scan, hash)
    }

    mutating func prepare(_ record: CSVRecord) throws -> ActivityRow? {
        guard let key = try identity.value(of: record) else {
            let key = wholeRowKey(record.fields)
            return try reader.row(record, source: source) { _ in key }
        }
        let row = try reader.row(record, source: source) { _ in key }
        guard scan.stands(key) else { return row }
        let place = ByteHash.of(row.source + "\u{1F}" + key)
        guard let first = firsts[place] else {
            firsts[place] = (record.line, record.fields.hashValue)
            return row
        }
        if first.hash == record.fields.hashValue { return nil }
        throw RowReject(
            Phrase(
                """
                "\(key)" stands on line \(first.line) too, with other values: name what tells the rows apart with \
                --id COLUMN
                """))
    }

    mutating func finish() -> [ActivityRow] { [] }

    /// Some seventy thousand rows.
    var packedSize: Int { 16 << 20 }

    /// In the order of the members, which is that of the largest index: rows that stand together in it are written together.
    /// Without that index in the order of the file, which is mostly that of the identities.
    mutating func arrange(_ rows: inout PackedRows) throws -> [Int32]? {
        let finder = try finder ?? MemberFinder(path: storePath, byEmail: findsByEmail)
        self.finder = finder
        let order = try finder.arrange(&rows)
        return isAlone ? Array(0..<Int32(rows.count)) : order
    }

    /// Stable from one import to the next, and different for rows that are the same in every cell.
    private mutating func wholeRowKey(_ cells: [String]) -> String {
        let digest = hash.authenticate(Store.message(cells.lazy.map(\.utf8)))
        let place = ActivityScan.hash(cells)
        var ordinal = 0
        if scan.stands(place) {
            ordinal = ordinals[place, default: 0]
            ordinals[place] = ordinal + 1
        }
        let key = hash.authenticate(Store.message([digest, Array(String(ordinal).utf8)]))
        return TextCode.hex(Array(key.prefix(16)))
    }
}
