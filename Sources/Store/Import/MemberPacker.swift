internal import Crypto
internal import Formats
internal import SQLite

/// Packs the usual row of a members' file: an address that is its own key, clean text, plain numbers, nothing about tags.
struct MemberPacker {
    /// The cells of a packed row: the address, the member's key, the external id, the consent; then the reader's columns.
    static let email = 0
    static let key = 1
    static let externalID = 2
    static let consent = 3
    static let values = 4

    private enum Content {
        case text(limit: Int)
        case number
        case memo(Int)
    }

    private let emailField: Int
    private let externalIDField: Int?
    private let consentField: Int?
    /// Of a row that says something here more must be read.
    private let otherFields: [Int]
    private let contents: [(field: Int, content: Content)]
    private let hash: HMACKey
    private var memos: [CellMemo]
    private var consents = CellMemo()
    private var message: [UInt8]
    private var digest = [UInt8](repeating: 0, count: 32)

    /// Nil for a file without addresses.
    init?(reader: MemberRowReader, salt: [UInt8]) {
        guard let email = reader.mapping["email"], !reader.readsWholeRows else { return nil }
        emailField = email
        externalIDField = reader.mapping["external_id"]
        consentField = reader.mapping["consent"]
        otherFields = ["tags", "consent_basis", "consent_at"].compactMap { reader.mapping[$0] }
        var memos: [CellMemo] = []
        contents = reader.columns.map { column in
            switch column.content {
            case .line: return (column.index, .text(limit: 200))
            case .attribute(.string) where reader.holdsPhones(column):
                memos.append(CellMemo())
                return (column.index, .memo(memos.count - 1))
            case .attribute(.string): return (column.index, .text(limit: 10_000))
            case .attribute(.number):
                memos.append(CellMemo())
                return (column.index, .number)
            default:
                memos.append(CellMemo())
                return (column.index, .memo(memos.count - 1))
            }
        }
        self.memos = memos
        hash = HMACKey(salt)
        message = Store.message(["member".utf8])
    }

    /// False, with nothing packed, for a row of another kind.
    mutating func pack(
        _ record: RawRecord, into rows: inout PackedRows, reader: inout MemberRowReader, scan: MemberScan
    ) -> Bool {
        let email = record[emailField]
        guard EmailAddress.isItsOwnKey(email), otherFields.allSatisfy({ record[$0].isEmpty }), !scan.stands(email)
        else { return false }
        rows.begin(record)
        rows.add(field: record.range(emailField))
        addKey(of: email, to: &rows)
        if addExternalID(record, to: &rows, scan), addConsent(record, to: &rows),
            addValues(record, to: &rows, &reader)
        {
            reader.note(address: email, line: record.line)
            return true
        }
        rows.abandon()
        return false
    }

    private mutating func addKey(of email: UnsafeBufferPointer<UInt8>, to rows: inout PackedRows) {
        let length = message.count
        Store.appendLength(email.count, to: &message)
        message.append(contentsOf: email)
        digest.withUnsafeMutableBufferPointer { digest in
            message.withUnsafeBufferPointer { hash.authenticate($0, into: digest.baseAddress!) }
        }
        message.removeLast(message.count - length)
        rows.add(digest[..<16])
    }

    private func addExternalID(_ record: RawRecord, to rows: inout PackedRows, _ scan: MemberScan) -> Bool {
        guard let field = externalIDField, !record[field].isEmpty else {
            rows.addNull()
            return true
        }
        guard CellText.isClean(record[field]), !scan.isAmbiguous(record[field]) else { return false }
        rows.add(field: record.range(field))
        return true
    }

    private mutating func addConsent(_ record: RawRecord, to rows: inout PackedRows) -> Bool {
        guard let field = consentField, !record[field].isEmpty else {
            rows.addNull()
            return true
        }
        do {
            rows.add(
                try consents.value(record[field]) { (cell) throws(RowReject) in
                    guard let text = try CellText.line(cell) else { return .null }
                    return SQLValue(try MemberRowReader.consent(text)?.rawValue)
                })
            return true
        } catch { return false }
    }

    private mutating func addValues(
        _ record: RawRecord, to rows: inout PackedRows, _ reader: inout MemberRowReader
    ) -> Bool {
        for (index, (field, content)) in contents.enumerated() {
            let cell = record[field]
            if cell.isEmpty {
                rows.addNull()
                continue
            }
            switch content {
            case .text(let limit):
                guard CellText.isClean(cell, limit: limit) else { return false }
                rows.add(field: record.range(field))
            case .number:
                if let number = MemberPacker.wholeNumber(cell) {
                    rows.add(number)
                    continue
                }
                guard let text = String(validating: cell, as: UTF8.self),
                    let value = try? reader.value(text, of: reader.columns[index])
                else { return false }
                rows.add(value)
            case .memo(let memo):
                switch memos[memo].find(cell) {
                case .itself?: rows.add(field: record.range(field))
                case .value(let value)?: rows.add(value)
                case nil:
                    guard let text = String(validating: cell, as: UTF8.self),
                        let value = try? reader.value(text, of: reader.columns[index])
                    else { return false }
                    memos[memo].keep(cell, value)
                    rows.add(value)
                }
            }
        }
        return true
    }

    /// Up to 15 digits, which a double holds exactly.
    static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        guard bytes.count <= 15 else { return nil }
        var value: Int64 = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte & 15)
        }
        return Double(value)
    }
}
