internal import Crypto
internal import Definitions
internal import Formats
internal import SQLite

/// Makes members' rows of records: rows about one member become one.
struct MemberPreparer: RowPreparer {
    /// Rows about a member who stands further down too, which changes nothing by themselves.
    private(set) var merged = 0
    private var reader: MemberRowReader
    private let scan: MemberScan
    private let consent: MemberImport.DefaultConsent?
    private var waiting: [String: MemberRow] = [:]
    private var packer: MemberPacker?

    init(reader: MemberRowReader, scan: MemberScan, consent: MemberImport.DefaultConsent?, salt: [UInt8]) {
        (self.reader, self.scan, self.consent) = (reader, scan, consent)
        packer = MemberPacker(reader: reader, salt: salt)
    }

    var cellsPerRow: Int { MemberPacker.values + reader.columns.count }

    mutating func pack(_ record: RawRecord, into rows: inout PackedRows) -> Bool {
        MemberPreparer.pack(record, into: &rows, by: &packer, &reader, scan)
    }

    private static func pack(
        _ record: RawRecord, into rows: inout PackedRows, by packer: inout MemberPacker?,
        _ reader: inout MemberRowReader, _ scan: MemberScan
    ) -> Bool {
        guard packer != nil else { return false }
        return packer!.pack(record, into: &rows, reader: &reader, scan: scan)
    }

    mutating func prepare(_ record: CSVRecord) throws -> MemberRow? {
        var row = try reader.row(record)
        if row.consent == nil, let consent { (row.consent, row.consentBasis) = (consent.state, consent.basis) }
        if let externalID = row.externalID, scan.isAmbiguous(externalID) {
            throw RowReject(Phrase("external_id \"\(externalID)\" stands in this file with two addresses"))
        }
        guard let lastLine = scan.lastLine(of: row.identity) else { return row }
        if let earlier = waiting[row.identity] { row = earlier.merged(with: row) }
        if record.line < lastLine {
            merged += 1
            waiting[row.identity] = row
            return nil
        }
        waiting[row.identity] = nil
        return row
    }

    mutating func finish() -> [MemberRow] {
        defer { waiting = [:] }
        merged -= waiting.count
        return waiting.values.sorted { $0.line < $1.line }
    }
}
