internal import Crypto
internal import Definitions
internal import Formats
internal import SQLite

/// Packs the usual row of an activities' file: an address that is its own key or a clean id, clean text, plain numbers.
struct ActivityPacker {
    /// The cells of a packed row: whose (an address's key or an external id), what, when, and what it is known by; then the
    /// reader's fields.
    static let who = 0
    static let kind = 1
    static let at = 2
    static let source = 3
    static let sourceKey = 4
    /// The member's id, once it was looked up.
    static let member = 5
    static let values = 6

    private let emailField: Int?
    private let externalIDField: Int?
    private let kindField: Int?
    private let atField: Int?
    private let defaultKind: String?
    private let identity: ActivityIdentity
    private let source: String?
    private let kinds: Set<String>
    private var kindMemo = CellMemo()
    private var dayMemo = CellMemo()
    private var midnightMemo = CellMemo()
    /// What each of the reader's fields is in a kind.
    private var types: [String: [ValueType?]] = [:]
    private var message: [UInt8] = []
    private var digest = [UInt8](repeating: 0, count: 32)

    init(reader: ActivityRowReader, identity: ActivityIdentity, source: String?) {
        emailField = reader.mapping["email"]
        externalIDField = reader.mapping["external_id"]
        kindField = reader.mapping["kind"]
        atField = reader.mapping["at"]
        defaultKind = reader.defaultKind
        kinds = Set(reader.kinds)
        (self.identity, self.source) = (identity, source)
        for kind in reader.kinds { types[kind] = reader.fields.map { $0.types[kind] } }
    }

    /// False, with nothing packed, for a row of another kind.
    mutating func pack(
        _ record: RawRecord, into rows: inout PackedRows, reader: inout ActivityRowReader, scan: ActivityScan,
        _ hash: HMACKey
    ) -> Bool {
        guard let place = ActivityScan.hash(record, identity), !scan.stands(place), let kind = kind(record),
            let at = time(record, &reader), let who = who(record)
        else { return false }
        rows.begin(record)
        rows.add(field: who)
        rows.add(kind.utf8)
        rows.add(at)
        rows.add((source ?? kind).utf8)
        addKey(record, to: &rows, hash)
        rows.addNull()
        if addValues(record, kind, to: &rows, &reader) { return true }
        rows.abandon()
        return false
    }

    private func who(_ record: RawRecord) -> Range<Int>? {
        if let emailField { return EmailAddress.isItsOwnKey(record[emailField]) ? record.range(emailField) : nil }
        guard let externalIDField, !record[externalIDField].isEmpty, CellText.isClean(record[externalIDField]) else {
            return nil
        }
        return record.range(externalIDField)
    }

    private mutating func kind(_ record: RawRecord) -> String? {
        if let defaultKind { return defaultKind }
        guard let kindField else { return nil }
        let value = try? kindMemo.value(record[kindField]) { [kinds] (text) throws(RowReject) in
            kinds.contains(text) ? .text(text) : .null
        }
        guard case .text(let kind)? = value else { return nil }
        return kind
    }

    private mutating func time(_ record: RawRecord, _ reader: inout ActivityRowReader) -> Int64? {
        guard let atField else { return nil }
        let cell = record[atField]
        if cell.count == 10 {
            let value = try? dayMemo.value(cell) { (text) throws(RowReject) in
                SQLValue(try reader.time(text)?.milliseconds)
            }
            guard case .integer(let time)? = value else { return nil }
            return time
        }
        if let clock = ActivityPacker.clock(cell) {
            let day = try? midnightMemo.value(UnsafeBufferPointer(rebasing: cell[..<10])) { (text) throws(RowReject) in
                SQLValue(reader.evenMidnight(text)?.milliseconds)
            }
            if case .integer(let midnight)? = day { return midnight + clock }
        }
        guard let text = String(validating: cell, as: UTF8.self), let time = try? reader.time(text) else { return nil }
        return time.milliseconds
    }

    /// Milliseconds since midnight, of `…………T14:30` or `………… 14:30:05` with ten bytes for the day.
    private static func clock(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard cell.count == 16 || cell.count == 19 && cell[16] == 0x3A, cell[10] == 0x20 || cell[10] == 0x54,
            cell[13] == 0x3A
        else { return nil }
        func number(_ index: Int, below limit: UInt8) -> Int64? {
            let (tens, ones) = (cell[index] &- 0x30, cell[index + 1] &- 0x30)
            guard tens < 10, ones < 10, tens * 10 + ones < limit else { return nil }
            return Int64(tens * 10 + ones)
        }
        guard let hour = number(11, below: 24), let minute = number(14, below: 60),
            let second = cell.count == 16 ? 0 : number(17, below: 60)
        else { return nil }
        return ((hour * 60 + minute) * 60 + second) * 1000
    }

    private mutating func addKey(_ record: RawRecord, to rows: inout PackedRows, _ hash: HMACKey) {
        if case .column(let field, _) = identity { return rows.add(field: record.range(field)) }
        message.removeAll(keepingCapacity: true)
        for field in 0..<record.count {
            Store.appendLength(record[field].count, to: &message)
            message.append(contentsOf: record[field])
        }
        authenticate(hash)
        message.removeAll(keepingCapacity: true)
        Store.appendLength(digest.count, to: &message)
        message += digest
        // The ordinal of a row that stands once.
        Store.appendLength(1, to: &message)
        message.append(0x30)
        authenticate(hash)
        rows.add(TextCode.hex(Array(digest[..<16])).utf8)
    }

    private mutating func authenticate(_ hash: HMACKey) {
        digest.withUnsafeMutableBufferPointer { digest in
            message.withUnsafeBufferPointer { hash.authenticate($0, into: digest.baseAddress!) }
        }
    }

    private func addValues(
        _ record: RawRecord, _ kind: String, to rows: inout PackedRows, _ reader: inout ActivityRowReader
    ) -> Bool {
        guard let types = types[kind] else { return false }
        for (field, type) in zip(reader.fields, types) {
            let cell = record[field.index]
            guard let type, !cell.isEmpty else {
                rows.addNull()
                continue
            }
            if type == .string {
                guard CellText.isClean(cell, limit: 10_000) else { return false }
                rows.add(field: record.range(field.index))
            } else if type == .number, let number = MemberPacker.wholeNumber(cell) {
                rows.add(number)
            } else {
                guard let text = String(validating: cell, as: UTF8.self),
                    let value = try? reader.value(text, of: field, type)
                else { return false }
                rows.add(value)
            }
        }
        return true
    }
}
